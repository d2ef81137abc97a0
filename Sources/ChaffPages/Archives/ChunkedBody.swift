/// Undoes HTTP's chunked transfer encoding.
enum ChunkedBody {
    /// Appends the body without its chunk sizes. What ends early is taken as far as it goes.
    /// - Returns: false if this is no chunked body: some crawlers keep the field and store the plain body.
    static func decode(_ bytes: UnsafeRawBufferPointer, to buffer: ByteBuffer) -> Bool {
        var position = 0
        var chunks = 0
        while position < bytes.count {
            let end = unsafe HeaderFields.lineEnd(in: bytes, from: position)
            guard let size = unsafe size(UnsafeRawBufferPointer(rebasing: bytes[position..<end])) else {
                if chunks == 0 { return false }
                // Damage between chunks: the rest is text more likely than not.
                unsafe buffer.append(UnsafeRawBufferPointer(rebasing: bytes[position...]))
                return true
            }
            if size == 0 { return true }
            chunks += 1
            let start = min(end + 1, bytes.count)
            let stop = start + min(size, bytes.count - start)
            unsafe buffer.append(UnsafeRawBufferPointer(rebasing: bytes[start..<stop]))
            position = stop
            if position < bytes.count, unsafe bytes[position] == 0x0D { position += 1 }
            if position < bytes.count, unsafe bytes[position] == 0x0A { position += 1 }
        }
        return chunks > 0
    }

    /// A size in hexadecimal digits, with blanks or an extension after it.
    private static func size(_ line: UnsafeRawBufferPointer) -> Int? {
        var size = 0
        var digits = 0
        for index in 0..<line.count {
            let byte = unsafe line[index]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte &- 0x30
            case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) &- 0x57
            case UInt8(ascii: ";"), 0x20, 0x0D, 0x09: return digits > 0 ? size : nil
            default: return nil
            }
            digits += 1
            guard digits <= 15 else { return nil }
            size = size << 4 | Int(digit)
        }
        return digits > 0 ? size : nil
    }
}
