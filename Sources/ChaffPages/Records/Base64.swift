/// Decodes base64: the usual alphabet or the one for URLs, with or without padding, white space anywhere.
package enum Base64 {
    // What the table says of a byte that is no digit.
    private static let blank: UInt8 = 64
    private static let padding: UInt8 = 65
    private static let bad: UInt8 = 66

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: bad, count: 256)
        for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { values[Int(byte)] = byte - 65 }
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { values[Int(byte)] = byte - 71 }
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { values[Int(byte)] = byte + 4 }
        for byte in "+-".utf8 { values[Int(byte)] = 62 }
        for byte in "/_".utf8 { values[Int(byte)] = 63 }
        for byte in " \t\n\r".utf8 { values[Int(byte)] = blank }
        values[Int(UInt8(ascii: "="))] = padding
        return values
    }()

    /// For each of the four places in a group, the digit's bits where they belong in the three bytes, which stand in
    /// the order they are stored in; the top bit is set for all other bytes.
    private static let groups: [UInt32] = (0..<4).flatMap { place in
        values.map { value -> UInt32 in
            if value >= 64 { return 1 << 31 }
            let bits = UInt32(value) << UInt32(18 - 6 * place)
            return (bits >> 16) & 0xFF | bits & 0xFF00 | (bits & 0xFF) << 16
        }
    }

    /// Appends what `text` stands for.
    /// - Returns: nil, or the offset in `text` where it cannot be read; what came before it is appended.
    package static func decode(_ text: UnsafeRawBufferPointer, to buffer: ByteBuffer) -> Int? {
        guard let base = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
        let start = buffer.count
        // One byte more than comes out: whole words are stored.
        let output = unsafe buffer.reserve(text.count / 4 * 3 + 8)
        var written = 0
        var position = 0
        let fault = unsafe groups.withUnsafeBufferPointer { groups -> Int? in
            guard let table = groups.baseAddress else { return 0 }
            while position < text.count {
                unsafe decodeGroups(base, text.count, &position, output, &written, table)
                guard position < text.count else { break }
                if let fault = unsafe decodeGroup(base, text.count, &position, output, &written) { return fault }
            }
            return nil
        }
        buffer.count = start + written
        return fault
    }

    /// Decodes groups of four digits as long as nothing stands between them.
    @inline(__always)
    private static func decodeGroups(
        _ text: UnsafePointer<UInt8>, _ count: Int, _ position: inout Int, _ output: UnsafeMutablePointer<UInt8>,
        _ written: inout Int, _ table: UnsafePointer<UInt32>
    ) {
        var at = position
        var to = written
        while at &+ 4 <= count {
            let bits =
                unsafe table[Int(text[at])] | table[256 &+ Int(text[at &+ 1])]
                | table[512 &+ Int(text[at &+ 2])] | table[768 &+ Int(text[at &+ 3])]
            if bits >= 1 << 31 { break }
            unsafe UnsafeMutableRawPointer(output + to).storeBytes(of: bits.littleEndian, as: UInt32.self)
            at &+= 4
            to &+= 3
        }
        position = at
        written = to
    }

    /// Decodes one group digit by digit, over white space and padding.
    private static func decodeGroup(
        _ text: UnsafePointer<UInt8>, _ count: Int, _ position: inout Int, _ output: UnsafeMutablePointer<UInt8>,
        _ written: inout Int
    ) -> Int? {
        var bits: UInt32 = 0
        var digits = 0
        var isPadded = false
        let start = position
        while position < count, digits < 4 {
            let value = unsafe values[Int(text[position])]
            if value == bad || value < 64 && isPadded { return position }
            position += 1
            if value == padding { isPadded = true }
            if value >= 64 { continue }
            bits = bits << 6 | UInt32(value)
            digits += 1
        }
        // One digit holds less than a byte.
        if digits == 1 { return start }
        bits <<= UInt32(6 * (4 - digits))
        for byte in 0..<max(0, digits - 1) {
            unsafe output[written] = UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * byte))
            written += 1
        }
        return nil
    }
}
