/// n-grams over a language-free picture of a line: how long its runs are, where it has capitals and which punctuation.
struct Skeleton {
    /// One piece of the picture: 16 bits.
    struct Piece {
        let id: UInt64

        @inline(__always) private init(_ id: UInt64) { self.id = id }

        static var start: Piece { Piece(1) }
        static var end: Piece { Piece(2) }

        /// Four bits for each length up to 15. Letters: up to 2, 4, 8 or more. Han, kana or Thai: up to 1, 2, 4, 6, 9,
        /// 14 or more. Numbers instead of comparisons: nothing can predict how long a run is.
        private static var letterLengths: UInt64 { 0x3333_3332_2221_1000 }
        private static var ideographLengths: UInt64 { 0x6555_5544_4332_2100 }

        @inline(__always) private static func bucket(_ count: Int, _ lengths: UInt64) -> UInt64 {
            (lengths &>> UInt64(truncatingIfNeeded: min(count, 15) &* 4)) & 15
        }

        /// A run of letters; `capitals` tells how it begins: 0 small, 1 first letter capital, 2 second letter too.
        @inline(__always) static func letters(_ count: Int, capitals: UInt32) -> Piece {
            Piece(16 &+ bucket(count, letterLengths) &* 3 &+ UInt64(capitals))
        }

        /// A run of Han, kana or Thai.
        @inline(__always) static func ideographs(_ count: Int) -> Piece {
            Piece(32 &+ bucket(count, ideographLengths))
        }

        @inline(__always) static func digits(_ count: Int) -> Piece {
            Piece(48 &+ UInt64(truncatingIfNeeded: min(count, 8)))
        }

        @inline(__always) static func mark(_ codePoint: UInt32) -> Piece {
            Piece((64 &+ UInt64(codePoint)) & 0xFFFF)
        }
    }

    private(set) var short: SlotList
    private(set) var long: SlotList
    /// The last four pieces, the newest lowest.
    private var pieces = Piece.start.id
    private var count = 1

    /// - Parameters:
    ///   - short: takes the orders 1 and 2.
    ///   - long: takes the orders 3 and 4.
    init(short: SlotList, long: SlotList) {
        self.short = short
        self.long = long
    }

    @inline(__always) private static func slot(_ pieces: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (pieces &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 &- Block.slotBits))
    }

    @inline(__always) mutating func add(_ piece: Piece) {
        pieces = pieces &<< 16 | piece.id
        short.add(slot: Skeleton.slot(piece.id))
        short.add(slot: Skeleton.slot(pieces & 0xFFFF_FFFF))
        // The first pieces of a line have fewer before them; the list is as long as if they had none at all.
        count &+= 1
        long.put(slot: Skeleton.slot(pieces & 0xFFFF_FFFF_FFFF))
        long.count &+= count >= 3 ? 1 : 0
        long.put(slot: Skeleton.slot(pieces))
        long.count &+= count >= 4 ? 1 : 0
    }
}
