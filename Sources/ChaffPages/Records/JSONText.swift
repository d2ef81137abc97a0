extension ByteBuffer {
    /// Appends bytes as the inside of a JSON string: escaped, and valid UTF-8 whatever the bytes are (bad ones become
    /// U+FFFD).
    package func append(jsonText bytes: UnsafeRawBufferPointer) {
        guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let end = unsafe base + bytes.count
        var runStart = unsafe base
        var at = unsafe base
        while true {
            unsafe at = JSONScanner.plain(at, end)
            // What is neither ASCII nor special is only checked, and copied with the run around it.
            if unsafe at < end, unsafe at.pointee >= 0x80 {
                let step = unsafe UTF8Step(at, end)
                if step.isValid {
                    unsafe at += step.length
                    continue
                }
                unsafe append(runStart, at - runStart)
                append("\u{FFFD}" as StaticString)
                unsafe at += step.length
                unsafe runStart = at
                continue
            }
            unsafe append(runStart, at - runStart)
            if unsafe at == end { return }
            unsafe append(escape: at.pointee)
            unsafe at += 1
            unsafe runStart = at
        }
    }

    /// Appends a JSON string with its quotes.
    package func append(jsonString string: String) {
        append(0x22)
        var string = string
        string.withUTF8 { unsafe append(jsonText: UnsafeRawBufferPointer($0)) }
        append(0x22)
    }

    private func append(escape byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"" as StaticString)
        case 0x5C: append("\\\\" as StaticString)
        case 0x08: append("\\b" as StaticString)
        case 0x09: append("\\t" as StaticString)
        case 0x0A: append("\\n" as StaticString)
        case 0x0C: append("\\f" as StaticString)
        case 0x0D: append("\\r" as StaticString)
        default:
            append("\\u00" as StaticString)
            append(48 + (byte >> 4))
            let digit = byte & 15
            append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }
}
