/// The words of a text that are not ASCII, as many as are needed to tell its charset.
enum CharsetSample {
    /// Bytes enough: three hundred characters of Chinese.
    static let size = 1024

    /// Fills `sample` with the words of `bytes` that hold a byte over 0x7F, one blank between them.
    ///
    /// Words are cut at bytes that are no part of a longer character in any charset here: those under 0x40, digits
    /// excepted, which gb18030 uses. So no character is cut but at the end of a word of unusual length.
    static func fill(_ sample: ByteBuffer, from bytes: UnsafeRawBufferPointer) {
        sample.removeAll()
        guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        var word = 0
        var isForeign = false
        for index in 0...bytes.count {
            let byte = index < bytes.count ? unsafe bytes[index] : 0x20
            if byte >= 0x40 || 0x30...0x39 ~= byte {
                isForeign = isForeign || byte >= 0x80
                continue
            }
            if isForeign {
                unsafe sample.append(start + word, min(index - word, size))
                sample.append(0x20)
                if sample.count >= size { return }
            }
            word = index + 1
            isForeign = false
        }
    }
}
