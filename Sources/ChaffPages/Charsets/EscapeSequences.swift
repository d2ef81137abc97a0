#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Tells ISO-2022-JP, which writes Japanese in ASCII bytes, by how it switches to it.
enum EscapeSequences {
    /// Whether ESC $ B or ESC $ @ is in `bytes`.
    static func areIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        var at = 0
        while at + 2 < bytes.count, let found = unsafe memchr(start + at, 0x1B, bytes.count - at - 2) {
            at = unsafe UnsafeRawPointer(found) - start
            if unsafe bytes[at + 1] == 0x24, unsafe bytes[at + 2] == 0x42 || bytes[at + 2] == 0x40 { return true }
            at += 1
        }
        return false
    }
}
