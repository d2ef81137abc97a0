@_spi(Folding) import Chaff

/// Emoji whose UTF-8 was read as windows-1252 or as Thai and encoded again: `ðŸŽ°`, `๐ŸŽ°`, `âœ¨`, `โœ¨`.
enum DoubleEncoding {
    /// What the second byte of an emoji becomes; found by it, because `â` and `โ` are letters of many words.
    static func isSecond(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        // Ÿ; ˜ ™ š › œ ž for U+2600 to U+27BF.
        case 0x178, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x17E: true
        default: false
        }
    }

    /// The byte that a code point was read from, or 0 if it is no byte of a longer sequence.
    static func byte(_ codePoint: UInt32) -> UInt8 {
        if 0x80...0xFF ~= codePoint { return UInt8(codePoint) }
        if 0xE01...0xE5B ~= codePoint { return UInt8(codePoint - 0xE01 + 0xA1) }
        guard let index = western.firstIndex(of: codePoint) else { return 0 }
        return 0x80 + UInt8(index)
    }

    /// What windows-1252 has from 0x80 on.
    private static let western: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// True for emoji and the signs among which they stand.
    static func isEmoji(_ codePoint: UInt32) -> Bool {
        0x1F000...0x1FAFF ~= codePoint || 0x2600...0x27BF ~= codePoint
    }
}

// Emoji that were encoded twice.
extension LineFolder {
    /// Puts the emoji that the code point at `start`, the one before and those behind it were made from in the place of
    /// the one before. Returns false if they are none.
    mutating func restoreEmoji(_ second: UInt32, at start: Int) -> Bool {
        guard cell > firstCell, let lead = leadByte(before: start),
            unsafe Int(origins[cell &- 1]) == start &- lead.length
        else { return false }
        var codePoint = UInt32(lead.byte & (lead.byte == 0xF0 ? 7 : 15)) &<< 6
        codePoint |= UInt32(DoubleEncoding.byte(second) & 63)
        var end = offset
        var missing = lead.byte == 0xF0 ? 2 : 1
        while missing > 0 {
            let next = peek(at: end)
            let byte = DoubleEncoding.byte(next.codePoint)
            guard 0x80..<0xC0 ~= byte else { break }
            codePoint = codePoint &<< 6 | UInt32(byte & 63)
            end = next.end
            missing -= 1
        }
        if missing == 0, DoubleEncoding.isEmoji(codePoint) {
            unsafe cells[cell &- 1] = Cell(bits: table.entry(codePoint))
            last = codePoint
        } else if lead.byte == 0xF0, second == 0x178 {
            // Bytes were lost. No word begins like this.
            cell &-= 1
            last = unsafe cell > firstCell ? cells[cell &- 1].codePoint : 0x20
            secondLast = .max
        } else {
            return false
        }
        offset = end
        tricks.doubleEncoded &+= 1
        return true
    }

    /// The first byte of an emoji that the code point before `start` was read from.
    private func leadByte(before start: Int) -> (byte: UInt8, length: Int)? {
        guard start >= 2 else { return nil }
        switch unsafe (bytes[start - 2], bytes[start - 1]) {
        case (0xC3, 0xB0): return (0xF0, 2)
        case (0xC3, 0xA2): return (0xE2, 2)
        case (0xB9, 0x90) where unsafe start >= 3 && bytes[start - 3] == 0xE0: return (0xF0, 3)
        case (0xB9, 0x82) where unsafe start >= 3 && bytes[start - 3] == 0xE0: return (0xE2, 3)
        default: return nil
        }
    }
}
