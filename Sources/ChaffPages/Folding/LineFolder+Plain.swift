import CFolding
@_spi(Folding) import Chaff

// ASCII, thirty-two bytes at once.
extension LineFolder {
    /// Copies ASCII that repeats nothing, most of many texts: thirty-two characters at once, the last ones of a page one by
    /// one. Stops at the first byte that needs a closer look.
    @inline(__always) mutating func copyPlain(until count: Int, _ stop: Int) {
        let (plain, cells, origins) = unsafe (table.plain, self.cells, self.origins)
        guard let bytes = unsafe self.bytes.baseAddress else { return }
        var (offset, cell, last, secondLast) = (self.offset, self.cell, self.last, self.secondLast)
        let first = offset
        // The bytes before may be other ones than those that were written last.
        if offset >= 2, unsafe plain[Int(bytes[offset])] & 0x1F_FFFF != last {
            // Bytes and cells go on in step, so one limit is that of both.
            let length = unsafe chaff_fold_plain(
                bytes + offset, min(count &- offset, stop &- cell), UInt32(truncatingIfNeeded: offset), plain,
                UnsafeMutableRawPointer(cells + cell).assumingMemoryBound(to: UInt32.self), origins + cell)
            offset &+= length
            cell &+= length
            if length > 0 {
                secondLast = unsafe length > 1 ? cells[cell &- 2].codePoint : last
                unsafe last = cells[cell &- 1].codePoint
            }
        }
        if offset == first {
            while offset < count, cell < stop {
                let entry = unsafe plain[Int(bytes[offset])]
                let codePoint = entry & 0x1F_FFFF
                if codePoint == last || entry == 0 { break }
                unsafe cells[cell] = Cell(bits: entry)
                unsafe origins[cell] = UInt32(truncatingIfNeeded: offset)
                cell &+= 1
                offset &+= 1
                secondLast = last
                last = codePoint
                if offset &- first == Int(chaff_fold_block) { break }
            }
        }
        if offset > first { isBlank = false }
        (self.offset, self.cell, self.last, self.secondLast) = (offset, cell, last, secondLast)
    }
}
