@_spi(Folding) import Chaff

// ASCII, sixteen bytes at once.
extension LineFolder {
    /// Copies ASCII that repeats nothing, most of many texts: sixteen characters at once, the last ones of a page one by
    /// one. Stops at the first byte that needs a closer look.
    @inline(__always) mutating func copyPlain(until count: Int, _ stop: Int) {
        let (plain, cells, origins) = unsafe (table.plain, self.cells, self.origins)
        guard let bytes = unsafe self.bytes.baseAddress else { return }
        var (offset, cell, last, secondLast) = (self.offset, self.cell, self.last, self.secondLast)
        let first = offset
        // Bytes and cells go on in step, so one limit is that of both.
        let limit = min(count &- offset, stop &- cell) &+ offset &- LineFolder.blockSize
        // The bytes before may be other ones than those that were written last.
        if offset >= 2, unsafe plain[Int(bytes[offset])] & 0x1F_FFFF != last {
            while offset <= limit {
                let length = unsafe LineFolder.plainLength(bytes + offset)
                if length == 0 { break }
                // All sixteen are written; those behind the first that is not plain will be written over.
                for lane in 0..<LineFolder.blockSize {
                    unsafe cells[cell &+ lane] = Cell(bits: plain[Int(bytes[offset &+ lane])])
                }
                let firsts = steps &+ UInt32(truncatingIfNeeded: offset)
                unsafe UnsafeMutableRawPointer(origins + cell).storeBytes(of: firsts, as: SIMD8<UInt32>.self)
                unsafe UnsafeMutableRawPointer(origins + cell + 8).storeBytes(of: firsts &+ 8, as: SIMD8<UInt32>.self)
                offset &+= length
                cell &+= length
                if length < LineFolder.blockSize { break }
            }
            let length = offset &- first
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
                if offset &- first == LineFolder.blockSize { break }
            }
        }
        if offset > first { isBlank = false }
        (self.offset, self.cell, self.last, self.secondLast) = (offset, cell, last, secondLast)
    }

    private typealias Block = SIMD16<UInt8>
    private static let blockSize = 16

    /// How many of sixteen bytes, from the first on, are ASCII that stands for itself: no blank after a blank, no
    /// character for the third time in a row. May be fewer than it could be. Two bytes before are read.
    @inline(__always) private static func plainLength(_ bytes: UnsafePointer<UInt8>) -> Int {
        let base = unsafe UnsafeRawPointer(bytes)
        let block = unsafe base.loadUnaligned(as: Block.self)
        let before = unsafe (base - 1).loadUnaligned(as: Block.self)
        // Capitals and small letters repeat each other; of other characters this takes some for the same that are not.
        let change = (block ^ before) & 0xDF
        let secondChange = unsafe (before ^ (base - 2).loadUnaligned(as: Block.self)) & 0xDF
        let repeats = isZero(change) & (isZero(secondChange) | isZero(block ^ 0x20))
        let others = block | (block &+ 1) | (block &- 0x20) | isZero(block ^ 0x28)
        let halves = unsafe unsafeBitCast((repeats | others) & 0x80, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount &>> 3 }
        return 8 &+ halves[1].littleEndian.trailingZeroBitCount &>> 3
    }

    /// The highest bit of each byte tells whether it was zero. Comparisons of vectors are loops over their lanes.
    @inline(__always) private static func isZero(_ bytes: Block) -> Block { (bytes &- 1) & ~bytes }
}
