import Chaff
import ChaffPages

/// For plain text one JSON object a line that is not blank; for records the record with `lines` added.
final class JSONLinesWriter: PageWriter {
    private let labelFields: [[UInt8]]
    private let probabilityFields: [[UInt8]]
    private var file = ""
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

    func write(_ page: Page, _ labelling: Labelling, of work: Work) {
        let output = work.output
        let field = fileField(work.file)
        var spans = SpanCursor()
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices where labelling.choice[index] != Labelling.blank {
                output.append(field)
                output.append(decimal: page.lines[index].number)
                appendLabel(of: index, labelling, to: output)
                unsafe spans.append(index, page, labelling, text, to: output)
                output.append(#","text":""# as StaticString)
                unsafe output.append(jsonText: UnsafeRawBufferPointer(rebasing: text[page.lines[index].bytes]))
                output.append("\"}\n" as StaticString)
            }
        }
    }

    func write(
        _ page: Page, _ labelling: Labelling, record: PageRecord, line: UnsafeRawBufferPointer, of work: Work
    ) {
        let output = work.output
        if unsafe record.copy(from: line, to: output, without: .lines) { output.append(UInt8(ascii: ",")) }
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
                appendLabel(of: index, labelling, to: output)
                unsafe spans.append(index, page, labelling, text, to: output)
                output.append(UInt8(ascii: "}"))
            }
        }
        output.append("]}\n" as StaticString)
    }

    private func appendLabel(of line: Int, _ labelling: Labelling, to output: ByteBuffer) {
        output.append(labelFields[Int(labelling.choice[line])])
        output.append(shortDecimals: labelling.probability(ofLine: line))
        let first = line * probabilityFields.count
        for label in probabilityFields.indices {
            output.append(probabilityFields[label])
            output.append(shortDecimals: labelling.probabilities[first + label])
        }
        output.append(UInt8(ascii: "}"))
    }

    // The same for all lines of a file; pieces of several files may take turns.
    private func fileField(_ name: String) -> [UInt8] {
        if name != file || fileField.isEmpty {
            let buffer = ByteBuffer()
            buffer.append(#"{"file":"# as StaticString)
            buffer.append(jsonString: name)
            buffer.append(#","line":"# as StaticString)
            file = name
            fileField = buffer.array
        }
        return fileField
    }
}

/// Writes the spans of one line after the other, in code points of the line's text.
struct SpanCursor {
    private var next = 0

    mutating func append(
        _ line: Int, _ page: Page, _ labelling: Labelling, _ text: UnsafeRawBufferPointer, to output: ByteBuffer
    ) {
        output.append(#","spans":["# as StaticString)
        while next < labelling.spans.count, labelling.spans[next].line < line { next += 1 }
        var at = page.lines[line].bytes.lowerBound
        var codePoints = 0
        var isFirst = true
        while next < labelling.spans.count, labelling.spans[next].line == line {
            let span = labelling.spans[next].bytes
            codePoints += unsafe SpanCursor.codePoints(at..<span.lowerBound, text)
            output.append(isFirst ? "[" as StaticString : ",[" as StaticString)
            output.append(decimal: codePoints)
            codePoints += unsafe SpanCursor.codePoints(span, text)
            output.append(UInt8(ascii: ","))
            output.append(decimal: codePoints)
            output.append(UInt8(ascii: "]"))
            at = span.upperBound
            isFirst = false
            next += 1
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func codePoints(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Int {
        guard let base = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        return unsafe UTF8Step.codePoints(base + range.lowerBound, base + range.upperBound)
    }
}
