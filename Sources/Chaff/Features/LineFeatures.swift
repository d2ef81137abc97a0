/// The features of a line, as slots of the blocks' tables. Training and labelling both run this code.
///
/// About three features a code point: characters, words, edges, and a *skeleton* of runs, punctuation and capitals
/// that knows no language. Slots go to raw buffers, block by block, so that the sums over them stay in registers.
/// Everything is read off three things that one pass over the cells leaves: the slots of character n-grams, a running
/// hash, from which the hash of any stretch takes one subtraction, and the places where runs of letters, Han, digits or
/// blanks start.
@safe final class LineFeatures {
    /// Code points of a line that tell its structure; what comes later adds nothing (120 instead of 300 loses .004 of
    /// macro-F1). The screen reads on.
    static let scoredCells = 300
    /// The most features a block can have: two for each piece of the skeleton.
    private static let blockCapacity = 2 * scoredCells + 16
    private static let histogramSize = 24

    private let slots: UnsafeMutablePointer<UInt32>
    private let ends: UnsafeMutablePointer<Int>
    /// How many cells have each class, then how many play each part of a sentence.
    private let histogram: UnsafeMutablePointer<Int32>
    private let stretches: StretchHashes
    /// Where the runs start, and the end of the line.
    private let runs: UnsafeMutablePointer<Int32>
    /// The slots of the n-grams that end at each cell of the whole line, and at the blank after it.
    private(set) var pairs: UnsafeMutablePointer<UInt32>
    private(set) var quadruples: UnsafeMutablePointer<UInt32>
    private var capacity = 0

    init() {
        unsafe slots = .allocate(capacity: Block.count * LineFeatures.blockCapacity)
        unsafe ends = .allocate(capacity: Block.count)
        unsafe histogram = .allocate(capacity: LineFeatures.histogramSize)
        stretches = StretchHashes(capacity: LineFeatures.scoredCells)
        unsafe runs = .allocate(capacity: LineFeatures.scoredCells + 2)
        unsafe pairs = .allocate(capacity: 1)
        unsafe quadruples = .allocate(capacity: 1)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe ends.deallocate()
        unsafe histogram.deallocate()
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
        let runs = unsafe readCharacters(cells, count, scored: scored)
        readEdges(scored)
        let (words, capitalWords) = unsafe readRuns(cells, runs)
        var end = scored
        while end > 0, unsafe cells[end &- 1].scalarClass == .space { end &-= 1 }
        return unsafe LineShape(
            histogram: histogram, words: words, capitalWords: capitalWords,
            last: end > 0 ? cells[end &- 1].sentencePart : 0)
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, count * 2)
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
        unsafe pairs = .allocate(capacity: capacity)
        unsafe quadruples = .allocate(capacity: capacity)
    }

    /// A cell's character as these features see it: any digit is 0.
    @inline(__always) private static func character(_ cell: Cell) -> UInt32 {
        cell.scalarClass == .digit ? 0x30 : cell.codePoint
    }

    /// Returns how many runs there are.
    private func readCharacters(_ cells: UnsafePointer<Cell>, _ count: Int, scored: Int) -> Int {
        let (pairs, quadruples, runs) = unsafe (self.pairs, self.quadruples, self.runs)
        var window = CharacterWindow()
        var stretch = stretches.writer
        var kind = RunKind.none
        var runCount = 0
        for index in 0..<scored {
            let cell = unsafe cells[index]
            let character = LineFeatures.character(cell)
            stretch.add(character, at: index)
            let previous = kind
            kind = RunKind(of: cell.scalarClass)
            // Written wherever a run may start, kept where one does: nothing can predict a branch here.
            unsafe runs[runCount] = Int32(truncatingIfNeeded: index)
            runCount &+= kind.starts(after: previous) ? 1 : 0
            let (pair, quadruple) = window.add(character)
            unsafe pairs[index] = Hash.slot(pair, bits: Block.slotBits)
            unsafe quadruples[index] = Hash.slot(quadruple, bits: Block.slotBits)
        }
        unsafe runs[runCount] = Int32(truncatingIfNeeded: scored)
        for index in scored..<count {
            let (pair, quadruple) = window.add(LineFeatures.character(unsafe cells[index]))
            unsafe pairs[index] = Hash.slot(pair, bits: Block.slotBits)
            unsafe quadruples[index] = Hash.slot(quadruple, bits: Block.slotBits)
        }
        let (pair, quadruple) = window.add(0x20)
        unsafe pairs[count] = Hash.slot(pair, bits: Block.slotBits)
        unsafe quadruples[count] = Hash.slot(quadruple, bits: Block.slotBits)
        unsafe ends[Block.characters2.rawValue] = scored &+ 1
        unsafe ends[Block.characters4.rawValue] = scored &+ 1
        return runCount
    }

    /// The first and the last one to six characters, and the whole line.
    private func readEdges(_ count: Int) {
        var edges = list(.edges)
        for length in 1..<(min(6, count) &+ 1) {
            edges.add(stretches.hash(0, length) ^ 0x3333_3333)
            edges.add(stretches.hash(count &- length, count) ^ 0x6666_6666)
        }
        edges.add(stretches.hash(0, count) ^ 0x5555_5555)
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
