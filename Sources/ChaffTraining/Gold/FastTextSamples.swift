/// Samples as fastText takes them: `__label__x text`, each row a line of its own.
struct FastTextSamples {
    static let mark = "__label__"

    let name: SampleName

    func read(_ bytes: UnsafeRawBufferPointer, into gold: inout GoldSet) {
        var rows = unsafe Rows(bytes)
        var severalLabels = 0
        while let row = unsafe rows.next() {
            var rest = unsafe String(decoding: row, as: UTF8.self)[...]
            if LineText.isBlank(String(rest)) { continue }
            var labels: [Substring] = []
            while rest.hasPrefix(FastTextSamples.mark) {
                let word = rest.prefix { $0 != " " && $0 != "\t" }
                labels.append(word.dropFirst(FastTextSamples.mark.count))
                rest = rest[word.endIndex...].drop { $0 == " " || $0 == "\t" }
            }
            func fault(_ reason: String) {
                gold.faults.append(GoldFault(file: name.file, line: rows.number, reason: reason))
            }
            guard let label = labels.first, !label.isEmpty else {
                fault("a fastText sample begins with __label__ and the label's name")
                continue
            }
            let text = LineText.oneLine(String(rest))
            if LineText.isBlank(text) {
                fault("no text after the label")
                continue
            }
            if labels.count > 1 { severalLabels += 1 }
            var page = GoldPage(id: "\(name.stem)/\(rows.number)")
            page.language = name.language
            page.isFragment = true
            page.lines = [GoldLine(text: text, label: String(label))]
            gold.pages.append(page)
        }
        if severalLabels > 0 {
            gold.notes.append("\(name.file): \(severalLabels) samples have several labels; the first one counts")
        }
    }
}
