/// What a word looks like: `KING88` and `LUCKY88` are brands though training has seen neither. Digits stand for
/// themselves, letters for their script, for capitals and for styled forms, in runs of one, two, four and eight; what
/// stands before and behind the word is told by its kind.
struct WordShape {
    private var hash: UInt32
    private var last: UInt32 = 0
    private var run: UInt32 = 0

    /// - Parameter code: what stands before the word, as ``Grams/codes`` has it.
    @inline(__always) init(after code: UInt32) { hash = WordShape.surroundings(code) }

    @inline(__always) mutating func add(_ cell: Cell) {
        let isDigit = cell.scalarClass == .digit
        let kind = isDigit ? cell.bits & 0x1FF_FFFF : cell.bits & WordShape.kindBits
        if kind == last && !isDigit {
            run &+= 1
            if run & (run &- 1) == 0 && run <= 8 { hash = Hash.pair(hash, run) }
        } else {
            hash = Hash.pair(hash, kind)
            last = kind
            run = 1
        }
    }

    /// - Parameter code: what stands behind the word.
    @inline(__always) func hash(before code: UInt32) -> UInt32 {
        Hash.pair(hash, WordShape.surroundings(code))
    }

    /// The class, whether it is a capital, whether it was a styled form.
    private static let kindBits: UInt32 = 15 &<< 21 | Cell.capital | Cell.styled

    /// An edge of the line, or the class.
    @inline(__always) private static func surroundings(_ code: UInt32) -> UInt32 {
        code == CodeRow.Edge.mark ? 1 : code & (15 &<< 21)
    }
}
