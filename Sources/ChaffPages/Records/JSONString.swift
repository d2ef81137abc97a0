/// A string inside JSON text, still escaped.
package struct JSONString: Equatable {
    /// What stands between the quotes.
    package let range: Range<Int>
    package let hasEscapes: Bool

    /// Appends the decoded string. A lone surrogate becomes U+FFFD. `bytes` must be those the string was found in.
    package func decode(from bytes: UnsafeRawBufferPointer, to buffer: ByteBuffer) {
        guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        var at = unsafe base + range.lowerBound
        let end = unsafe base + range.upperBound
        while hasEscapes, unsafe at < end {
            var run = unsafe at
            while unsafe run < end, unsafe run.pointee != 0x5C {
                unsafe run = JSONScanner.plain(run, end)
                while unsafe run < end, unsafe run.pointee >= 0x80 { unsafe run += 1 }
            }
            unsafe buffer.append(at, run - at)
            guard unsafe run + 1 < end else { return }
            unsafe at = run + 2
            unsafe decodeEscape(run[1], &at, end, to: buffer)
        }
        unsafe buffer.append(at, end - at)
    }

    /// The decoded string; bad bytes come as U+FFFD.
    package func string(in bytes: UnsafeRawBufferPointer) -> String {
        guard hasEscapes else { return unsafe String(decoding: bytes[range], as: UTF8.self) }
        let buffer = ByteBuffer(capacity: range.count)
        unsafe decode(from: bytes, to: buffer)
        return unsafe String(decoding: buffer.bytes, as: UTF8.self)
    }

    private func decodeEscape(
        _ letter: UInt8, _ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, to buffer: ByteBuffer
    ) {
        switch letter {
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "u"):
            var code = unsafe hexadecimal(at)
            unsafe at += 4
            if code & 0xFC00 == 0xD800, unsafe at + 6 <= end, unsafe at[0] == 0x5C, unsafe at[1] == UInt8(ascii: "u") {
                let low = unsafe hexadecimal(at + 2)
                if low & 0xFC00 == 0xDC00 {
                    code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
                    unsafe at += 6
                }
            }
            append(Unicode.Scalar(code) ?? "\u{FFFD}", to: buffer)
        default: buffer.append(letter)
        }
    }

    // The scanner has checked that four digits follow.
    private func hexadecimal(_ at: UnsafePointer<UInt8>) -> UInt32 {
        var code: UInt32 = 0
        for offset in 0..<4 {
            let byte = unsafe at[offset]
            code = code << 4 | UInt32(byte < 0x3A ? byte & 15 : (byte & 15) + 9)
        }
        return code
    }

    private func append(_ scalar: Unicode.Scalar, to buffer: ByteBuffer) {
        for byte in scalar.utf8 { buffer.append(byte) }
    }
}
