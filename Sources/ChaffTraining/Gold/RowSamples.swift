/// Samples as `label⇥text` rows, a blank row between pages; rows that start with `# ` and hold no tab are comments.
struct RowSamples {
    let name: SampleName

    static func isComment(_ row: UnsafeRawBufferPointer) -> Bool {
        unsafe row.starts(with: "# ".utf8) && !row.contains(0x09) || row.elementsEqual("#".utf8)
    }

    func read(_ bytes: UnsafeRawBufferPointer, into gold: inout GoldSet) {
        var rows = unsafe Rows(bytes)
        var lines: [GoldLine] = []
        var pages = 0
        func endPage() {
            guard !lines.isEmpty else { return }
            pages += 1
            var page = GoldPage(id: "\(name.stem)/\(pages)")
            page.language = name.language
            page.lines = lines
            gold.pages.append(page)
            lines.removeAll()
        }
        while let row = unsafe rows.next() {
            if unsafe row.allSatisfy({ $0 == 0x20 }) {
                endPage()
            } else if unsafe !RowSamples.isComment(row) {
                switch unsafe line(row) {
                case .success(let line): if let line { lines.append(line) }
                case .failure(let fault):
                    gold.faults.append(GoldFault(file: name.file, line: rows.number, reason: fault.reason))
                }
            }
        }
        endPage()
    }

    /// One row's line; nil if its text is blank: a blank line has no label.
    private func line(_ row: UnsafeRawBufferPointer) -> Result<GoldLine?, LineText.SpanFault> {
        guard let tab = unsafe row.firstIndex(of: 0x09) else {
            return .failure(LineText.SpanFault(reason: "no tab between label and text"))
        }
        let label = unsafe String(decoding: row[..<tab], as: UTF8.self)
        if label.contains(where: \.isWhitespace) {
            return .failure(LineText.SpanFault(reason: "there is a blank in the label \u{201C}\(label)\u{201D}"))
        }
        var text = LineText.oneLine(unsafe String(decoding: row[(tab + 1)...], as: UTF8.self))
        switch LineText.takeSpans(from: &text) {
        case .failure(let fault): return .failure(fault)
        case .success(let spans):
            if LineText.isBlank(text) { return .success(nil) }
            var line = GoldLine(text: text, label: label.isEmpty ? nil : label)
            line.spans = spans
            return .success(line)
        }
    }
}
