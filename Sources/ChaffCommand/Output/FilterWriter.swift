import Chaff
import ChaffPages

/// Passes the lines with the wanted labels on, byte for byte, with their line ends; or makes an object of each page.
final class FilterWriter: PageWriter {
    enum Form: String, CaseIterable { case auto, text, jsonl }

    private let isKept: [Bool]
    private let labelNames: [[UInt8]]
    private let maxRemoved: Float
    private let keepsHidden: Bool
    private let form: Form
    private let cutting: Cutting?
    private let clean = ByteBuffer()

    /// Cuts injected text out of lines.
    struct Cutting {
        let cutter: PageCutter
        let treatment: PageCutter.Treatment
    }

    /// - Parameters:
    ///   - isKept: for each label whether its lines pass.
    ///   - maxRemoved: the share of characters over which a record's verdict is to drop it.
    ///   - keepsHidden: true if lines pass that the markup hides; without it they are dropped whatever their label.
    ///   - form: whether kept lines are written or objects.
    ///   - cutting: nil if lines pass or are dropped as a whole.
    init(
        labels: [String], isKept: [Bool], maxRemoved: Float, keepsHidden: Bool = false, form: Form = .auto,
        cutting: Cutting? = nil
    ) {
        self.keepsHidden = keepsHidden
        self.form = form
        self.isKept = isKept
        self.maxRemoved = maxRemoved
        self.cutting = cutting
        labelNames = labels.map { label in
            let buffer = ByteBuffer()
            buffer.append(jsonString: label)
            buffer.append(UInt8(ascii: ":"))
            return buffer.array
        }
    }

    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        let isObject = if case .record = origin { form != .text } else { form == .jsonl }
        let kept = keptLines(page, labelling)
        guard isObject else {
            let start = output.count
            kept.copy(to: output)
            endText(page, origin, from: start, of: output)
            return
        }
        clean.removeAll()
        kept.copy(to: clean)
        switch origin {
        case .record(let record, let line):
            let replaced: [PageRecord.Field] = charset == nil ? [.chaff] : [.chaff, .charset]
            if unsafe record.copy(from: line, to: output, without: replaced, text: clean) {
                output.append(UInt8(ascii: ","))
            }
            output.append(charset: charset)
        case .archive(let record):
            output.append(UInt8(ascii: "{"))
            output.append(fieldsOf: record)
            output.append(charset: charset)
            appendText(to: output)
        case .file:
            output.append(#"{"file":"# as StaticString)
            output.append(jsonString: work.file)
            output.append(UInt8(ascii: ","))
            output.append(charset: charset)
            appendText(to: output)
        }
        appendCounts(kept, to: output)
    }

    private func keptLines(_ page: Page, _ labelling: Labelling) -> KeptLines {
        let isHidden = { [keepsHidden] (line: Int) in
            !keepsHidden && line < page.markup.count && page.markup[line].hiding != .none
        }
        var kept = KeptLines(page: page, labelling: labelling, isKept: isKept, isLeftOut: isHidden)
        if let cutting {
            kept.cutLines = cutting.cutter.cut(page, labelling, isLeftOut: isHidden)
            if case .redact(let mark) = cutting.treatment { kept.mark = mark }
        }
        return kept
    }

    /// Ends the last line of a page that has no line ends of its own, and puts a blank line between pages.
    private func endText(_ page: Page, _ origin: PageOrigin, from start: Int, of output: ByteBuffer) {
        if case .file = origin, page.markup.isEmpty { return }
        if output.count > start, unsafe output.bytes[output.count - 1] != 0x0A { output.append(0x0A) }
        if case .file = origin { return }
        output.append(0x0A)
    }

    private func appendText(to output: ByteBuffer) {
        output.append(#""text":""# as StaticString)
        unsafe output.append(jsonText: clean.bytes)
        output.append("\"," as StaticString)
    }

    private func appendCounts(_ kept: KeptLines, to output: ByteBuffer) {
        let count = kept.count()
        output.append(#""chaff":{"lines":{"# as StaticString)
        for (index, name) in labelNames.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append(name)
            output.append(decimal: count.lines[index])
        }
        output.append(#"},"removed_share":"# as StaticString)
        output.append(shortDecimals: (count.removedShare * 10_000).rounded() / 10_000)
        let isDropped = count.kept == 0 || count.removedShare > maxRemoved
        output.append(#","verdict":"# as StaticString)
        output.append(isDropped ? "\"drop\"" as StaticString : "\"keep\"" as StaticString)
        if let cutting {
            output.append(cutting.treatment == .cut ? #","cut":["# as StaticString : #","redacted":["# as StaticString)
            kept.appendCutLines(to: output)
            output.append(UInt8(ascii: "]"))
        }
        output.append("}}\n" as StaticString)
    }
}
