#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The fields of a WARC or HTTP header, by their names in any case.
///
/// Tolerant: lines end at LF or CRLF, a line that begins with a blank goes on with the one before, and what is no field
/// is passed over. The bytes must outlive the value.
@safe struct HeaderFields {
    private let bytes: UnsafeRawBufferPointer
    private var fields: [(name: Range<Int>, value: Range<Int>)] = []

    /// Reads the fields from `start` on up to the blank line or the end.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        unsafe self.bytes = bytes
        var position = start
        while position < bytes.count {
            let end = unsafe HeaderFields.lineEnd(in: bytes, from: position)
            let line = unsafe HeaderFields.trimmed(position..<end, bytes)
            if line.isEmpty { break }
            let first = unsafe bytes[position]
            if first == 0x20 || first == 0x09, let last = fields.popLast() {
                fields.append((last.name, last.value.lowerBound..<line.upperBound))
            } else if let colon = unsafe bytes[line].firstIndex(of: UInt8(ascii: ":")) {
                let name = unsafe HeaderFields.trimmed(line.lowerBound..<colon, bytes)
                fields.append((name, unsafe HeaderFields.trimmed(colon + 1..<line.upperBound, bytes)))
            }
            position = end + 1
        }
    }

    /// The value of the first field with this name, which must be in small letters; nil if there is none.
    subscript(name: StaticString) -> String? {
        for field in fields where field.name.count == name.utf8CodeUnitCount {
            let isSame = (0..<field.name.count).allSatisfy { index in
                let byte = unsafe bytes[field.name.lowerBound + index]
                return unsafe (byte &- 65 < 26 ? byte | 0x20 : byte) == name.utf8Start[index]
            }
            if isSame { return string(field.value) }
        }
        return nil
    }

    private func string(_ range: Range<Int>) -> String {
        let value = unsafe bytes[range]
        guard unsafe value.contains(0x0A) else { return unsafe String(decoding: value, as: UTF8.self) }
        // A folded value: the line end and the blanks around it are one blank.
        var joined: [UInt8] = []
        for index in range {
            let byte = unsafe bytes[index]
            let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
            if !isBlank { joined.append(byte) } else if joined.last ?? 0x20 != 0x20 { joined.append(0x20) }
        }
        return String(decoding: joined, as: UTF8.self)
    }

    /// The position after the blank line that ends a header; nil if it is not there.
    static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            let end = unsafe lineEnd(in: bytes, from: position)
            if end == bytes.count { return nil }
            if unsafe end == position || end == position + 1 && bytes[position] == 0x0D { return end + 1 }
            position = end + 1
        }
        return nil
    }

    /// The position of the next LF, or the end.
    static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = bytes.baseAddress, start < bytes.count,
            let found = unsafe memchr(base + start, 0x0A, bytes.count - start)
        else { return bytes.count }
        return unsafe UnsafeRawPointer(found) - base
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
        func isBlank(_ position: Int) -> Bool {
            let byte = unsafe bytes[position]
            return byte == 0x20 || byte == 0x09 || byte == 0x0D
        }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(start) { start += 1 }
        while start < end, isBlank(end - 1) { end -= 1 }
        return start..<end
    }
}
