/// A text being made: its code points, and which stretches of them are injected.
///
/// Invariant: spans are ordered, not empty, do not touch and lie inside the text.
struct MarkedText: Equatable {
    private(set) var scalars: [Unicode.Scalar]
    private(set) var spans: [Range<Int>] = []

    init(_ scalars: [Unicode.Scalar] = []) { self.scalars = scalars }
    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// - Parameter span: an injected stretch of `scalars`.
    init(_ scalars: some Sequence<Unicode.Scalar>, span: Range<Int>) {
        self.scalars = Array(scalars)
        mark(span)
    }

    var count: Int { scalars.count }
    var isEmpty: Bool { scalars.isEmpty }

    var string: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// What stands in a span.
    func string(in span: Range<Int>) -> String { MarkedText(Array(scalars[span])).string }

    /// Marks a stretch as injected; joins it with the spans it touches.
    mutating func mark(_ span: Range<Int>) {
        guard !span.isEmpty else { return }
        var joined = span
        var rest: [Range<Int>] = []
        for other in spans {
            if other.upperBound >= joined.lowerBound && other.lowerBound <= joined.upperBound {
                joined = min(other.lowerBound, joined.lowerBound)..<max(other.upperBound, joined.upperBound)
            } else {
                rest.append(other)
            }
        }
        rest.append(joined)
        spans = rest.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Forgets the spans.
    mutating func unmark() { spans = [] }

    mutating func append(_ scalar: Unicode.Scalar) { scalars.append(scalar) }
    mutating func append(_ text: [Unicode.Scalar]) { scalars += text }
    mutating func append(_ text: String) { scalars += text.unicodeScalars }

    mutating func append(_ other: MarkedText) {
        let shift = scalars.count
        scalars += other.scalars
        for span in other.spans { mark(span.lowerBound + shift..<span.upperBound + shift) }
    }

    /// Puts `other` before the code point at `offset`; a span around the offset is split.
    mutating func insert(_ other: MarkedText, at offset: Int) {
        replace(offset..<offset, with: other)
    }

    /// Puts `other` in place of a stretch.
    mutating func replace(_ range: Range<Int>, with other: MarkedText) {
        var result = part(0..<range.lowerBound)
        result.append(other)
        result.append(part(range.upperBound..<count))
        self = result
    }

    /// A stretch as a text of its own, with what it holds of the spans.
    func part(_ range: Range<Int>) -> MarkedText {
        var result = MarkedText(Array(scalars[range]))
        for span in spans {
            let inside = span.clamped(to: range)
            result.mark(inside.lowerBound - range.lowerBound..<inside.upperBound - range.lowerBound)
        }
        return result
    }

    /// Writes every code point of a stretch anew; spans follow their text.
    mutating func rewrite(_ range: Range<Int>, _ form: (Int, Unicode.Scalar) -> [Unicode.Scalar]) {
        var output: [Unicode.Scalar] = []
        output.reserveCapacity(scalars.count + range.count)
        var places: [Int] = []
        places.reserveCapacity(scalars.count + 1)
        for (index, scalar) in scalars.enumerated() {
            places.append(output.count)
            if range.contains(index) { output += form(index, scalar) } else { output.append(scalar) }
        }
        places.append(output.count)
        let old = spans
        scalars = output
        spans = []
        for span in old { mark(places[span.lowerBound]..<places[span.upperBound]) }
    }

    /// The text without white space at its ends.
    func trimmed() -> MarkedText {
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return MarkedText() }
        return part(first..<last + 1)
    }
}
