extension UnsafeRawBufferPointer {
    /// Where a text that is too long may be cut: the last start of a code point at or before a byte, at most three bytes
    /// back. Bytes that are not UTF-8 are cut somewhere near it; at least one byte stays.
    func codePointStart(before limit: Int) -> Int {
        var position = limit
        while position > Swift.max(1, limit - 3), unsafe self[position] & 0xC0 == 0x80 { position -= 1 }
        return position
    }
}
