/// The features of lines, as slots of the blocks' tables. Training and labelling both run this code.
///
/// About three features a code point: characters, words, edges, and a *skeleton* of runs, punctuation and capitals
/// that knows no language. Slots go to raw buffers, block by block, so that the sums over them stay in registers.
/// Everything is read off three things, each worked out for all cells of some neighbouring lines at once
/// (``CharacterBatch``): the slots of character n-grams, running sums, from which the hash of any stretch takes one
/// subtraction, and the places where runs of letters, Han, digits or blanks start.
///
/// Lines are read in batches, step by step, because a step that begins with what the one before it has just written
/// waits for it. One line is a batch as well.
@safe final class LineFeatures {
    /// Code points of a line that tell its structure; what comes later adds nothing (120 instead of 300 loses .004 of
    /// macro-F1). The screen reads on.
    static let scoredCells = 300
    /// The most features a block can have in one line: two for each piece of the skeleton.
    static let blockCapacity = 2 * scoredCells + 16
    /// The most lines that are read at once.
    static let mostLines = CharacterBatch.size / CodeRow.gap + 1
    private static let histogramSize = 24
    /// At most thirteen edges a line, and vectors.
    private static let edgeCapacity = 16 * mostLines

    /// The characters of the lines.
    let characters = CharacterBatch()
    private let runs: RunReader
    /// The slots of words, of pairs of tokens and of edges, all lines one after the other, and those of the skeleton if
    /// they are asked for.
    private let words1, words2, edgeSlots, skeleton: UnsafeMutablePointer<UInt32>
    private var edgeCount = 0
    /// How many cells have each class, then how many play each part of a sentence.
    private let histogram: UnsafeMutablePointer<Int32>
    /// What was read of each line.
    private let lists: UnsafeMutablePointer<FeatureLists>
    /// How many lines there are.
    private(set) var count = 0
    /// The line whose features are asked for one by one.
    var line = 0

    init() {
        // Two more for each line.
        let capacity = CharacterBatch.size + CodeRow.gap
        runs = RunReader(capacity: capacity, longest: LineFeatures.scoredCells)
        unsafe words1 = .allocate(capacity: capacity + Lanes.width)
        unsafe words2 = .allocate(capacity: capacity + Lanes.width)
        unsafe edgeSlots = .allocate(capacity: LineFeatures.edgeCapacity)
        unsafe skeleton = .allocate(capacity: LineFeatures.blockCapacity)
        unsafe histogram = .allocate(capacity: LineFeatures.histogramSize)
        unsafe lists = .allocate(capacity: LineFeatures.mostLines)
        unsafe lists.initialize(repeating: FeatureLists(), count: LineFeatures.mostLines)
    }

    deinit {
        unsafe words1.deallocate()
        unsafe words2.deallocate()
        unsafe edgeSlots.deallocate()
        unsafe skeleton.deallocate()
        unsafe histogram.deallocate()
        unsafe lists.deallocate()
    }

    /// Where the features of a line stand.
    @inline(__always) func lists(_ line: Int) -> FeatureLists { unsafe lists[line] }

