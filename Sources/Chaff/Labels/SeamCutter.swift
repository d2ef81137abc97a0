/// Cuts spans out of one line, and tidies the seams.
struct SeamCutter {
    /// One grapheme cluster of the line.
    private struct Unit {
        let bytes: Range<Int>
        var mark: SeamMark
        let isText: Bool
        var isCut: Bool
        /// The other half of a pair of brackets or quotes.
        var partner: Int?
    }

    private var units: [Unit] = []

    /// - Parameter spans: byte ranges in order; a cluster of which any byte is in one is cut.
    init(_ line: ArraySlice<UInt8>, spans: [Range<Int>]) {
        units.reserveCapacity(line.count)
        var scalars: [UInt32] = []
        var span = spans[...]
        for grapheme in Graphemes(line) {
            while let first = span.first, first.upperBound <= grapheme.bytes.lowerBound { span.removeFirst() }
            let isCut = span.first.map { $0.lowerBound < grapheme.bytes.upperBound } ?? false
            scalars.append(grapheme.scalar?.value ?? 0)
            units.append(
                Unit(bytes: grapheme.bytes, mark: SeamMark(grapheme), isText: grapheme.isText, isCut: isCut))
        }
        pair(scalars)
        keepHalves()
    }

    /// What is cut, as byte ranges.
    var removed: [Range<Int>] {
        var removed: [Range<Int>] = []
        for unit in units where unit.isCut {
            if let last = removed.last, last.upperBound == unit.bytes.lowerBound {
                removed[removed.count - 1] = last.lowerBound..<unit.bytes.upperBound
            } else {
                removed.append(unit.bytes)
            }
        }
        return removed
    }

    /// True if a letter or a digit is left.
    var hasText: Bool { units.contains { $0.isText && !$0.isCut } }

    // MARK: Brackets

    // Deeper brackets are no brackets but noise.
    private static let deepest = 64

    /// Finds the partners of brackets, and of straight quotes if their number is even. What has none is a word, or a
    /// separator if it is one of the angles that lists of links use.
    private mutating func pair(_ scalars: [UInt32]) {
        var open: [Int] = []
        var quotes: [Int] = []
        for index in units.indices {
            switch units[index].mark {
            case .opener where open.count < SeamCutter.deepest: open.append(index)
            case .closer:
                // Unicode puts the halves of a pair side by side, or nearly: ( ), [ ], « ».
                let found = open.lastIndex { [1, 2, 16].contains(scalars[index] &- scalars[$0]) }
                guard let found else { continue }
                join(open[found], index)
                open.removeSubrange(found...)
            case .quote: quotes.append(index)
            default: break
            }
        }
        if quotes.count.isMultiple(of: 2) {
            for first in stride(from: 0, to: quotes.count, by: 2) { join(quotes[first], quotes[first + 1]) }
        }
        for index in units.indices where units[index].partner == nil {
            switch units[index].mark {
            case .opener, .closer, .quote:
                let isAngle = [0xAB, 0xBB, 0x2039, 0x203A].contains(scalars[index])
                units[index].mark = isAngle ? .separator : .word
            default: break
            }
        }
    }

    private mutating func join(_ first: Int, _ second: Int) {
        units[first].partner = second
        units[second].partner = first
        units[first].mark = .opener
        units[second].mark = .closer
    }

    /// A half of a pair stays if its partner does.
    private mutating func keepHalves() {
        for index in units.indices where units[index].isCut {
            if let partner = units[index].partner, !units[partner].isCut { units[index].isCut = false }
        }
    }

    // MARK: Seams

    /// Tidies one seam after the other. A seam grows into its neighbours, so it is looked at until it grows no more.
    mutating func tidy() {
        var index = 0
        while index < units.count {
            guard units[index].isCut else {
                index += 1
                continue
            }
            var seam = index..<index
            while case let grown = grown(from: seam), grown != seam {
                seam = grown
                tidy(seam)
            }
            index = seam.upperBound
        }
    }

    /// All that is cut from there to both sides without a gap.
    private func grown(from seam: Range<Int>) -> Range<Int> {
        var (start, end) = (seam.lowerBound, seam.upperBound)
        while start > 0, units[start - 1].isCut { start -= 1 }
        while end < units.count, units[end].isCut { end += 1 }
        return start..<end
    }

    private mutating func tidy(_ seam: Range<Int>) {
        dropEmptyPairs(seam)
        let (left, right) = (mark(seam, -1), mark(seam, 1))
        let isOpen = left == nil || left == .opener
        let isClosed = right == nil || right == .closer
        if isOpen, isClosed {
            // Between halves of different pairs one blank is one too many; of a line that is gone nothing matters.
            drop(beside: seam, 1) { $0 == .blank }
        } else if isOpen {
            drop(beside: seam, 1) { $0 == .blank || $0.isJoint }
        } else if isClosed {
            drop(beside: seam, -1) { $0 == .blank || $0 == .separator || $0 == .comma }
        } else {
            dropDoubled(seam, left, right)
        }
    }

    /// Between words one mark is left, and one blank.
    private mutating func dropDoubled(_ seam: Range<Int>, _ left: SeamMark?, _ right: SeamMark?) {
        if let left, let right, left.isJoint, right.isJoint {
            let side = left != .end && right == .end ? -1 : 1
            drop(beside: seam, side) { $0 == .blank }
            drop(beside: seam, side) { $0.isJoint }
        }
        guard let before = kept(seam, -1), units[before].mark == .blank, let after = kept(seam, 1) else { return }
        // The blank on the right stays, because a mark that had one before it keeps it.
        if units[after].mark == .blank || units[after].mark.clingsToLeft { drop(beside: seam, -1) { $0 == .blank } }
    }

    private mutating func dropEmptyPairs(_ seam: Range<Int>) {
        while let opener = unit(seam, -1, past: \.isSpace), let closer = unit(seam, 1, past: \.isSpace),
            units[opener].partner == closer, opener < closer
        {
            for index in opener...closer { units[index].isCut = true }
        }
    }

    /// The unit nearest to a seam on one side that is left.
    private func kept(_ seam: Range<Int>, _ side: Int) -> Int? { unit(seam, side) { _ in false } }

    /// What stands nearest to a seam on one side, blanks aside; nil at the edge of the line.
    private func mark(_ seam: Range<Int>, _ side: Int) -> SeamMark? {
        unit(seam, side) { $0 == .blank }.map { units[$0].mark }
    }

    private func unit(_ seam: Range<Int>, _ side: Int, past isPassed: (SeamMark) -> Bool) -> Int? {
        var index = side < 0 ? seam.lowerBound - 1 : seam.upperBound
        while units.indices.contains(index) {
            if !units[index].isCut, !isPassed(units[index].mark) { return index }
            index += side
        }
        return nil
    }

    private mutating func drop(beside seam: Range<Int>, _ side: Int, while isDropped: (SeamMark) -> Bool) {
        var index = side < 0 ? seam.lowerBound - 1 : seam.upperBound
        while units.indices.contains(index), units[index].isCut || isDropped(units[index].mark) {
            units[index].isCut = true
            index += side
        }
    }
}

extension SeamMark {
    /// True for what may stand inside an empty pair of brackets.
    fileprivate var isSpace: Bool { self == .blank || isJoint }
}
