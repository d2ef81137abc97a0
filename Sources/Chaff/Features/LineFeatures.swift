/// The features of a line, as slots of the blocks' tables. Training and labelling both run this code.
///
/// About three features a code point: characters, words, edges, and a *skeleton* of runs, punctuation and capitals
/// that knows no language. Slots go to raw buffers, block by block, so that the sums over them stay in registers.
/// Everything is read off three things, each worked out for eight cells at once: the slots of character n-grams, running
/// sums, from which the hash of any stretch takes one subtraction, and the places where runs of letters, Han, digits or
/// blanks start.
@safe final class LineFeatures {
    /// Code points of a line that tell its structure; what comes later adds nothing (120 instead of 300 loses .004 of
    /// macro-F1). The screen reads on.
    static let scoredCells = 300
    /// The most features a block can have: two for each piece of the skeleton.
    static let blockCapacity = 2 * scoredCells + 16
    private static let histogramSize = 24

    private let slots: UnsafeMutablePointer<UInt32>
    /// How many features each block has, at least one, and the sum of these numbers.
    let counts: UnsafeMutablePointer<Int32>
    private var edgeCount = 0
    /// How many cells have each class, then how many play each part of a sentence.
    private let histogram: UnsafeMutablePointer<Int32>
    private let row = CodeRow(edge: CodeRow.Edge.blank, readsDigitsAsZero: true)
    private let stretches = StretchHashes(capacity: LineFeatures.scoredCells)
    private let starts = RunStarts(capacity: LineFeatures.scoredCells)
    private let runs = RunReader(capacity: LineFeatures.scoredCells)
    /// The slots of the n-grams that end at each cell of the whole line, and at the blank after it.
    private(set) var pairs: UnsafeMutablePointer<UInt32>
    private(set) var quadruples: UnsafeMutablePointer<UInt32>
    private var capacity = 0

    init() {
        unsafe slots = .allocate(capacity: Block.count * LineFeatures.blockCapacity)
        unsafe slots.initialize(repeating: 0, count: Block.count * LineFeatures.blockCapacity)
        unsafe counts = .allocate(capacity: Block.count + 1)
        unsafe histogram = .allocate(capacity: LineFeatures.histogramSize)
        unsafe pairs = .allocate(capacity: 1)
        unsafe quadruples = .allocate(capacity: 1)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe counts.deallocate()
        unsafe histogram.deallocate()
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
    }

