/// A folded code point together with what ICU knows of it, packed into 32 bits so that features never call ICU.
///
/// Bits 0–20 hold the folded code point, 21–24 its ``ScalarClass``, bit 25 tells that the original was a capital,
/// bit 26 that folding changed a styled form (mathematical, full-width, enclosed), bit 27 that Traditional Chinese
/// became Simplified, bits 28–30 its ``SentencePart``. Public only as SPI: folding, in another module, reads cells once
/// a code point, and `package` functions are not inlined across modules.
@_spi(Folding) @frozen public struct Cell: Equatable, Sendable {
    public var bits: UInt32

    @inlinable @inline(__always) public init(bits: UInt32) { self.bits = bits }

    @inlinable @inline(__always) public init(_ codePoint: UInt32, _ scalarClass: ScalarClass) {
        bits = codePoint | scalarClass.bits &<< 21
    }

    @inlinable @inline(__always) public static var capitalBit: UInt32 { 25 }
    @inlinable @inline(__always) public static var capital: UInt32 { 1 &<< capitalBit }
    @inlinable @inline(__always) public static var styled: UInt32 { 1 &<< 26 }
    @inlinable @inline(__always) public static var traditional: UInt32 { 1 &<< 27 }

    @inlinable @inline(__always) public var codePoint: UInt32 { bits & 0x1F_FFFF }
    @inlinable @inline(__always) public var sentencePart: UInt32 { (bits &>> 28) & 7 }
    @inlinable @inline(__always) public var scalarClass: ScalarClass { ScalarClass(bits: (bits &>> 21) & 15) }
    @inlinable @inline(__always) public var isCapital: Bool { bits & Cell.capital != 0 }
}

/// The kind of a code point, from ICU's general category and script. A number rather than an enum: it is compared for
/// every code point, and the raw values of enums are functions.
///
/// The upper two of its four bits tell what a run of neighbours is made of: 0 separators, each of them a run of its
/// own, 1 digits, 2 words, 3 scripts without blanks.
@_spi(Folding) @frozen public struct ScalarClass: Equatable, Sendable {
    public let bits: UInt32

    @inlinable @inline(__always) public init(bits: UInt32) { self.bits = bits }

    @inlinable @inline(__always) public static func == (first: ScalarClass, second: ScalarClass) -> Bool {
        first.bits == second.bits
    }

    @inlinable @inline(__always) public static var space: ScalarClass { ScalarClass(bits: 0) }
    @inlinable @inline(__always) public static var punctuation: ScalarClass { ScalarClass(bits: 1) }
    @inlinable @inline(__always) public static var symbol: ScalarClass { ScalarClass(bits: 2) }
    @inlinable @inline(__always) public static var digit: ScalarClass { ScalarClass(bits: 4) }
    @inlinable @inline(__always) public static var latin: ScalarClass { ScalarClass(bits: 8) }
    /// Letters of all other alphabets and abugidas that put blanks between words.
    @inlinable @inline(__always) public static var letter: ScalarClass { ScalarClass(bits: 9) }
    @inlinable @inline(__always) public static var han: ScalarClass { ScalarClass(bits: 12) }
    @inlinable @inline(__always) public static var kana: ScalarClass { ScalarClass(bits: 13) }
    @inlinable @inline(__always) public static var hangul: ScalarClass { ScalarClass(bits: 10) }
    /// Thai, Lao, Khmer, Burmese: no blanks between words.
    @inlinable @inline(__always) public static var southEastAsian: ScalarClass { ScalarClass(bits: 14) }
    @inlinable @inline(__always) public static var mark: ScalarClass { ScalarClass(bits: 11) }

    /// True for what a word between blanks is made of: Latin, other letters, hangul, marks.
    @inlinable @inline(__always) public var isWord: Bool { bits &>> 2 == 2 }
    /// True for what stands together in a word: ``isWord`` and digits.
    @inlinable @inline(__always) public var isPartOfWord: Bool { isWord || self == .digit }
    /// True for scripts without blanks between words: Han, kana, Thai and its neighbours.
    @inlinable @inline(__always) public var isIdeograph: Bool { bits &>> 2 == 3 }
    /// True for blanks, punctuation and symbols.
    @inlinable @inline(__always) public var isSeparator: Bool { bits < 4 }
    @inlinable @inline(__always) public var isLetter: Bool { bits >= 8 }
}
