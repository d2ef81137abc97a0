import CFolding

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Finds line ends: LF, CRLF or CR, as ``PageBuilder`` cuts lines.
@safe struct LineEnds {
    private let bytes: UnsafeRawBufferPointer
    private let count: Int
    private let isComplete: Bool
    // The next LF and CR, looked for once: a text with only one of them would otherwise be searched anew at each line.
    private var lineFeed: Int
    private var carriageReturn: Int

    /// - Parameter isComplete: false if more bytes may follow; a CR at the very end is then not yet a line end.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int, isComplete: Bool) {
        unsafe self.bytes = bytes
        self.isComplete = isComplete
        count = bytes.count
        lineFeed = unsafe LineEnds.find(0x0A, in: bytes, from: start)
        carriageReturn = unsafe LineEnds.find(0x0D, in: bytes, from: start)
    }

    /// The position after the next line end, or nil if there is none yet.
    mutating func next() -> Int? {
        if carriageReturn < lineFeed {
            let after = carriageReturn + 1
            if after == count, !isComplete { return nil }
            carriageReturn = unsafe LineEnds.find(0x0D, in: bytes, from: after)
            if after != lineFeed { return after }
        }
        guard lineFeed < count else { return nil }
        let after = lineFeed + 1
        lineFeed = unsafe LineEnds.find(0x0A, in: bytes, from: after)
        return after
    }

    /// How many lines end in a text, and where the last one does; nil if none does, or some in CR.
    static func feeds(in bytes: UnsafeRawBufferPointer) -> (count: Int, end: Int)? {
        guard let base = bytes.baseAddress, unsafe memchr(base, 0x0D, bytes.count) == nil else { return nil }
        var end = bytes.count
        while end > 0, unsafe bytes[end - 1] != 0x0A { end -= 1 }
        if end == 0 { return nil }
        return unsafe (chaff_count(base.assumingMemoryBound(to: UInt8.self), end, 0x0A), end)
    }

    private static func find(_ byte: Int32, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = bytes.baseAddress, start < bytes.count,
            let found = unsafe memchr(base + start, byte, bytes.count - start)
        else { return bytes.count }
        return unsafe UnsafeRawPointer(found) - base
    }
}
