extension Page {
    /// Stretches of a line widened so that none begins or ends inside a grapheme cluster; those that meet become one.
    /// - Parameter stretches: byte ranges of the line, in order, apart.
    func widened(_ stretches: [Range<Int>], in line: Line) -> [Range<Int>] {
        var bounds = GraphemeBounds(text[line.bytes])
        var widened: [Range<Int>] = []
        for stretch in stretches {
            let lower = bounds.cluster(at: stretch.lowerBound).lowerBound
            let last = bounds.cluster(at: stretch.upperBound)
            let upper = last.lowerBound == stretch.upperBound ? stretch.upperBound : last.upperBound
            if let before = widened.last, before.upperBound >= lower {
                widened[widened.count - 1] = before.lowerBound..<max(before.upperBound, upper)
            } else {
                widened.append(lower..<upper)
            }
        }
        return widened
    }
}

/// Tells where the grapheme clusters of a line begin, for places that are asked for in order.
///
/// Only what stands between two sure boundaries is decoded, and only once: between two characters of ASCII, Han or their
/// punctuation there is always one. Most spans begin and end there.
private struct GraphemeBounds {
    private let line: ArraySlice<UInt8>
    /// The clusters being read, and where the last of them ends.
    private var graphemes: Graphemes
    private var end: Int
    private var current: Range<Int>

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        graphemes = Graphemes([])
        end = line.startIndex
        current = line.startIndex..<line.startIndex
    }

    /// The cluster that a byte is in; empty for the end of the line, and where a cluster is sure to begin.
    mutating func cluster(at offset: Int) -> Range<Int> {
        if isSure(offset) { return offset..<offset }
        if offset >= end {
            var start = offset
            while !isSure(start) { start -= 1 }
            end = offset
            while !isSure(end) { end += 1 }
            graphemes = Graphemes(line[start..<end])
            current = start..<start
        }
        while current.upperBound <= offset, let next = graphemes.next() { current = next.bytes }
        return current
    }

    private func isSure(_ offset: Int) -> Bool {
        if offset == line.startIndex || offset == line.endIndex { return true }
        return (line[offset] < 0x80 || isPlain(at: offset)) && (line[offset - 1] < 0x80 || isPlain(at: offset - 3))
    }

    /// True for three bytes that are a code point which joins nothing: U+2010 to U+2027, U+3000 to U+3029, U+4000 to
    /// U+9FFF, U+FF00 to U+FF3F.
    private func isPlain(at offset: Int) -> Bool {
        guard offset >= line.startIndex, offset + 3 <= line.endIndex else { return false }
        let (first, second, third) = (line[offset], line[offset + 1], line[offset + 2])
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return false }
        switch first {
        case 0xE4...0xE9: return true
        case 0xE3: return second == 0x80 && third < 0xAA
        case 0xE2: return second == 0x80 && (0x90...0xA7).contains(third)
        case 0xEF: return second == 0xBC
        default: return false
        }
    }
}
