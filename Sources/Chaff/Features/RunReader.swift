/// Turns the runs of a line into words, pairs of tokens, and the skeleton, and counts what the shape needs.
@safe struct RunReader {
    private(set) var words: SlotList
    private(set) var tokens: SlotList
    private(set) var skeleton: Skeleton
    private(set) var wordCount = 0
    private(set) var capitalWords = 0
    private var previous: UInt32 = 0x20
    /// How many cells have each class, then how many play each part of a sentence.
    private let histogram: UnsafeMutablePointer<Int32>

    init(words: SlotList, tokens: SlotList, skeleton: Skeleton, histogram: UnsafeMutablePointer<Int32>) {
        self.words = words
        self.tokens = tokens
        self.skeleton = skeleton
        unsafe self.histogram = unsafe histogram
    }

    /// A run of words counts as the class of its first letter.
    @inline(__always) private func count(_ scalarClass: ScalarClass, _ cells: Int) {
        unsafe histogram[Int(scalarClass.bits)] &+= Int32(truncatingIfNeeded: cells)
    }

    @inline(__always) private func count(part cell: Cell) {
        unsafe histogram[16 &+ Int(cell.sentencePart)] &+= 1
    }

    @inline(__always) private mutating func add(token: UInt32) {
        tokens.add(hash: Hash.pair(previous, token))
        previous = token
    }

    @inline(__always)
    mutating func read(_ cells: UnsafePointer<Cell>, _ start: Int, _ end: Int, _ stretches: StretchHashes) {
        let first = unsafe cells[start]
        let scalarClass = first.scalarClass
        if scalarClass.isWord {
            count(scalarClass, end &- start)
            let word = stretches.hash(start, end)
            let isCapital: UInt32 = first.isCapital ? 1 : 0
            // After a run of one letter this reads the cell behind it, and does not count it.
            let second = unsafe (cells[start &+ 1].bits &>> Cell.capitalBit) & (end &- start > 1 ? 1 : 0)
            wordCount &+= 1
            capitalWords &+= Int(isCapital)
            words.add(hash: word)
            add(token: word)
            skeleton.add(.letters(end &- start, capitals: isCapital &+ (isCapital & second)))
        } else if scalarClass == .space {
            count(scalarClass, 1)
        } else if scalarClass.isIdeograph {
            for index in start..<end {
                let cell = unsafe cells[index]
                count(cell.scalarClass, 1)
                count(part: cell)
                add(token: cell.codePoint)
            }
            skeleton.add(.ideographs(end &- start))
        } else if scalarClass == .digit {
            count(scalarClass, end &- start)
            let word = UInt32(truncatingIfNeeded: end &- start) &* 0x2545_F491
            words.add(hash: word)
            add(token: word)
            skeleton.add(.digits(end &- start))
        } else {
            count(scalarClass, 1)
            count(part: first)
            add(token: first.codePoint)
            skeleton.add(.mark(first.codePoint))
        }
    }

    mutating func finish() {
        add(token: 0x20)
        skeleton.add(.end)
    }
}
