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
    private let clean = ByteBuffer()

    /// - Parameters:
    ///   - isKept: for each label whether its lines pass.
    ///   - maxRemoved: the share of characters over which a record's verdict is to drop it.
    ///   - keepsHidden: true if lines pass that the markup hides; without it they are dropped whatever their label.
    ///   - form: whether kept lines are written or objects.
    init(labels: [String], isKept: [Bool], maxRemoved: Float, keepsHidden: Bool = false, form: Form = .auto) {
        self.keepsHidden = keepsHidden
        self.form = form
        self.isKept = isKept
        self.maxRemoved = maxRemoved
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
        guard isObject else {
            let start = output.count
            copyKept(page, labelling, to: output)
            endText(page, origin, from: start, of: output)
            return
        }
        clean.removeAll()
        copyKept(page, labelling, to: clean)
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
        appendCounts(page, labelling, to: output)
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

    /// Copies runs of kept lines; a blank line passes.
    private func copyKept(_ page: Page, _ labelling: Labelling, to output: ByteBuffer) {
        unsafe page.text.withUnsafeBytes { text in
            // What stands before the first line (a byte order mark) is no line's and passes.
            var runStart = 0
            var isInRun = true
            for index in page.lines.indices {
                let choice = labelling.choice[index]
                let passes = choice == Labelling.blank || isKept[Int(choice)] && !isLeftOut(index, page)
                guard passes != isInRun else { continue }
                let start = page.lines[index].bytes.lowerBound
                if isInRun { unsafe output.append(UnsafeRawBufferPointer(rebasing: text[runStart..<start])) }
                runStart = start
                isInRun = passes
            }
            if isInRun { unsafe output.append(UnsafeRawBufferPointer(rebasing: text[runStart...])) }
        }
    }

    private func appendCounts(_ page: Page, _ labelling: Labelling, to output: ByteBuffer) {
        let count = count(page, labelling)
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
        output.append(isDropped ? "\"drop\"}}\n" as StaticString : "\"keep\"}}\n" as StaticString)
    }

    /// True for a line that nobody sees who looks at the page.
    private func isLeftOut(_ line: Int, _ page: Page) -> Bool {
        !keepsHidden && line < page.markup.count && page.markup[line].hiding != .none
    }

    private struct Count {
        var lines: [Int]
        var kept = 0
        var characters = 0
        var removed = 0

        var removedShare: Float { characters > 0 ? Float(removed) / Float(characters) : 0 }
    }

    /// Counts lines by label, and the characters (code points) of lines that are not blank.
    private func count(_ page: Page, _ labelling: Labelling) -> Count {
        var count = Count(lines: [Int](repeating: 0, count: isKept.count))
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices where labelling.choice[index] != Labelling.blank {
                let label = Int(labelling.choice[index])
                let bytes = unsafe text[page.lines[index].bytes]
                let characters = unsafe bytes.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
                count.lines[label] += 1
                count.characters += characters
                if isKept[label], !isLeftOut(index, page) { count.kept += 1 } else { count.removed += characters }
            }
        }
        return count
    }
}
