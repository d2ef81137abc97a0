@_spi(Folding) import Chaff

// Code points of two and more bytes.
extension LineFolder {
    /// Copies letters and marks of two or three bytes that stand for one cell each and repeat nothing, most of a text
    /// in Chinese, Korean or Russian.
    @inline(__always) mutating func copyWide(until count: Int, _ stop: Int) {
        let (cells, origins) = unsafe (self.cells, self.origins)
        guard let bytes = unsafe self.bytes.baseAddress else { return }
        var (offset, cell, last) = (self.offset, self.cell, self.last)
        let first = cell
        while cell < stop, offset &+ 4 <= count {
            // Lead byte lowest.
            let word = unsafe UInt32(
                littleEndian: UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt32.self))
            let codePoint: UInt32
            let length: Int
            if word & 0xC0_C0F0 == 0x80_80E0 {
                codePoint = (word & 0x0F) &<< 12 | (word &>> 2) & 0xFC0 | (word &>> 16) & 0x3F
                length = 3
                // Overlong forms and surrogates are not valid.
                if codePoint < 0x800 || codePoint &>> 11 == 0x1B { break }
            } else {
                if word & 0xC0E0 != 0x80C0 || word & 0x1E == 0 { break }
                codePoint = (word & 0x1F) &<< 6 | (word &>> 8) & 0x3F
                length = 2
            }
            let entry = table.entry(codePoint)
            let new = Cell(bits: entry)
            let scalarClass = new.scalarClass
            if entry & FoldingTable.isExpansion != 0 || scalarClass == .space || scalarClass == .mark
                || new.codePoint == last
            {
                break
            }
            unsafe cells[cell] = new
            unsafe origins[cell] = UInt32(truncatingIfNeeded: offset)
            if entry & (Cell.styled | Cell.traditional) != 0 {
                tricks.styled &+= (entry &>> 26) & 1
                tricks.traditional &+= (entry &>> 27) & 1
            }
            cell &+= 1
            offset &+= length
            last = new.codePoint
        }
        let copied = cell &- first
        if copied == 0 { return }
        isBlank = false
        noteSpelling(from: first, until: cell, offset, after: self.last, self.secondLast)
        secondLast = unsafe copied > 1 ? cells[cell &- 2].codePoint : self.last
        (self.offset, self.cell, self.last) = (offset, cell, last)
    }

    /// Notes whether letters of two scripts meet where wide characters were copied, or a single one is one of parted
    /// letters or of what parts them.
    @inline(__always) mutating func noteSpelling(
        from first: Int, until end: Int, _ offset: Int, after last: UInt32, _ secondLast: UInt32
    ) {
        let (firstClass, lastClass) = unsafe (cells[first].scalarClass, cells[end &- 1].scalarClass)
        if firstClass == .letter, last &- 0x61 < 26 { isMixed = true }
        if lastClass == .letter, unsafe offset < bytes.count && LeetWord.isLetter(bytes[offset]) { isMixed = true }
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
