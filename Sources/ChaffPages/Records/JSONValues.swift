extension JSONScanner {
    /// The first byte from `at` on that is not plain ASCII: a quote, a backslash, a control character, or not ASCII.
    @inline(__always)
    static func plain(_ at: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var at = unsafe at
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        // Eight bytes at once; the lowest flag is exact, which is all that is used.
        while unsafe end - at >= 8 {
            let word = unsafe UnsafeRawPointer(at).loadUnaligned(as: UInt64.self).littleEndian
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let found =
                (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word | word
            let flags = found & tops
            if flags != 0 { return unsafe at + flags.trailingZeroBitCount &>> 3 }
            unsafe at += 8
        }
        while unsafe at < end {
            let byte = unsafe at.pointee
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { break }
            unsafe at += 1
        }
        return unsafe at
    }

    /// Checks a string and says where it stands. Bytes that are not UTF-8 pass: they are repaired when decoded.
    package mutating func string() throws(RecordError) -> JSONString {
        try take(0x22, "a string")
        let start = position
        guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
            throw failure("expected a string")
        }
        let end = unsafe base + count
        var at = unsafe base + position
        var hasEscapes = false
        while true {
            unsafe at = JSONScanner.plain(at, end)
            position = unsafe at - base
            guard unsafe at < end else {
                position = start - 1
                throw failure("this string does not end")
            }
            let byte = unsafe at.pointee
            if byte >= 0x80 {
                repeat { unsafe at += 1 } while unsafe at < end && at.pointee >= 0x80
            } else if byte == 0x22 {
                position += 1
                return JSONString(range: start..<position - 1, hasEscapes: hasEscapes)
            } else if byte == 0x5C {
                hasEscapes = true
                unsafe at += try escapeLength()
            } else {
                throw failure("a control character in a string must be escaped")
            }
        }
    }

    private func escapeLength() throws(RecordError) -> Int {
        guard position + 1 < count else { throw failure("this escape does not end") }
        switch unsafe bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard position + 6 <= count,
                unsafe bytes[position + 2..<position + 6].allSatisfy({
                    (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
                })
            else { throw failure("\\u needs four hexadecimal digits") }
            return 6
        default: throw failure("there is no such escape")
        }
    }

    /// Checks a number and says where it stands.
    package mutating func number() throws(RecordError) -> Range<Int> {
        _ = peek()
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next | 0x20 == UInt8(ascii: "e") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return start..<position
    }

    private var next: UInt8 { position < count ? unsafe bytes[position] : 0 }

    private mutating func digits() throws(RecordError) {
        guard next &- 48 < 10 else { throw failure("a digit is missing in this number") }
        while next &- 48 < 10 { position += 1 }
    }

    /// The value of a number.
    package mutating func double() throws(RecordError) -> Double {
        let range = try number()
        return unsafe Double(String(decoding: bytes[range], as: UTF8.self)) ?? 0
    }
}
