import Chaff
import ChaffPages

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
