/// The features of a line that tell body from chrome, as slots of the blocks' tables. Training and labelling both run
/// this code.
///
/// About three features a code point: characters, words, edges, and a *skeleton* of runs, punctuation and capitals
/// that knows no language. Slots go to raw buffers, block by block, so that the sums over them stay in registers.
@safe final class LineFeatures {
    /// Code points read of a line; what comes later adds nothing (120 instead of 300 loses .004 of macro-F1).
    static let scoredCells = 300
    /// The most features a block can have: two for each piece of the skeleton.
    static let blockCapacity = 2 * scoredCells + 16

    private let slots: UnsafeMutablePointer<UInt32>
    private let ends: UnsafeMutablePointer<Int>

    init() {
        unsafe slots = .allocate(capacity: Block.count * LineFeatures.blockCapacity)
        unsafe ends = .allocate(capacity: Block.count)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe ends.deallocate()
    }

    /// The slots of a block, valid until the next line.
    @inline(__always) subscript(block: Int) -> UnsafeBufferPointer<UInt32> {
        let start = block &* LineFeatures.blockCapacity
        return unsafe UnsafeBufferPointer(start: slots + start, count: ends[block])
    }

    /// Reads a line. `bits` is the log2 of the size of a block's table.
    func read(_ cells: UnsafePointer<Cell>, count: Int, bits: UInt32) {
        let count = min(count, LineFeatures.scoredCells)
        unsafe readCharacters(cells, count, bits)
        unsafe readEdges(cells, count, bits)
        unsafe readTokens(cells, count, bits)
    }

    @inline(__always) private func list(_ block: Block, bits: UInt32) -> SlotList {
        unsafe SlotList(start: slots + block.rawValue * LineFeatures.blockCapacity, bits: bits)
    }

    @inline(__always) private func finish(_ list: SlotList, _ block: Block) {
        unsafe ends[block.rawValue] = list.count
    }

    /// A cell's character as these features see it: any digit is 0.
    @inline(__always) private static func character(_ cell: Cell) -> UInt32 {
        cell.scalarClass == .digit ? 0x30 : cell.codePoint
    }

    private func readCharacters(_ cells: UnsafePointer<Cell>, _ count: Int, _ bits: UInt32) {
        var pairs = list(.characters2, bits: bits)
        var quadruples = list(.characters4, bits: bits)
        var previous: UInt32 = 0x20
        var pair1: UInt32 = 0
        var pair2: UInt32 = 0
        for index in 0...count {
            let current = index < count ? LineFeatures.character(unsafe cells[index]) : 0x20
            let pair = Hash.pair(previous, current)
            pairs.add(pair)
            if index >= 2 { quadruples.add(Hash.pair(pair2, pair)) }
            pair2 = pair1
            pair1 = pair
            previous = current
        }
        finish(pairs, .characters2)
        finish(quadruples, .characters4)
    }

    private func readEdges(_ cells: UnsafePointer<Cell>, _ count: Int, _ bits: UInt32) {
        var edges = list(.edges, bits: bits)
        var hash: UInt32 = 1
        for index in 0..<count {
            hash = Hash.step(hash, LineFeatures.character(unsafe cells[index]))
            if index < 6 { edges.add(hash) }
        }
        edges.add(hash ^ 0x5555_5555)
        hash = 2
        for index in 0..<min(6, count) {
            hash = Hash.step(hash, LineFeatures.character(unsafe cells[count &- 1 &- index]))
            edges.add(hash)
        }
        finish(edges, .edges)
    }

    private func readTokens(_ cells: UnsafePointer<Cell>, _ count: Int, _ bits: UInt32) {
        var words = list(.words1, bits: bits)
        var tokens = TokenPairs(list: list(.words2, bits: bits))
        var skeleton = Skeleton(short: list(.skeleton12, bits: bits), long: list(.skeleton34, bits: bits))
        var index = 0
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
                words.add(word)
                tokens.add(word)
                skeleton.add(.letters(index &- start, capitals: capitals))
            } else if scalarClass.isIdeograph {
                while index < count {
                    let cell = unsafe cells[index]
                    guard cell.scalarClass.isIdeograph else { break }
                    tokens.add(cell.codePoint)
                    index &+= 1
                }
                skeleton.add(.ideographs(index &- start))
            } else if scalarClass == .digit {
                while index < count, unsafe cells[index].scalarClass == .digit { index &+= 1 }
                let word = Hash.pair(11, UInt32(truncatingIfNeeded: index &- start))
                words.add(word)
                tokens.add(word)
                skeleton.add(.digits(index &- start))
            } else if scalarClass == .space {
                index &+= 1
            } else {
                tokens.add(first.codePoint)
                skeleton.add(.mark(first.codePoint))
                index &+= 1
            }
        }
        tokens.add(0x20)
        skeleton.add(.end)
        finish(words, .words1)
        finish(tokens.list, .words2)
        finish(skeleton.short, .skeleton12)
        finish(skeleton.long, .skeleton34)
    }
}

/// Takes the hashes of one block's features and keeps their slots.
@safe struct SlotList {
    private let start: UnsafeMutablePointer<UInt32>
    private let shift: UInt32
    private(set) var count = 0

    @inline(__always) init(start: UnsafeMutablePointer<UInt32>, bits: UInt32) {
        unsafe self.start = unsafe start
        shift = 32 &- bits
    }

    @inline(__always) mutating func add(_ hash: UInt32) {
        unsafe start[count] = Hash.slot(hash, shift: shift)
        count &+= 1
    }
}

/// Pairs of neighbouring tokens.
private struct TokenPairs {
    var list: SlotList
    private var previous: UInt32 = 0x20

    init(list: SlotList) { self.list = list }

    @inline(__always) mutating func add(_ token: UInt32) {
        list.add(Hash.pair(previous, token))
        previous = token
    }
}
