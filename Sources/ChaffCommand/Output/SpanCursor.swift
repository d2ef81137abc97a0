import Chaff
import ChaffPages

/// Writes the spans of one line after the other, in code points of the line's text, and what is known of each.
struct SpanCursor {
    private var next = 0

    mutating func append(
        _ line: Int, _ page: Page, _ labelling: Labelling, _ text: UnsafeRawBufferPointer, to output: ByteBuffer
    ) {
        while next < labelling.spans.count, labelling.spans[next].line < line { next += 1 }
        let first = next
        while next < labelling.spans.count, labelling.spans[next].line == line { next += 1 }
        unsafe SpanCursor.append(
            labelling.spans[first..<next].lazy.map(\.bytes), from: page.lines[line].bytes.lowerBound, text, to: output)
        SpanCursor.append(factsOf: labelling.spans[first..<next], to: output)
    }

    /// Writes the probability of each span and, if the model knows kinds, its kind; nothing for a line without spans.
    static func append(factsOf spans: ArraySlice<Span>, to output: ByteBuffer) {
        if spans.isEmpty { return }
        output.append(#","span_probabilities":["# as StaticString)
        for (index, span) in spans.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append(shortDecimals: span.probability)
        }
        output.append(UInt8(ascii: "]"))
        if spans.contains(where: { $0.kind == nil }) { return }
        output.append(#","span_kinds":["# as StaticString)
        for (index, span) in spans.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append(jsonString: span.kind ?? "")
        }
        output.append(UInt8(ascii: "]"))
    }

    /// Writes byte ranges of a line as code points that count from `start`.
    static func append(
        _ ranges: some Sequence<Range<Int>>, from start: Int, _ text: UnsafeRawBufferPointer, to output: ByteBuffer
    ) {
        output.append(#","spans":["# as StaticString)
        var at = start
        var codePoints = 0
        var isFirst = true
        for range in ranges {
            codePoints += unsafe SpanCursor.codePoints(at..<range.lowerBound, text)
            output.append(isFirst ? "[" as StaticString : ",[" as StaticString)
            output.append(decimal: codePoints)
            codePoints += unsafe SpanCursor.codePoints(range, text)
            output.append(UInt8(ascii: ","))
            output.append(decimal: codePoints)
            output.append(UInt8(ascii: "]"))
            at = range.upperBound
            isFirst = false
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func codePoints(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Int {
        guard let base = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        return unsafe UTF8Step.codePoints(base + range.lowerBound, base + range.upperBound)
    }
}