    /// The slots of all lines: of words, of pairs of tokens, of edges; valid until the next batch.
    @inline(__always) var allWords: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: words1, count: runs.wordHashCount)
    }
    @inline(__always) var allTokenPairs: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: words2, count: max(0, runs.tokenCount &- 1))
    }
    @inline(__always) var allEdges: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: edgeSlots, count: edgeCount)
    }

    /// The skeletons of all lines, from which a look-up goes straight on: writing slots down costs as much as making them.
    @inline(__always) var allPieces: UnsafeBufferPointer<UInt16> {
        unsafe UnsafeBufferPointer(start: runs.pieces, count: runs.pieceCount)
    }

    /// The slots of the n-grams that end at each cell of the whole of ``line``, and at the blank after it.
    @inline(__always) var pairs: UnsafePointer<UInt32> { unsafe UnsafePointer(characters.pairs + lists[line].place) }
    @inline(__always) var quadruples: UnsafePointer<UInt32> {
        unsafe UnsafePointer(characters.quadruples + lists[line].place)
    }

    /// The slots of any block of ``line``, valid until the next call.
    subscript(block: Block) -> UnsafeBufferPointer<UInt32> {
        let own = lists(line)
        switch block {
        case .characters2: return unsafe UnsafeBufferPointer(start: pairs, count: own.characters)
        case .characters4: return unsafe UnsafeBufferPointer(start: quadruples, count: own.characters)
        case .words1: return unsafe UnsafeBufferPointer(rebasing: allWords[own.words])
        case .words2: return unsafe UnsafeBufferPointer(rebasing: allTokenPairs[own.tokenPairs])
        case .edges: return unsafe UnsafeBufferPointer(rebasing: allEdges[own.edges])
        case .skeleton12: return unsafe writeSkeleton(isShort: true)
        case .skeleton34: return unsafe writeSkeleton(isShort: false)
        }
    }

    private func writeSkeleton(isShort: Bool) -> UnsafeBufferPointer<UInt32> {
        var count = 0
        func add(_ slot: UInt32) {
            unsafe skeleton[count] = slot
            count += 1
        }
        let pieces = lists(line).pieces
        unsafe Skeleton.visit(
            runs.pieces + pieces.lowerBound, count: pieces.count, short: { if isShort { add($0) } },
            long: { if !isShort { add($0) } })
        return unsafe UnsafeBufferPointer(start: skeleton, count: count)
    }

    /// Reads a single line and returns its shape.
    func read(_ cells: UnsafePointer<Cell>, count: Int) -> LineShape {
        removeAll()
        _ = unsafe characters.append(cells, count: count)
        characters.finish()
        unsafe read(cells, count: count, at: 0)
        finish()
        return lists(0).shape
    }

    /// Begins a batch. Its lines go to ``characters`` first, then to ``read(_:count:at:)``, in order, and then it is to be
    /// finished.
    func removeAll() {
        characters.removeAll()
        runs.removeAll()
        (edgeCount, count, line) = (0, 0, 0)
    }

    /// Reads the next of the lines of ``characters``.
    /// - Parameter place: where it starts there.
    func read(_ cells: UnsafePointer<Cell>, count length: Int, at place: Int) {
        let scored = min(length, LineFeatures.scoredCells)
        let range = place..<place &+ scored
        let (firstWord, firstToken, firstPiece, firstEdge) =
            (runs.wordHashCount, runs.tokenCount, runs.pieceCount, edgeCount)
        unsafe histogram.update(repeating: 0, count: LineFeatures.histogramSize)
        readEdges(range)
        unsafe runs.read(
            cells - place, codes: characters.codes, line: range, characters.starts, characters.stretches,
            histogram: histogram)
        var end = scored
        while end > 0, unsafe cells[end &- 1].scalarClass == .space { end &-= 1 }
        let own = unsafe lists + count
        unsafe own.pointee.place = place
        unsafe own.pointee.scored = scored
        unsafe own.pointee.words = firstWord..<runs.wordHashCount
        // One pair less than there are tokens and blanks around them.
        unsafe own.pointee.tokenPairs = firstToken..<runs.tokenCount &- 1
        unsafe own.pointee.pieces = firstPiece &+ 1..<runs.pieceCount
        unsafe own.pointee.edges = firstEdge..<edgeCount
        unsafe own.pointee.shape = LineShape(
            histogram: histogram, total: scored, words: runs.wordCount, capitalWords: runs.capitalWords,
            last: end > 0 ? cells[end &- 1].sentencePart : 0)
        count &+= 1
    }

    /// The first and the last one to six characters, and the whole line. Vectors take two more; what comes next is
    /// written over them.
    @inline(__always) private func readEdges(_ line: Range<Int>) {
        let edges = unsafe edgeSlots + edgeCount
        let stretches = characters.stretches
        let (first, end) = (line.lowerBound, line.upperBound)
        let length = min(6, end &- first)
        let firsts = stretches.firsts(from: first) ^ 0x3333_3333
        let lasts = stretches.lasts(from: end &- length, to: end) ^ 0x6666_6666
        unsafe Hash.slot(firsts, bits: Block.slotBits).store(to: edges)
        unsafe Hash.slot(lasts, bits: Block.slotBits).store(to: edges + length)
        unsafe edges[2 &* length] = Hash.slot(stretches.hash(first, end) ^ 0x5555_5555, bits: Block.slotBits)
        edgeCount &+= 2 &* length &+ 1
    }

    /// Makes the slots of words and pairs of tokens of all lines.
    func finish() {
        let (words1, words2) = unsafe (self.words1, self.words2)
        let (words, tokens) = unsafe (runs.words, runs.tokens)
        var index = 0
        while index < runs.wordHashCount {
            unsafe Hash.slot(Lanes(words + index), bits: Block.slotBits).store(to: words1 + index)
            index &+= Lanes.width
        }
        index = 0
        while index < runs.tokenCount {
            let hashes = unsafe Hash.pair(Lanes(tokens + index), Lanes(tokens + index + 1))
            unsafe Hash.slot(hashes, bits: Block.slotBits).store(to: words2 + index)
            index &+= Lanes.width
        }
    }
}
