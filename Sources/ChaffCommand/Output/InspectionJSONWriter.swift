import Chaff
import ChaffPages

/// What the reader saw, an object a page.
final class InspectionJSONWriter: InspectionWriter {
    func write(_ page: Page, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        output.append(#"{"file":"# as StaticString)
        output.append(jsonString: work.file)
        output.append(UInt8(ascii: ","))
        switch origin {
        case .file: break
        case .record(let record, let line):
            if let id = record.id { append("id", unsafe id.string(in: line), to: output) }
            if let url = record.url { append("url", unsafe url.string(in: line), to: output) }
        case .archive(let record): output.append(fieldsOf: record)
        }
        output.append(charset: charset)
        output.append(#""lines":["# as StaticString)
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                output.append(#"{"line":"# as StaticString)
                output.append(decimal: page.lines[index].number)
                output.append(markupOf: index, of: page)
                appendFacts(LineFacts(index, of: page), to: output)
                output.append(#","text":""# as StaticString)
                unsafe output.append(jsonText: UnsafeRawBufferPointer(rebasing: text[page.lines[index].bytes]))
                output.append("\"}" as StaticString)
            }
        }
        output.append("]}\n" as StaticString)
    }

    private func append(_ name: String, _ value: String, to output: ByteBuffer) {
        output.append("\"\(name)\":")
        output.append(jsonString: value)
        output.append(UInt8(ascii: ","))
    }

    private func appendFacts(_ facts: LineFacts, to output: ByteBuffer) {
        if let share = facts.linkShare {
            output.append(#","link_share":"# as StaticString)
            output.append(shortDecimals: Float(share) / 100)
        }
        if facts.tricks.isEmpty { return }
        output.append(#","tricks":{"# as StaticString)
        for (index, trick) in facts.tricks.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append("\"\(trick.name)\":\(trick.count)")
        }
        output.append(UInt8(ascii: "}"))
    }
}