    /// The slots of words, of pairs of tokens, and of edges, valid until the next line.
    @inline(__always) var words: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: list(.words1), count: runs.wordHashCount)
    }
    @inline(__always) var tokenPairs: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: list(.words2), count: runs.tokenCount &+ 1)
    }
    @inline(__always) var edges: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: list(.edges), count: edgeCount)
    }

    /// The line's skeleton, from which a look-up goes straight on: writing its slots down costs as much as making them.
    @inline(__always) var pieces: UnsafeBufferPointer<UInt16> {
        unsafe UnsafeBufferPointer(start: runs.pieces, count: runs.pieceCount)
    }

    /// How many positions of the line have slots of ``pairs`` and ``quadruples`` that tell its structure.
    private(set) var scoredCharacters = 0

    /// The slots of any block, valid until the next call.
    subscript(block: Block) -> UnsafeBufferPointer<UInt32> {
        switch block {
        case .characters2: unsafe UnsafeBufferPointer(start: pairs, count: scoredCharacters)
        case .characters4: unsafe UnsafeBufferPointer(start: quadruples, count: scoredCharacters)
        case .words1: unsafe words
        case .words2: unsafe tokenPairs
        case .edges: unsafe edges
        case .skeleton12: unsafe writeSkeleton(block, isShort: true)
        case .skeleton34: unsafe writeSkeleton(block, isShort: false)
        }
    }

    private func writeSkeleton(_ block: Block, isShort: Bool) -> UnsafeBufferPointer<UInt32> {
        let slots = unsafe list(block)
        var count = 0
        func add(_ slot: UInt32) {
            unsafe slots[count] = slot
            count += 1
        }
        unsafe Skeleton.visit(
            runs.pieces, count: runs.pieceCount, short: { if isShort { add($0) } }, long: { if !isShort { add($0) } })
        return unsafe UnsafeBufferPointer(start: slots, count: count)
    }

    /// Reads a line and returns its shape.
    func read(_ cells: UnsafePointer<Cell>, count: Int) -> LineShape {
        let scored = min(count, LineFeatures.scoredCells)
        reserve(count + 1)
        unsafe histogram.update(repeating: 0, count: LineFeatures.histogramSize)
        unsafe row.read(cells, count: count)
        readCharacters(count, scored: scored)
        stretches.finish(count: scored)
        readEdges(scored)
        unsafe runs.read(cells, codes: row.codes, count: scored, starts, stretches, histogram: histogram)
        readTokens()
        writeCounts()
        var end = scored
        while end > 0, unsafe cells[end &- 1].scalarClass == .space { end &-= 1 }
        return unsafe LineShape(
            histogram: histogram, total: scored, words: runs.wordCount, capitalWords: runs.capitalWords,
            last: end > 0 ? cells[end &- 1].sentencePart : 0)
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, count * 2)
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
        unsafe pairs = .allocate(capacity: capacity + Lanes.width)
        unsafe quadruples = .allocate(capacity: capacity + Lanes.width)
    }

    /// Eight characters at once: the slots of their n-grams and, of those that are scored, what hashes of stretches are
    /// made of, and where runs start.
    @inline(__always) private func readCharacters(_ count: Int, scored: Int) {
        let codes = unsafe row.codes
        var collector = starts.start()
        var index = 0
        while index < scored {
            let (code, previous) = unsafe (Lanes(codes + index), Lanes(codes + index - 1))
            addCharacters(code, previous, at: index)
            stretches.add(code, at: index)
            collector.add(code, previous: previous, at: index, isLast: index &+ Lanes.width >= scored)
            index &+= Lanes.width
        }
        while index <= count {
            unsafe addCharacters(Lanes(codes + index), Lanes(codes + index - 1), at: index)
            index &+= Lanes.width
        }
        scoredCharacters = scored &+ 1
    }

    @inline(__always) private func addCharacters(_ code: Lanes, _ previous: Lanes, at index: Int) {
        let before = unsafe row.codes + index
        let pair = code &* Hash.last &+ previous &* Hash.before1
        let quadruple = unsafe pair &+ Lanes(before - 2) &* Hash.before2 &+ Lanes(before - 3) &* Hash.before3
        unsafe Hash.slot(pair, bits: Block.slotBits).store(to: pairs + index)
        unsafe Hash.slot(quadruple, bits: Block.slotBits).store(to: quadruples + index)
    }

    /// The first and the last one to six characters, and the whole line. Vectors take two more; what comes next is
    /// written over them.
    @inline(__always) private func readEdges(_ count: Int) {
        let edges = unsafe list(.edges)
        let (length, start) = (min(6, count), max(0, count &- 6))
        let (firsts, lasts) = (stretches.firsts ^ 0x3333_3333, stretches.lasts(from: start, to: count) ^ 0x6666_6666)
        unsafe Hash.slot(firsts, bits: Block.slotBits).store(to: edges)
        unsafe Hash.slot(lasts, bits: Block.slotBits).store(to: edges + length)
        unsafe edges[2 &* length] = Hash.slot(stretches.hash(0, count) ^ 0x5555_5555, bits: Block.slotBits)
        edgeCount = 2 &* length &+ 1
    }

    /// Words and pairs of tokens.
    @inline(__always) private func readTokens() {
        let (words1, words2) = unsafe (list(.words1), list(.words2))
        let (words, tokens) = unsafe (runs.words, runs.tokens)
        var index = 0
        while index < runs.wordHashCount {
            unsafe Hash.slot(Lanes(words + index), bits: Block.slotBits).store(to: words1 + index)
            index &+= Lanes.width
        }
        let pairs = runs.tokenCount &+ 1
        index = 0
        while index < pairs {
            let hashes = unsafe Hash.pair(Lanes(tokens + index), Lanes(tokens + index + 1))
            unsafe Hash.slot(hashes, bits: Block.slotBits).store(to: words2 + index)
            index &+= Lanes.width
        }
    }

    @inline(__always) private func writeCounts() {
        let characters = Int32(truncatingIfNeeded: scoredCharacters)
        let words1 = max(1, Int32(truncatingIfNeeded: runs.wordHashCount))
        let words2 = Int32(truncatingIfNeeded: runs.tokenCount &+ 1)
        let edges = Int32(truncatingIfNeeded: edgeCount)
        let skeleton12 = Int32(truncatingIfNeeded: 2 &* runs.pieceCount)
        let skeleton34 = max(1, skeleton12 &- 3)
        unsafe counts[0] = characters
        unsafe counts[1] = characters
        unsafe counts[2] = words1
        unsafe counts[3] = words2
        unsafe counts[4] = edges
        unsafe counts[5] = skeleton12
        unsafe counts[6] = skeleton34
        unsafe counts[7] = 2 &* characters &+ words1 &+ words2 &+ edges &+ skeleton12 &+ skeleton34
    }

    @inline(__always) private func list(_ block: Block) -> UnsafeMutablePointer<UInt32> {
        unsafe slots + block.rawValue &* LineFeatures.blockCapacity
    }
}
