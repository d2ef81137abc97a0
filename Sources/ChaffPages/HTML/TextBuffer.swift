/// Bytes that grow at the end, up to a limit.
@safe final class TextBuffer {
    private(set) var base: UnsafeMutablePointer<UInt8>
    /// How many bytes there is room for; ``slack`` less than was allocated.
    private(set) var capacity: Int
    var count = 0
    /// The most bytes the buffer may hold.
    let limit: Int

    /// Bytes that may be written beyond ``capacity``: eight at a time, and a character reference.
    static let slack = 16

    init(limit: Int) {
        self.limit = limit
        capacity = min(limit, 1 << 14)
        unsafe base = .allocate(capacity: capacity + TextBuffer.slack)
    }

    deinit { unsafe base.deallocate() }

    /// Makes room for more bytes after the first `used`.
    /// - Returns: false if the limit is reached.
    func grow(used: Int, by count: Int = 1) -> Bool {
        if used + count <= capacity { return true }
        guard used + count <= limit else { return false }
        let larger = min(limit, max(capacity * 2, used + count))
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + TextBuffer.slack)
        unsafe new.update(from: base, count: min(used, capacity + TextBuffer.slack))
        unsafe base.deallocate()
        unsafe base = unsafe new
        capacity = larger
        return true
    }

    @inline(__always) subscript(index: Int) -> UInt8 { unsafe base[index] }

    /// How many Unicode scalars start in a part of the bytes.
    func scalars(in range: Range<Int>) -> Int {
        let base = unsafe self.base
        var continuations = 0
        var index = range.lowerBound
        while index &+ 8 <= range.upperBound {
            let word = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            continuations &+= (word & ~(word &<< 1) & ByteView.highs).nonzeroBitCount
            index &+= 8
        }
        while index < range.upperBound {
            if unsafe base[index] & 0xC0 == 0x80 { continuations &+= 1 }
            index &+= 1
        }
        return range.count &- continuations
    }

    /// Drops bytes before `end` that are only the beginning of a code point.
    func wholeCodePoints(before end: Int, from start: Int) -> Int {
        var index = end
        while index > start, end - index < 4 {
            index -= 1
            let byte = unsafe base[index]
            if byte < 0x80 { return end }
            if byte >= 0xC0 {
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                return index + length <= end ? end : index
            }
        }
        return end
    }
}
