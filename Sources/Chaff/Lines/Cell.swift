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

    @inlinable @inline(__always) public static var capital: UInt32 { 1 &<< 25 }
    @inlinable @inline(__always) public static var styled: UInt32 { 1 &<< 26 }
    @inlinable @inline(__always) public static var traditional: UInt32 { 1 &<< 27 }

    @inlinable @inline(__always) public var codePoint: UInt32 { bits & 0x1F_FFFF }
    @inlinable @inline(__always) public var sentencePart: UInt32 { (bits &>> 28) & 7 }
    @inlinable @inline(__always) public var scalarClass: ScalarClass { ScalarClass(bits: (bits &>> 21) & 15) }
    @inlinable @inline(__always) public var isCapital: Bool { bits & Cell.capital != 0 }
}

/// The kind of a code point, from ICU's general category and script. A number rather than an enum: it is compared for
/// every code point, and the raw values of enums are functions.
@_spi(Folding) @frozen public struct ScalarClass: Equatable, Sendable {
    public let bits: UInt32

    @inlinable @inline(__always) public init(bits: UInt32) { self.bits = bits }

    @inlinable @inline(__always) public static func == (first: ScalarClass, second: ScalarClass) -> Bool {
        first.bits == second.bits
    }

    @inlinable @inline(__always) public static var space: ScalarClass { ScalarClass(bits: 0) }
    @inlinable @inline(__always) public static var punctuation: ScalarClass { ScalarClass(bits: 1) }
    @inlinable @inline(__always) public static var symbol: ScalarClass { ScalarClass(bits: 2) }
    @inlinable @inline(__always) public static var digit: ScalarClass { ScalarClass(bits: 3) }
    @inlinable @inline(__always) public static var latin: ScalarClass { ScalarClass(bits: 4) }
    /// Letters of all other alphabets and abugidas that put blanks between words.
    @inlinable @inline(__always) public static var letter: ScalarClass { ScalarClass(bits: 5) }
    @inlinable @inline(__always) public static var han: ScalarClass { ScalarClass(bits: 6) }
    @inlinable @inline(__always) public static var kana: ScalarClass { ScalarClass(bits: 7) }
    @inlinable @inline(__always) public static var hangul: ScalarClass { ScalarClass(bits: 8) }
    /// Thai, Lao, Khmer, Burmese: no blanks between words.
    @inlinable @inline(__always) public static var southEastAsian: ScalarClass { ScalarClass(bits: 9) }
    @inlinable @inline(__always) public static var mark: ScalarClass { ScalarClass(bits: 10) }

    /// How many classes there are.
    public static let count = 11

    /// True for what a word between blanks is made of: Latin, other letters, hangul, marks.
    @inlinable @inline(__always) public var isWord: Bool { (0b101_0011_0000 &>> bits) & 1 != 0 }
    /// True for scripts without blanks between words: Han, kana, Thai and its neighbours.
    @inlinable @inline(__always) public var isIdeograph: Bool { (0b010_1100_0000 &>> bits) & 1 != 0 }
    /// True for blanks, punctuation and symbols.
    @inlinable @inline(__always) public var isSeparator: Bool { bits < 3 }
    @inlinable @inline(__always) public var isLetter: Bool { bits >= 4 }
}
