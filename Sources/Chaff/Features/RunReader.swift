/// Turns the runs of a line into tokens and into the pieces of its skeleton, and counts what the shape needs. Keeps what
/// it found until the next line, in memory that vectors may read beyond.
@safe final class RunReader {
    /// The hashes of the tokens (words, digit runs, each Han, kana or Thai character, each mark) between two blanks.
    let tokens: UnsafeMutablePointer<UInt32>
    private(set) var tokenCount = 0
    /// The hashes of words and digit runs alone.
    let words: UnsafeMutablePointer<UInt32>
    private(set) var wordHashCount = 0
    /// The ``Skeleton/Piece`` of each run, then the end.
    let pieces: UnsafeMutablePointer<UInt16>
    private(set) var pieceCount = 0
    /// How many words there are, digit runs aside, and how many of them start with a capital.
    private(set) var wordCount = 0
    private(set) var capitalWords = 0

    /// The pieces of runs of letters by their lengths, and of Han, kana and Thai: a look-up is a sixth of working it out.
    private let letterPieces: UnsafeMutablePointer<UInt16>
    private let ideographPieces: UnsafeMutablePointer<UInt16>

    private static let blank: UInt32 = 0x20

    /// - Parameter capacity: the most cells a line has.
    init(capacity: Int) {
        unsafe tokens = .allocate(capacity: capacity + 2 + Lanes.width)
        unsafe words = .allocate(capacity: capacity + Lanes.width)
        unsafe pieces = .allocate(capacity: capacity + 1)
        unsafe letterPieces = .allocate(capacity: capacity + 1)
        unsafe ideographPieces = .allocate(capacity: capacity + 1)
        for length in 0...capacity {
            unsafe letterPieces[length] = Skeleton.Piece.letters(length).id
            unsafe ideographPieces[length] = Skeleton.Piece.ideographs(length).id
        }
    }

    deinit {
        unsafe tokens.deallocate()
        unsafe words.deallocate()
        unsafe pieces.deallocate()
        unsafe letterPieces.deallocate()
        unsafe ideographPieces.deallocate()
    }

    /// Reads the runs of a line.
    /// - Parameters:
    ///   - cells: the line's cells, `count` of them, and `codes` their codes; folding leaves no two blanks in a row.
    ///   - histogram: counts the cells of each class, blanks aside and a word's as the class of its first letter; from 16
    ///     on the marks and ideographs that play each part of a sentence.
    func read(
        _ cells: UnsafePointer<Cell>, codes: UnsafePointer<UInt32>, count: Int, _ starts: RunStarts,
        _ stretches: StretchHashes, histogram: UnsafeMutablePointer<Int32>
    ) {
        let (tokens, words, pieces) = unsafe (self.tokens, self.words, self.pieces)
        let (letterPieces, ideographPieces) = unsafe (self.letterPieces, self.ideographPieces)
        let stretches = stretches.sums
        unsafe tokens[0] = RunReader.blank
        var (token, word, numbers, capitals) = (1, 0, 0, UInt32(0))
        var places = starts.places(count: count)
        var run = -1
        var next = places.next()
        while next < count {
            let start = next
            next = places.next()
            run &+= 1
            let first = unsafe cells[start]
            let scalarClass = first.scalarClass
            if scalarClass.isSeparator {
                unsafe histogram[Int(scalarClass.bits)] &+= 1
                unsafe histogram[16 &+ Int(first.sentencePart)] &+= 1
                unsafe tokens[token] = first.codePoint
                token &+= 1
                unsafe pieces[run] = Skeleton.Piece.mark(first.codePoint).id
                continue
            }
            // A run ends where the next one starts, or at the blank before that.
            let end = next &- (unsafe codes[next &- 1] == RunReader.blank ? 1 : 0)
            let length = end &- start
            if scalarClass.isWord {
                unsafe histogram[Int(scalarClass.bits)] &+= Int32(truncatingIfNeeded: length)
                let hash = stretches.hash(start, end)
                unsafe tokens[token] = hash
                unsafe words[word] = hash
                token &+= 1
                word &+= 1
                let isCapital = (first.bits &>> Cell.capitalBit) & 1
                // After a run of one letter this reads the cell behind it, and does not count it.
                let second = unsafe (cells[start &+ 1].bits &>> Cell.capitalBit) & (length > 1 ? 1 : 0)
                capitals &+= isCapital
                unsafe pieces[run] =
                    letterPieces[length] &+ UInt16(truncatingIfNeeded: isCapital &+ (isCapital & second))
            } else if scalarClass.isIdeograph {
                var index = start
                while index < end {
                    let cell = unsafe cells[index]
                    unsafe histogram[Int(cell.scalarClass.bits)] &+= 1
                    unsafe histogram[16 &+ Int(cell.sentencePart)] &+= 1
                    unsafe tokens[token] = cell.codePoint
                    token &+= 1
                    index &+= 1
                }
                unsafe pieces[run] = ideographPieces[length]
            } else {
                unsafe histogram[Int(scalarClass.bits)] &+= Int32(truncatingIfNeeded: length)
                numbers &+= 1
                let hash = UInt32(truncatingIfNeeded: length) &* 0x2545_F491
                unsafe tokens[token] = hash
                unsafe words[word] = hash
                token &+= 1
                word &+= 1
                unsafe pieces[run] = Skeleton.Piece.digits(length).id
            }
        }
        unsafe tokens[token] = RunReader.blank
        unsafe pieces[run &+ 1] = Skeleton.Piece.end.id
        (tokenCount, wordHashCount, pieceCount) = (token &- 1, word, run &+ 2)
        (wordCount, capitalWords) = (word &- numbers, Int(capitals))
    }
}
