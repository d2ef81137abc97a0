import ChaffPages

/// Samples as JSON lines: a page with `lines`, also with its HTML, or a single line with `text` and `label`.
struct RecordSamples {
    let name: SampleName
    private let htmlSamples = HTMLSamples()

    init(name: SampleName) { self.name = name }

    /// How many labelled gold lines had no line of the same text in their HTML so far.
    var lost: Int { htmlSamples.lost }

    /// - Parameter number: how many rows of the file stand before `bytes`.
    func read(_ bytes: UnsafeRawBufferPointer, after number: Int, into gold: inout GoldSet) {
        var rows = unsafe Rows(bytes, after: number)
        while let row = unsafe rows.next() {
            if unsafe row.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            do { gold.pages.append(try unsafe page(row, number: rows.number)) } catch {
                gold.faults.append(GoldFault(file: name.file, line: rows.number, reason: error.description))
            }
        }
    }

    private func page(_ row: UnsafeRawBufferPointer, number: Int) throws(RecordError) -> GoldPage {
        var scanner = unsafe JSONScanner(row)
        var page = GoldPage(id: "\(name.stem)/\(number)")
        page.language = name.language
        var url = ""
        var source = ""
        var lines: [GoldLine]?
        var single = SampleLine()
        var html: (text: JSONString, isBase64: Bool)?
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            switch unsafe key.string(in: row) {
            case "id": page.id = try scanner.text("id") ?? page.id
            case "url": url = try scanner.text("url") ?? ""
            case "lang": page.language = try scanner.text("lang") ?? page.language
            case "source": source = try scanner.text("source") ?? ""
            case "family": page.family = try scanner.text("family") ?? ""
            case "group": page.group = try scanner.text("group") ?? ""
            case "fragment": page.isFragment = try scanner.boolean()
            case "copy": page.isCopy = try scanner.boolean()
            case "fold": page.fold = try fold(&scanner)
            case "weight": page.weight = try weight(&scanner)
            case "html": if try !scanner.null(), html == nil { html = try (scanner.string(), false) }
            case "html_base64": if try !scanner.null() { html = try (scanner.string(), true) }
            case "lines": lines = try self.lines(&scanner)
            case let name: if try !single.read(name, from: &scanner) { try scanner.skipValue() }
            }
        }
        try scanner.finish()
        if page.group.isEmpty { page.group = GroupName.of(url: url, source: source, id: page.id) }
        if let lines {
            page.lines = lines
        } else {
            guard single.text != nil else { throw RecordError(reason: "a sample needs lines, or text and label") }
            guard single.label != nil || single.isClean else { throw RecordError(reason: "this line has no label") }
            page.lines = try single.line().map { [$0] } ?? []
            page.isFragment = true
        }
        if let html { try unsafe htmlSamples.read(html.text, of: row, isBase64: html.isBase64, into: &page) }
        if page.lines.isEmpty { throw RecordError(reason: "there is no text in this sample") }
        return page
    }

    private func lines(_ scanner: inout JSONScanner) throws(RecordError) -> [GoldLine] {
        var lines: [GoldLine] = []
        try scanner.beginArray()
        while try scanner.nextElement() {
            var sample = SampleLine()
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                let name = unsafe key.string(in: scanner.bytes)
                if try !sample.read(name, from: &scanner) { try scanner.skipValue() }
            }
            if let line = try sample.line() { lines.append(line) }
        }
        return lines
    }

    private func fold(_ scanner: inout JSONScanner) throws(RecordError) -> Int? {
        if try scanner.null() { return nil }
        let value = try scanner.double()
        guard let fold = Int(exactly: value), (0..<GoldPage.folds).contains(fold) else {
            throw scanner.failure("fold must be a whole number from 0 to \(GoldPage.folds - 1)")
        }
        return fold
    }

    private func weight(_ scanner: inout JSONScanner) throws(RecordError) -> Float {
        let value = try scanner.double()
        guard value >= 0, value <= 1e6 else { throw scanner.failure("weight must be from 0 to a million") }
        return Float(value)
    }
}
