/// A folded code point together with what ICU knows of it, packed into 32 bits so that features never call ICU.
///
/// Bits 0–20 hold the folded code point, 21–24 its ``ScalarClass``, bit 25 tells that the original was a capital,
/// bit 26 that folding changed a styled form (mathematical, full-width, enclosed), bit 27 that Traditional Chinese
/// became Simplified. The accessors are inlinable: folding reads cells in another module, once a code point.
@frozen package struct Cell: Equatable, Sendable {
    package var bits: UInt32

    @inlinable @inline(__always) package init(bits: UInt32) { self.bits = bits }

    @inlinable @inline(__always) package init(_ codePoint: UInt32, _ scalarClass: ScalarClass) {
        bits = codePoint | scalarClass.bits &<< 21
    }

    @inlinable @inline(__always) package static var capital: UInt32 { 1 &<< 25 }
    @inlinable @inline(__always) package static var styled: UInt32 { 1 &<< 26 }
    @inlinable @inline(__always) package static var traditional: UInt32 { 1 &<< 27 }

    @inlinable @inline(__always) package var codePoint: UInt32 { bits & 0x1F_FFFF }
    @inlinable @inline(__always) package var scalarClass: ScalarClass { ScalarClass(bits: (bits &>> 21) & 15) }
    @inlinable @inline(__always) package var isCapital: Bool { bits & Cell.capital != 0 }
}

/// The kind of a code point, from ICU's general category and script. A number rather than an enum: it is compared for
/// every code point, and the raw values of enums are functions.
@frozen package struct ScalarClass: Equatable, Sendable {
    package let bits: UInt32

    @inlinable @inline(__always) package init(bits: UInt32) { self.bits = bits }

    @inlinable @inline(__always) package static var space: ScalarClass { ScalarClass(bits: 0) }
    @inlinable @inline(__always) package static var punctuation: ScalarClass { ScalarClass(bits: 1) }
    @inlinable @inline(__always) package static var symbol: ScalarClass { ScalarClass(bits: 2) }
    @inlinable @inline(__always) package static var digit: ScalarClass { ScalarClass(bits: 3) }
    @inlinable @inline(__always) package static var latin: ScalarClass { ScalarClass(bits: 4) }
    /// Letters of all other alphabets and abugidas that put blanks between words.
    @inlinable @inline(__always) package static var letter: ScalarClass { ScalarClass(bits: 5) }
    @inlinable @inline(__always) package static var han: ScalarClass { ScalarClass(bits: 6) }
    @inlinable @inline(__always) package static var kana: ScalarClass { ScalarClass(bits: 7) }
    @inlinable @inline(__always) package static var hangul: ScalarClass { ScalarClass(bits: 8) }
    /// Thai, Lao, Khmer, Burmese: no blanks between words.
    @inlinable @inline(__always) package static var southEastAsian: ScalarClass { ScalarClass(bits: 9) }
    @inlinable @inline(__always) package static var mark: ScalarClass { ScalarClass(bits: 10) }

    /// How many classes there are.
    package static let count = 11

    /// True for what a word between blanks is made of: Latin, other letters, hangul, marks.
    @inlinable @inline(__always) package var isWord: Bool { (0b101_0011_0000 &>> bits) & 1 != 0 }
    /// True for scripts without blanks between words: Han, kana, Thai and its neighbours.
    @inlinable @inline(__always) package var isIdeograph: Bool { (0b010_1100_0000 &>> bits) & 1 != 0 }
    /// True for blanks, punctuation and symbols.
    @inlinable @inline(__always) package var isSeparator: Bool { bits < 3 }
    @inlinable @inline(__always) package var isLetter: Bool { bits >= 4 }
}
