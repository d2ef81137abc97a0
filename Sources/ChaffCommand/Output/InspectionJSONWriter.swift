import Chaff
import ChaffPages

/// What the reader saw, an object a page.
final class InspectionJSONWriter: InspectionWriter {
    func write(_ page: Page, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        output.append(UInt8(ascii: "{"))
        output.append(file: work.file, origin)
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

    private func appendFacts(_ facts: LineFacts, to output: ByteBuffer) {
        if let share = facts.linkShare {
            output.append(#","link_share":"# as StaticString)
            output.append(shortDecimals: Float(share) / 100)
        }
        if !facts.tricks.isEmpty { output.append(tricksOf: facts) }
    }
}
