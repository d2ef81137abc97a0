/// n-grams over a language-free picture of a line: how long its runs are, where it has capitals and which punctuation.
struct Skeleton {
    /// One piece of the picture.
    struct Piece {
        let id: UInt32

        @inline(__always) private init(_ id: UInt32) { self.id = id }

        static let start = Piece(1)
        static let end = Piece(2)

        /// A run of letters: up to 2, 4, 8 or more; bit 0 of `capitals` for the first letter, bit 1 for the second.
        @inline(__always) static func letters(_ count: Int, capitals: Int) -> Piece {
            let length: UInt32 = count <= 2 ? 0 : count <= 4 ? 1 : count <= 8 ? 2 : 3
            let style: UInt32 = capitals & 1 == 0 ? 0 : capitals == 1 ? 1 : 2
            return Piece(16 &+ length &* 3 &+ style)
        }

        /// A run of Han, kana or Thai: up to 1, 2, 4, 6, 9, 14 or more.
        @inline(__always) static func ideographs(_ count: Int) -> Piece {
            let length: UInt32
            switch count {
            case ...1: length = 0
            case 2: length = 1
            case ...4: length = 2
            case ...6: length = 3
            case ...9: length = 4
            case ...14: length = 5
            default: length = 6
            }
            return Piece(32 &+ length)
        }

        @inline(__always) static func digits(_ count: Int) -> Piece { Piece(48 &+ UInt32(min(count, 8))) }
        @inline(__always) static func mark(_ codePoint: UInt32) -> Piece { Piece(64 &+ codePoint) }
    }

    private(set) var short: SlotList
    private(set) var long: SlotList
    private var piece1 = Piece.start.id
    private var pair1: UInt32 = 0
    private var pair2: UInt32 = 0
    private var pieces = 1

    /// - Parameters:
    ///   - short: takes the orders 1 and 2.
    ///   - long: takes the orders 3 and 4.
    init(short: SlotList, long: SlotList) {
        self.short = short
        self.long = long
    }

    @inline(__always) mutating func add(_ piece: Piece) {
        let pair = Hash.pair(piece1, piece.id)
        short.add(piece.id &* 0x2545_F491)
        short.add(pair)
        if pieces >= 2 { long.add(Hash.pair(pair1, piece.id) ^ 0x3C3C_3C3C) }
        if pieces >= 3 { long.add(Hash.pair(pair2, pair)) }
        pair2 = pair1
        pair1 = pair
        piece1 = piece.id
        pieces &+= 1
    }
}
