/// Undoes the ways in which a style attribute can be written so that it is not found by its words.
enum InlineStyle {
    /// Decodes the character references and then the escapes of CSS: `display&#58;n\6fne`.
    static func decoded(_ text: ByteView) -> [UInt8] {
        let references = decodedReferences(text)
        return unsafe references.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return [] }
            return unsafe decodedEscapes(ByteView(base, count: bytes.count))
        }
    }

    private static func decodedReferences(_ text: ByteView) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = 0
        while position < text.count {
            if text[position] == 0x26, let read = CharacterReference(text, at: position, isAttribute: true) {
                // No property and no value has anything but ASCII in it.
                bytes.append(read.first < 0x80 ? UInt8(read.first) : 0x3F)
                position += read.length
            } else {
                bytes.append(text[position])
                position += 1
            }
        }
        return bytes
    }

    private static func decodedEscapes(_ text: ByteView) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = 0
        while position < text.count {
            guard text[position] == 0x5C else {
                bytes.append(text[position])
                position += 1
                continue
            }
            position += 1
            var value: UInt32 = 0
            let start = position
            while position - start < 6, let digit = CharacterReference.hexadecimalDigit(text[position]) {
                value = value << 4 | digit
                position += 1
            }
            if position > start {
                bytes.append(value < 0x80 ? UInt8(value) : 0x3F)
                if ByteView.isWhiteSpace(text[position]) { position += 1 }
            } else if position < text.count {
                bytes.append(text[position])
                position += 1
            }
        }
        return bytes
    }
}
