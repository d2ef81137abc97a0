/// Tells UTF-16 and UTF-32 without a byte order mark by where zero bytes stand.
enum ZeroBytes {
    /// The charset, or nil if the zero bytes of `bytes` have no such order.
    ///
    /// A page in UTF-16 has markup, blanks or line ends: every second byte is zero there. No other charset has zeros at
    /// all, so a tenth of one half, with next to none in the other, is enough.
    static func charset(_ bytes: UnsafeRawBufferPointer) -> Charset? {
        let quads = min(bytes.count, 4096) / 4
        guard quads > 0 else { return nil }
        var zeros = (0, 0, 0, 0)
        for quad in 0..<quads {
            unsafe zeros.0 += bytes[quad * 4] == 0 ? 1 : 0
            unsafe zeros.1 += bytes[quad * 4 + 1] == 0 ? 1 : 0
            unsafe zeros.2 += bytes[quad * 4 + 2] == 0 ? 1 : 0
            unsafe zeros.3 += bytes[quad * 4 + 3] == 0 ? 1 : 0
        }
        // No code point is over U+10FFFF, hardly one of a page over U+FFFF.
        if zeros.3 == quads, zeros.2 * 10 >= quads * 9, zeros.0 * 10 <= quads { return .utf32LE }
        if zeros.0 == quads, zeros.1 * 10 >= quads * 9, zeros.3 * 10 <= quads { return .utf32BE }
        let even = zeros.0 + zeros.2
        let odd = zeros.1 + zeros.3
        if odd * 10 >= quads * 2, even * 10 <= odd { return .utf16LE }
        if even * 10 >= quads * 2, odd * 10 <= even { return .utf16BE }
        return nil
    }

    /// Whether a page that begins with a mark of UTF-16 can be UTF-16: markup there has zero bytes.
    static func areAtStart(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe bytes.isEmpty || bytes.prefix(1024).contains(0)
    }
}
