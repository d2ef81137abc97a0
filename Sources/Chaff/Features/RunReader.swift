/// Turns the runs of lines into tokens and into the pieces of their skeletons, and counts what the shape needs. What it
/// finds in one line goes behind what it found in the one before, in memory that vectors may read beyond.
@safe final class RunReader {
    /// The hashes of the tokens (words, digit runs, each Han, kana or Thai character, each mark), of each line between two
    /// blanks.
    let tokens: UnsafeMutablePointer<UInt32>
    private(set) var tokenCount = 0
    /// The hashes of words and digit runs alone.
    let words: UnsafeMutablePointer<UInt32>
    private(set) var wordHashCount = 0
    /// The ``Skeleton/Piece`` of each run, of each line between the start and the end.
    let pieces: UnsafeMutablePointer<UInt16>
    private(set) var pieceCount = 0
    /// How many words the last line has, digit runs aside, and how many of them start with a capital.
    private(set) var wordCount = 0
    private(set) var capitalWords = 0

    /// The pieces of runs of letters by their lengths, and of Han, kana and Thai: a look-up is a sixth of working it out.
    private let letterPieces: UnsafeMutablePointer<UInt16>
    private let ideographPieces: UnsafeMutablePointer<UInt16>

    private static let blank: UInt32 = 0x20

    /// - Parameters:
    ///   - capacity: the most cells that all lines have, with two more for each.
    ///   - longest: the most cells that are read of a line.
    init(capacity: Int, longest: Int) {
        unsafe tokens = .allocate(capacity: capacity + 2 * Lanes.width)
        unsafe words = .allocate(capacity: capacity + Lanes.width)
        unsafe pieces = .allocate(capacity: capacity)
        unsafe letterPieces = .allocate(capacity: longest + 1)
        unsafe ideographPieces = .allocate(capacity: longest + 1)
        for length in 0...longest {
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

    func removeAll() { (tokenCount, wordHashCount, pieceCount) = (0, 0, 0) }

    /// Reads the runs of a line.
    /// - Parameters:
    ///   - cells: the line's cells, the first of them at the place where it stands in `line`.
    ///   - codes: their codes; folding leaves no two blanks in a row.
    ///   - line: where the line stands among the codes.
    ///   - histogram: counts the cells of each class, blanks aside and a word's as the class of its first letter; from 16
    ///     on the marks and ideographs that play each part of a sentence.
    func read(
        _ cells: UnsafePointer<Cell>, codes: UnsafePointer<UInt32>, line: Range<Int>, _ starts: RunStarts,
        _ stretches: StretchHashes, histogram: UnsafeMutablePointer<Int32>
    ) {
        let (tokens, words, pieces) = unsafe (self.tokens, self.words, self.pieces)
        let (letterPieces, ideographPieces) = unsafe (self.letterPieces, self.ideographPieces)
        let stretches = stretches.sums
        let firstWord = wordHashCount
        unsafe tokens[tokenCount] = RunReader.blank
        var (token, word, numbers, capitals) = (tokenCount &+ 1, firstWord, 0, UInt32(0))
        let lineEnd = line.upperBound
        var places = starts.places(in: line)
        var run = pieceCount
        unsafe pieces[run] = Skeleton.Piece.start.id
        var ideographs = Ideographs()
        var next = places.next()
        while next < lineEnd {
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
                unsafe ideographs.read(UnsafeRawPointer(cells + start), count: length, tokens: tokens + token)
                token &+= length
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
        unsafe ideographs.add(to: histogram)
        unsafe tokens[token] = RunReader.blank
        unsafe pieces[run &+ 1] = Skeleton.Piece.end.id
        (tokenCount, wordHashCount, pieceCount) = (token &+ 1, word, run &+ 2)
        (wordCount, capitalWords) = (word &- firstWord &- numbers, Int(capitals))
    }
}
