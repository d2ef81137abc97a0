@_spi(Folding) import Chaff

// Code points of two and more bytes.
extension LineFolder {
    /// Notes whether letters of two scripts meet where wide characters were copied, or a single one is one of parted
    /// letters or of what parts them.
    @inline(__always) mutating func noteSpelling(
        from first: Int, until end: Int, _ offset: Int, after last: UInt32, _ secondLast: UInt32
    ) {
        let (firstClass, lastClass) = unsafe (cells[first].scalarClass, cells[end &- 1].scalarClass)
        if firstClass == .letter, last &- 0x61 < 26 { isMixed = true }
        if lastClass == .letter, unsafe offset < bytes.count && LeetWord.isLetter(bytes[offset]) { isMixed = true }
        if end &- first > 3, isParting(first &+ 1, first &+ 3) || isParting(end &- 2, end &- 4) { isParted = true }
        if end &- first != 1 || first &- firstCell < 3 { return }
        if firstClass.isSeparator {
            let codePoint = unsafe cells[first].codePoint
            if codePoint == secondLast, PartedLetters.isSeparator(codePoint) { isParted = true }
            if firstClass == .symbol, SprinkledEmoji.isOne(codePoint) { isSprinkled = true }
        } else if PartedLetters.isSeparator(last), unsafe cells[first &- 3].codePoint == last,
            unsafe PartedLetters.isLetter(cells[first])
        {
            isParted = true
        }
    }

    /// True if a separator stands at one place and at another.
    private func isParting(_ one: Int, _ other: Int) -> Bool {
        let codePoint = unsafe cells[one].codePoint
        return unsafe cells[other].codePoint == codePoint && PartedLetters.isSeparator(codePoint)
    }

    /// Decodes the code point that starts at `start` and moves on. A byte that starts no valid sequence counts alone,
    /// as U+FFFD; overlong forms, surrogates and values over U+10FFFF are not valid (Unicode 15, table 3-7).
    @inline(__always) mutating func decode(_ first: UInt8, at start: Int) -> UInt32 {
        let left = unsafe bytes.count &- start
        if first < 0xE0 {
            if first >= 0xC2, left >= 2 {
                let second = unsafe bytes[start &+ 1]
                if second & 0xC0 == 0x80 {
                    offset = start &+ 2
                    return UInt32(first & 0x1F) &<< 6 | UInt32(second & 0x3F)
                }
            }
        } else if first < 0xF0 {
            if left >= 3 {
                let second = unsafe bytes[start &+ 1]
                let third = unsafe bytes[start &+ 2]
                let codePoint = UInt32(first & 0x0F) &<< 12 | UInt32(second & 0x3F) &<< 6 | UInt32(third & 0x3F)
                if second & 0xC0 == 0x80, third & 0xC0 == 0x80, codePoint >= 0x800, codePoint &>> 11 != 0x1B {
                    offset = start &+ 3
                    return codePoint
                }
            }
        } else if first < 0xF5, left >= 4 {
            let second = unsafe bytes[start &+ 1]
            let third = unsafe bytes[start &+ 2]
            let fourth = unsafe bytes[start &+ 3]
            let codePoint =
                UInt32(first & 0x07) &<< 18 | UInt32(second & 0x3F) &<< 12 | UInt32(third & 0x3F) &<< 6
                | UInt32(fourth & 0x3F)
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80, codePoint >= 0x10000,
                codePoint < 0x110000
            {
                offset = start &+ 4
                return codePoint
            }
        }
        offset = start &+ 1
        tricks.invalid &+= 1
        return 0xFFFD
    }
}
