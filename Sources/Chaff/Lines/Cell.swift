/// A folded code point together with what ICU knows of it, packed into 32 bits so that features never call ICU.
///
/// Bits 0–20 hold the folded code point, 21–24 its ``ScalarClass``, bit 25 tells that the original was a capital,
/// bit 26 that folding changed a styled form (mathematical, full-width, enclosed), bit 27 that Traditional Chinese
/// became Simplified.
package struct Cell: Equatable, Sendable {
    package var bits: UInt32

    @inline(__always) package init(bits: UInt32) { self.bits = bits }

    @inline(__always) package init(_ codePoint: UInt32, _ scalarClass: ScalarClass) {
        bits = codePoint | UInt32(scalarClass.rawValue) &<< 21
    }

    package static let capital: UInt32 = 1 << 25
    package static let styled: UInt32 = 1 << 26
    package static let traditional: UInt32 = 1 << 27

    @inline(__always) package var codePoint: UInt32 { bits & 0x1F_FFFF }
    @inline(__always) package var classBits: UInt32 { (bits &>> 21) & 15 }
    @inline(__always) package var scalarClass: ScalarClass { ScalarClass(rawValue: UInt8(classBits)) ?? .symbol }
    @inline(__always) package var isCapital: Bool { bits & Cell.capital != 0 }
}

/// The kind of a code point, from ICU's general category and script.
package enum ScalarClass: UInt8, CaseIterable, Sendable {
    case space, punctuation, symbol, digit
    /// Latin letters.
    case latin
    /// Letters of all other alphabets and abugidas that put blanks between words.
    case letter
    case han, kana, hangul
    /// Thai, Lao, Khmer, Burmese: no blanks between words.
    case southEastAsian
    case mark
}
