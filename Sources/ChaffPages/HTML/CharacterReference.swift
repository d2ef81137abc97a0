/// A character reference in HTML: `&amp;`, `&#22269;`, `&#x56FD;`.
struct CharacterReference {
    var first: UInt32
    /// The second code point, or 0.
    var second: UInt32 = 0
    /// How many bytes it takes, with its ampersand.
    var length: Int
    var isNumeric = false

    /// Reads the reference whose ampersand stands at `start`; nil if the ampersand is only that.
    ///
    /// - Parameter isAttribute: in an attribute a name without a semicolon is none if `=` or a letter follows.
    init?(_ view: ByteView, at start: Int, isAttribute: Bool = false) {
        if view[start &+ 1] == 0x23 {
            self.init(numeric: view, at: start)
        } else {
            self.init(named: view, at: start, isAttribute: isAttribute)
        }
    }

    private init?(numeric view: ByteView, at start: Int) {
        var position = start &+ 2
        var value: UInt32 = 0
        let isHexadecimal = view[position] | 0x20 == 0x78
        if isHexadecimal { position &+= 1 }
        let firstDigit = position
        // Leading zeros may go on without end; the value stays above every code point once it is.
        while let digit = CharacterReference.hexadecimalDigit(view[position]), isHexadecimal || digit < 10 {
            if value <= 0x10FFFF { value = value &* (isHexadecimal ? 16 : 10) &+ digit }
            position &+= 1
        }
        guard position > firstDigit else { return nil }
        if view[position] == 0x3B { position &+= 1 }
        first = CharacterReference.repaired(value)
        length = position &- start
        isNumeric = true
    }

    private init?(named view: ByteView, at start: Int, isAttribute: Bool) {
        let nameStart = start &+ 1
        var end = nameStart
        while end &- nameStart <= CharacterReferenceTable.longestName,
            ByteView.isLetter(view[end]) || ByteView.isDigit(view[end])
        { end &+= 1 }
        guard end > nameStart else { return nil }
        let table = CharacterReferenceTable.shared
        if view[end] == 0x3B, let entry = table.entry(view[ByteRange(nameStart, end)]) {
            (first, second, length) = (entry.first, entry.second, end &+ 1 &- start)
            return
        }
        if isAttribute, view[end] == 0x3D { return nil }
        var length = min(end &- nameStart, CharacterReferenceTable.longestLegacyName)
        while length >= 2 {
            let isWhole = nameStart &+ length == end
            if isWhole || !isAttribute, let entry = table.entry(view[ByteRange(nameStart, nameStart &+ length)]),
                entry.isLegacy
            {
                (first, second, self.length) = (entry.first, entry.second, length &+ 1)
                return
            }
            length &-= 1
        }
        return nil
    }

    @inline(__always) static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }

    /// What the standard makes of a number: bytes of Windows-1252 for control characters, U+FFFD for what is no
    /// character.
    private static func repaired(_ value: UInt32) -> UInt32 {
        if value == 0 || value > 0x10FFFF || value &>> 11 == 0x1B { return 0xFFFD }
        if value &- 0x80 < 0x20, windows1252[Int(value &- 0x80)] != 0 { return windows1252[Int(value &- 0x80)] }
        return value
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
