/// Visits the features of a line that tell body from chrome. Training and labelling both call this code.
///
/// About three features a code point: characters, words, edges, and a *skeleton* of runs, punctuation and capitals
/// that knows no language. After Training/README.md, "Blocks".
@unsafe struct LineFeatures {
    /// Code points read of a line; what comes later adds nothing (120 instead of 300 loses .004 of macro-F1).
    static let scoredCells = 300

    private let cells: UnsafePointer<Cell>
    private let count: Int

    init(cells: UnsafePointer<Cell>, count: Int) {
        unsafe self.cells = cells
        unsafe self.count = min(count, LineFeatures.scoredCells)
    }

    @inline(__always) func visit<Visitor: FeatureVisitor>(_ visitor: inout Visitor) {
        unsafe visitCharacters(&visitor)
        unsafe visitEdges(&visitor)
        unsafe visitTokens(&visitor)
    }

    /// The character at an index as these features see it: any digit is 0.
    @inline(__always) private func character(_ index: Int) -> UInt32 {
        let cell = unsafe cells[index]
        return cell.scalarClass == .digit ? 0x30 : cell.codePoint
    }

    @inline(__always) private func visitCharacters<Visitor: FeatureVisitor>(_ visitor: inout Visitor) {
        var previous: UInt32 = 0x20
        var pair1: UInt32 = 0
        var pair2: UInt32 = 0
        for index in 0...(unsafe count) {
            let current = unsafe index < count ? character(index) : 0x20
            let pair = Hash.pair(previous, current)
            visitor.visit(.characters2, pair)
            if index >= 2 { visitor.visit(.characters4, Hash.pair(pair2, pair)) }
            pair2 = pair1
            pair1 = pair
            previous = current
        }
    }

    @inline(__always) private func visitEdges<Visitor: FeatureVisitor>(_ visitor: inout Visitor) {
        var hash: UInt32 = 1
        for index in 0..<(unsafe count) {
            hash = unsafe Hash.pair(hash, character(index))
            if index < 6 { visitor.visit(.edges, hash) }
        }
        visitor.visit(.edges, hash ^ 0x5555_5555)
        hash = 2
        for index in 0..<(unsafe min(6, count)) {
            hash = unsafe Hash.step(hash, character(count &- 1 &- index))
            visitor.visit(.edges, hash)
        }
    }

    @inline(__always) private func visitTokens<Visitor: FeatureVisitor>(_ visitor: inout Visitor) {
        var tokens = TokenPairs()
        var skeleton = Skeleton()
        var index = 0
        let count = unsafe self.count
        while index < count {
            let first = unsafe cells[index]
            let start = index
            let scalarClass = first.scalarClass
            if scalarClass.isWord {
                var word: UInt32 = 7
                var capitals = 0
                while index < count {
                    let cell = unsafe cells[index]
                    guard cell.scalarClass.isWord else { break }
                    word = Hash.step(word, cell.codePoint)
                    if index &- start < 2, cell.isCapital { capitals |= 1 &<< (index &- start) }
                    index &+= 1
                }
                visitor.visit(.words1, word)
                tokens.add(word, &visitor)
                skeleton.add(.letters(index &- start, capitals: capitals), &visitor)
            } else if scalarClass.isIdeograph {
                while index < count {
                    let cell = unsafe cells[index]
                    guard cell.scalarClass.isIdeograph else { break }
                    tokens.add(cell.codePoint, &visitor)
                    index &+= 1
                }
                skeleton.add(.ideographs(index &- start), &visitor)
            } else if scalarClass == .digit {
                while index < count, unsafe cells[index].scalarClass == .digit { index &+= 1 }
                let word = Hash.pair(11, UInt32(truncatingIfNeeded: index &- start))
                visitor.visit(.words1, word)
                tokens.add(word, &visitor)
                skeleton.add(.digits(index &- start), &visitor)
            } else if scalarClass == .space {
                index &+= 1
            } else {
                tokens.add(first.codePoint, &visitor)
                skeleton.add(.mark(first.codePoint), &visitor)
                index &+= 1
            }
        }
        tokens.add(0x20, &visitor)
        skeleton.add(.end, &visitor)
    }
}

/// Pairs of neighbouring tokens.
private struct TokenPairs {
    private var previous: UInt32 = 0x20

    @inline(__always) mutating func add<Visitor: FeatureVisitor>(_ token: UInt32, _ visitor: inout Visitor) {
        visitor.visit(.words2, Hash.pair(previous, token))
        previous = token
    }
}
