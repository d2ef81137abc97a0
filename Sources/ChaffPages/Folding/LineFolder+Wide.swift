@_spi(Folding) import Chaff

// Code points of two and more bytes.
extension LineFolder {
    /// Copies letters and marks of two or three bytes that stand for one cell each and repeat nothing, most of a text
    /// in Chinese, Korean or Russian.
    @inline(__always) mutating func copyWide(until count: Int, _ stop: Int) {
        let (cells, origins) = unsafe (self.cells, self.origins)
        var (offset, cell, last, secondLast) = (self.offset, self.cell, self.last, self.secondLast)
        var (styled, traditional): (UInt32, UInt32) = (0, 0)
        let first = offset
        while cell < stop {
            guard let (codePoint, length) = wideCodePoint(at: offset, until: count) else { break }
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
            styled &+= (entry &>> 26) & 1
            traditional &+= (entry &>> 27) & 1
            cell &+= 1
            offset &+= length
            secondLast = last
            last = new.codePoint
        }
        if offset > first { isBlank = false }
        tricks.styled &+= styled
        tricks.traditional &+= traditional
        (self.offset, self.cell, self.last, self.secondLast) = (offset, cell, last, secondLast)
    }

    /// The code point that two or three valid bytes stand for.
    @inline(__always) private func wideCodePoint(at start: Int, until count: Int) -> (UInt32, Int)? {
        guard start &+ 3 <= count else { return nil }
        let first = unsafe UInt32(bytes[start])
        let second = unsafe UInt32(bytes[start &+ 1]) ^ 0x80
        let third = unsafe UInt32(bytes[start &+ 2]) ^ 0x80
        if first &- 0xE0 < 0x10, second | third < 0x40 {
            let codePoint = (first & 0x0F) &<< 12 | second &<< 6 | third
            return codePoint >= 0x800 && codePoint &>> 11 != 0x1B ? (codePoint, 3) : nil
        }
        return first &- 0xC2 < 0x1E && second < 0x40 ? ((first & 0x1F) &<< 6 | second, 2) : nil
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
