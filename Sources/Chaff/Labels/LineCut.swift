/// What goes from a line when its spans are cut out.
///
/// The spans go, widened to grapheme clusters, and at each seam what would be left orphaned: one of two blanks, a
/// separator with nothing on one side, an empty pair of brackets. A bracket inside a span whose partner is outside
/// stays, so that no pair is halved. Everything else comes out byte for byte.
///
/// ```swift
/// let line = Array("Mayor opens library (lucky77) - lucky77".utf8)
/// LineCut(line[...], spans: [21..<28, 32..<39]).removed   // [19..<39]: the title is left
/// ```
package struct LineCut: Equatable {
    /// Byte ranges of the text, in order, with something between any two of them.
    package let removed: [Range<Int>]

    /// True if a letter or a digit is left.
    package let hasText: Bool

    /// - Parameters:
    ///   - line: the bytes of the line, a slice of the text's.
    ///   - spans: byte ranges of the text in the line, in order.
    ///   - isTidied: false leaves the seams as they are, for a mark to stand there.
    package init(_ line: ArraySlice<UInt8>, spans: [Range<Int>], isTidied: Bool = true) {
        var cutter = SeamCutter(line, spans: spans)
        if isTidied { cutter.tidy() }
        removed = cutter.removed
        hasText = cutter.hasText
    }

    /// A line that goes as a whole, blanks at its edges aside.
    package init(wholeOf line: ArraySlice<UInt8>) {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let start = line.firstIndex { !isBlank($0) } ?? line.endIndex
        let end = (line.lastIndex { !isBlank($0) } ?? start - 1) + 1
        removed = start < end ? [start..<end] : []
        hasText = false
    }

    /// The bytes that are left of a line.
    package func rest(of line: ArraySlice<UInt8>) -> [UInt8] {
        kept(in: line.indices).flatMap { line[$0] }
    }

    /// Where places in the rest of a line stand in the text; a place that reaches over a seam becomes several.
    /// - Parameters:
    ///   - places: byte ranges that count from the start of the rest, in order.
    ///   - line: the line's bytes in the text.
    package func original(_ places: [Range<Int>], in line: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for piece in kept(in: line) {
            for place in places where place.lowerBound < start + piece.count && place.upperBound > start {
                let lower = piece.lowerBound + max(place.lowerBound - start, 0)
                found.append(lower..<piece.lowerBound + min(place.upperBound - start, piece.count))
            }
            start += piece.count
        }
        return found
    }

    /// The stretches of a line that stay.
    private func kept(in line: Range<Int>) -> [Range<Int>] {
        var kept: [Range<Int>] = []
        var start = line.lowerBound
        for range in removed {
            if start < range.lowerBound { kept.append(start..<range.lowerBound) }
            start = range.upperBound
        }
        if start < line.upperBound { kept.append(start..<line.upperBound) }
        return kept
    }

    /// Ranges that cover what either list covers, in order, with something between them.
    package static func union(_ first: [Range<Int>], _ second: [Range<Int>]) -> [Range<Int>] {
        var union: [Range<Int>] = []
        for range in (first + second).sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = union.last, range.lowerBound <= last.upperBound {
                union[union.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                union.append(range)
            }
        }
        return union
    }
}
