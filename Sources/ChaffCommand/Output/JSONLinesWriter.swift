import Chaff
import ChaffPages

/// For files one JSON object a line that is not blank; for records the record with `lines` added; for archives one
/// object a page.
final class JSONLinesWriter: PageWriter {
    private let labelFields: [[UInt8]]
    private let probabilityFields: [[UInt8]]
    private var file = ""
    private var fileCharset: CharsetChoice?
    private var fileField: [UInt8] = []

    init(labels: [String]) {
        func escaped(_ label: String) -> String {
            let buffer = ByteBuffer()
            buffer.append(jsonString: label)
            return unsafe String(decoding: buffer.bytes, as: UTF8.self)
        }
        labelFields = labels.map { Array(#","label":\#(escaped($0)),"probability":"#.utf8) }
        probabilityFields = labels.enumerated().map { index, label in
            Array((index == 0 ? #","probabilities":{"# : ",").utf8) + Array("\(escaped(label)):".utf8)
        }
    }

    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        switch origin {
        case .file:
            writeLines(page, labelling, charset, of: work)
            return
        case .record(let record, let line):
            let replaced: [PageRecord.Field] = charset == nil ? [.lines] : [.lines, .charset]
            if unsafe record.copy(from: line, to: output, without: replaced) { output.append(UInt8(ascii: ",")) }
        case .archive(let record):
            output.append(UInt8(ascii: "{"))
            output.append(fieldsOf: record)
        }
        output.append(charset: charset)
        appendLines(page, labelling, to: output)
        output.append("}\n" as StaticString)
    }

    private func writeLines(_ page: Page, _ labelling: Labelling, _ charset: CharsetChoice?, of work: Work) {
        let output = work.output
        let field = fileField(work.file, charset)
        var spans = SpanCursor()
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices where labelling.choice[index] != Labelling.blank {
                output.append(field)
                output.append(decimal: page.lines[index].number)
                output.append(markupOf: index, of: page)
                appendLabel(of: index, labelling, to: output)
                unsafe spans.append(index, page, labelling, text, to: output)
                output.append(#","text":""# as StaticString)
                unsafe output.append(jsonText: UnsafeRawBufferPointer(rebasing: text[page.lines[index].bytes]))
                output.append("\"}\n" as StaticString)
            }
        }
    }

    private func appendLines(_ page: Page, _ labelling: Labelling, to output: ByteBuffer) {
        output.append(#""lines":["# as StaticString)
        var spans = SpanCursor()
        var isFirst = true
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices where labelling.choice[index] != Labelling.blank {
                output.append(isFirst ? #"{"line":"# as StaticString : #",{"line":"# as StaticString)
                isFirst = false
                output.append(decimal: page.lines[index].number)
                output.append(#","text":""# as StaticString)
                unsafe output.append(jsonText: UnsafeRawBufferPointer(rebasing: text[page.lines[index].bytes]))
                output.append(UInt8(ascii: "\""))
                output.append(markupOf: index, of: page)
                appendLabel(of: index, labelling, to: output)
                unsafe spans.append(index, page, labelling, text, to: output)
                output.append(UInt8(ascii: "}"))
            }
        }
        output.append(UInt8(ascii: "]"))
    }

    private func appendLabel(of line: Int, _ labelling: Labelling, to output: ByteBuffer) {
        output.append(labelFields[Int(labelling.choice[line])])
        output.append(shortDecimals: labelling.probability(ofLine: line))
        let count = labelling.labels.count
        let first = line * count
        // A line may be called unknown, but nothing says how probable that is.
        for label in 0..<count {
            output.append(probabilityFields[label])
            output.append(shortDecimals: labelling.probabilities[first + label])
        }
        output.append(UInt8(ascii: "}"))
    }

    // The same for all lines of a file; pieces of several files may take turns.
    private func fileField(_ name: String, _ charset: CharsetChoice?) -> [UInt8] {
        if name != file || charset != fileCharset || fileField.isEmpty {
            let buffer = ByteBuffer()
            buffer.append(#"{"file":"# as StaticString)
            buffer.append(jsonString: name)
            buffer.append(UInt8(ascii: ","))
            buffer.append(charset: charset)
            buffer.append(#""line":"# as StaticString)
            file = name
            fileCharset = charset
            fileField = buffer.array
        }
        return fileField
    }
}
