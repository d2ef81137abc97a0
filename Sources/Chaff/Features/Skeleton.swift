/// n-grams over a language-free picture of a line: how long its runs are, where it has capitals and which punctuation.
enum Skeleton {
    /// One piece of the picture: 16 bits.
    struct Piece {
        let id: UInt16

        @inline(__always) private init(_ id: UInt16) { self.id = id }

        static var start: Piece { Piece(1) }
        static var end: Piece { Piece(2) }

        /// Four bits for each length up to 15. Letters: up to 2, 4, 8 or more. Han, kana or Thai: up to 1, 2, 4, 6, 9,
        /// 14 or more. Numbers instead of comparisons: nothing can predict how long a run is.
        private static var letterLengths: UInt64 { 0x3333_3332_2221_1000 }
        private static var ideographLengths: UInt64 { 0x6555_5544_4332_2100 }

        @inline(__always) private static func bucket(_ count: Int, _ lengths: UInt64) -> UInt16 {
            UInt16(truncatingIfNeeded: lengths &>> UInt64(truncatingIfNeeded: min(count, 15) &* 4)) & 15
        }

        /// A run of letters that begins with a small one; 1 more if the first letter is a capital, 2 more if the second
        /// one is too.
        static func letters(_ count: Int) -> Piece { Piece(16 &+ bucket(count, letterLengths) &* 3) }

        /// A run of Han, kana or Thai.
        static func ideographs(_ count: Int) -> Piece { Piece(32 &+ bucket(count, ideographLengths)) }

        @inline(__always) static func digits(_ count: Int) -> Piece {
            Piece(48 &+ UInt16(truncatingIfNeeded: min(count, 8)))
        }

        @inline(__always) static func mark(_ codePoint: UInt32) -> Piece {
            Piece(UInt16(truncatingIfNeeded: 64 &+ codePoint))
        }
    }

    /// The slot of an n-gram: its pieces of 16 bits, the last one lowest.
    @inline(__always) static func slot(_ pieces: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (pieces &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 &- Block.slotBits))
    }

    /// Gives the slots of the n-grams that end at each piece: orders 1 and 2 to `short`, 3 and 4 to `long` where there are
    /// as many pieces.
    @inline(__always)
    static func visit(
        _ pieces: UnsafePointer<UInt16>, count: Int, short: (UInt32) -> Void, long: (UInt32) -> Void
    ) {
        // The last four pieces, the newest lowest.
        var last = UInt64(Piece.start.id)
        for index in 0..<min(2, count) {
            let piece = unsafe UInt64(pieces[index])
            last = last &<< 16 | piece
            short(slot(piece))
            short(slot(last & 0xFFFF_FFFF))
            if index == 1 { long(slot(last)) }
        }
        var index = 2
        while index < count {
            let piece = unsafe UInt64(pieces[index])
            last = last &<< 16 | piece
            short(slot(piece))
            short(slot(last & 0xFFFF_FFFF))
            long(slot(last & 0xFFFF_FFFF_FFFF))
            long(slot(last))
            index &+= 1
        }
    }
}
