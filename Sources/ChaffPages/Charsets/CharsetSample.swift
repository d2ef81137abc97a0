/// The words of a text that are not ASCII, as many as are needed to tell its charset.
enum CharsetSample {
    /// Bytes enough to find a charset: windows-1253 and iso-8859-7 differ in one Greek letter in a thousand.
    static let long = 2048
    /// Bytes enough to see that a declared charset is wrong.
    static let short = 512
    /// A longer word is read in part.
    private static let longest = 256

    /// Fills `sample` with about `size` bytes: the first words of `bytes` that hold a byte over 0x7F, one blank between them.
    ///
    /// Words end at bytes that are no part of a longer character in any charset here: those under 0x40, digits
    /// excepted, which gb18030 uses. So no character is cut but in a word of unusual length.
    static func fill(_ sample: ByteBuffer, from bytes: UnsafeRawBufferPointer, size: Int) {
        sample.removeAll()
        guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let end = unsafe start + bytes.count
        var at = unsafe start
        while sample.count < size, let found = unsafe nextForeign(at, end) {
            var first = unsafe found
            while unsafe first > at && found - first < longest && isWord(first[-1]) { unsafe first -= 1 }
            var last = unsafe found
            while unsafe last < end && last - first < longest && isWord(last.pointee) { unsafe last += 1 }
            unsafe sample.append(first, last - first)
            sample.append(0x20)
            unsafe at = last
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x40 || 0x30...0x39 ~= byte }

    private static func nextForeign(
        _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var at = unsafe from
        while unsafe end - at >= 8,
            unsafe UnsafeRawPointer(at).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            unsafe at += 8
        }
        while unsafe at < end {
            if unsafe at.pointee >= 0x80 { return unsafe at }
            unsafe at += 1
        }
        return nil
    }
}
