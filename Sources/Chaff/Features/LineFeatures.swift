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
    private let ends: UnsafeMutablePointer<Int>
    /// How many cells have each class, then how many play each part of a sentence.
    private let histogram: UnsafeMutablePointer<Int32>
    private let row = CodeRow(edge: CodeRow.Edge.blank, readsDigitsAsZero: true)
    private let stretches = StretchHashes(capacity: LineFeatures.scoredCells)
    /// For each scored cell, 1 if a run starts there.
    private let starts: UnsafeMutablePointer<UInt32>
    /// Where the runs start, and the end of the line.
    private let runs: UnsafeMutablePointer<Int32>
    /// The slots of the n-grams that end at each cell of the whole line, and at the blank after it.
    private(set) var pairs: UnsafeMutablePointer<UInt32>
    private(set) var quadruples: UnsafeMutablePointer<UInt32>
    private var capacity = 0

    init() {
        unsafe slots = .allocate(capacity: Block.count * LineFeatures.blockCapacity)
        unsafe slots.initialize(repeating: 0, count: Block.count * LineFeatures.blockCapacity)
        unsafe ends = .allocate(capacity: Block.count)
        unsafe histogram = .allocate(capacity: LineFeatures.histogramSize)
        unsafe starts = .allocate(capacity: LineFeatures.scoredCells + Lanes.width)
        unsafe runs = .allocate(capacity: LineFeatures.scoredCells + 2)
        unsafe pairs = .allocate(capacity: 1)
        unsafe quadruples = .allocate(capacity: 1)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe ends.deallocate()
        unsafe histogram.deallocate()
        unsafe starts.deallocate()
        unsafe runs.deallocate()
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
    }

    /// The slots of a block, valid until the next line.
    @inline(__always) subscript(block: Int) -> UnsafeBufferPointer<UInt32> {
        let count = unsafe ends[block]
        if block == Block.characters2.rawValue { return unsafe UnsafeBufferPointer(start: pairs, count: count) }
        if block == Block.characters4.rawValue { return unsafe UnsafeBufferPointer(start: quadruples, count: count) }
        return unsafe UnsafeBufferPointer(start: slots + block &* LineFeatures.blockCapacity, count: count)
    }

    /// Reads a line and returns its shape.
    func read(_ cells: UnsafePointer<Cell>, count: Int) -> LineShape {
        let scored = min(count, LineFeatures.scoredCells)
        reserve(count + 1)
        unsafe histogram.update(repeating: 0, count: LineFeatures.histogramSize)
        unsafe row.read(cells, count: count)
        readCharacters(count, scored: scored)
        unsafe stretches.read(row.codes, count: scored)
        readEdges(scored)
        let (words, capitalWords) = unsafe readRuns(cells, findRuns(scored))
        var end = scored
        while end > 0, unsafe cells[end &- 1].scalarClass == .space { end &-= 1 }
        return unsafe LineShape(
            histogram: histogram, total: scored, words: words, capitalWords: capitalWords,
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

    /// Eight characters at once: the slots of their n-grams, and whether a run starts.
    private func readCharacters(_ count: Int, scored: Int) {
        let (pairs, quadruples, starts) = unsafe (self.pairs, self.quadruples, self.starts)
        let codes = unsafe row.codes
        for index in stride(from: 0, to: count &+ 1, by: Lanes.width) {
            let at = unsafe codes + index
            let (code, previous) = unsafe (Lanes(at), Lanes(at - 1))
            let pair = code &* Hash.last &+ previous &* Hash.before1
            let quadruple = unsafe pair &+ Lanes(at - 2) &* Hash.before2 &+ Lanes(at - 3) &* Hash.before3
            unsafe Hash.slot(pair, bits: Block.slotBits).store(to: pairs + index)
            unsafe Hash.slot(quadruple, bits: Block.slotBits).store(to: quadruples + index)
            if index < scored {
                let kind = code &>> 23
                let change = kind ^ (previous &>> 23)
                unsafe ((change | change &>> 1 | ~(kind | kind &>> 1)) & 1).store(to: starts + index)
            }
        }
        unsafe ends[Block.characters2.rawValue] = scored &+ 1
        unsafe ends[Block.characters4.rawValue] = scored &+ 1
    }

    /// Writes down where runs start; returns how many there are.
    private func findRuns(_ scored: Int) -> Int {
        let (starts, runs) = unsafe (self.starts, self.runs)
        var count = 0
        for index in 0..<scored {
            // Written wherever a run may start, kept where one does: nothing can predict a branch here.
            unsafe runs[count] = Int32(truncatingIfNeeded: index)
            unsafe count &+= Int(starts[index])
        }
        unsafe runs[count] = Int32(truncatingIfNeeded: scored)
        return count
    }

    /// The first and the last one to six characters, and the whole line.
    private func readEdges(_ count: Int) {
        var edges = list(.edges)
        for length in 1..<(min(6, count) &+ 1) {
            edges.add(hash: stretches.hash(0, length) ^ 0x3333_3333)
            edges.add(hash: stretches.hash(count &- length, count) ^ 0x6666_6666)
        }
        edges.add(hash: stretches.hash(0, count) ^ 0x5555_5555)
        finish(edges, .edges)
    }

    /// Returns how many words there are, and how many of them start with a capital.
    private func readRuns(_ cells: UnsafePointer<Cell>, _ count: Int) -> (words: Int, capitalWords: Int) {
        var reader = unsafe RunReader(
            words: list(.words1), tokens: list(.words2),
            skeleton: Skeleton(short: list(.skeleton12), long: list(.skeleton34)), histogram: histogram)
        let runs = unsafe self.runs
        for run in 0..<count {
            unsafe reader.read(cells, Int(runs[run]), Int(runs[run &+ 1]), stretches)
        }
        reader.finish()
        finish(reader.words, .words1)
        finish(reader.tokens, .words2)
        finish(reader.skeleton.short, .skeleton12)
        finish(reader.skeleton.long, .skeleton34)
        return (reader.wordCount, reader.capitalWords)
    }

    @inline(__always) private func list(_ block: Block) -> SlotList {
        unsafe SlotList(start: slots + block.rawValue * LineFeatures.blockCapacity)
    }

    @inline(__always) private func finish(_ list: SlotList, _ block: Block) {
        unsafe ends[block.rawValue] = list.count
    }
}
