/// The charset in a content type, `text/html; charset=gb2312`, as servers and meta elements give it.
enum ContentType {
    /// The charset's name as written, or nil. A header that is nothing but a name counts too.
    static func charset(_ header: String) -> String? {
        var header = header
        let found = header.withUTF8 { bytes in unsafe charset(UnsafeRawBufferPointer(bytes)) }
        if let found { return found }
        return header.isEmpty || header.utf8.contains { $0 == 0x2F || $0 == 0x3B } ? nil : header
    }

    /// The algorithm of the HTML standard (2.5.5).
    static func charset(_ bytes: UnsafeRawBufferPointer) -> String? {
        let name = Array("charset".utf8)
        var at = 0
        while at + name.count < bytes.count {
            guard name.indices.allSatisfy({ unsafe bytes[at + $0] | 0x20 == name[$0] }) else {
                at += 1
                continue
            }
            at += name.count
            unsafe skipBlanks(bytes, &at)
            guard at < bytes.count, unsafe bytes[at] == 0x3D else { continue }
            at += 1
            unsafe skipBlanks(bytes, &at)
            return unsafe value(bytes, from: at)
        }
        return nil
    }

    private static func value(_ bytes: UnsafeRawBufferPointer, from start: Int) -> String? {
        guard start < bytes.count else { return nil }
        let first = unsafe bytes[start]
        let isQuoted = first == 0x22 || first == 0x27
        let from = isQuoted ? start + 1 : start
        var end = from
        while end < bytes.count {
            let byte = unsafe bytes[end]
            // A quote ends an unquoted value as well: content='text/html; charset=gbk"' is seen.
            if isQuoted ? byte == first : byte <= 0x20 || byte == 0x3B || byte == 0x22 || byte == 0x27 { break }
            end += 1
        }
        return unsafe end == from ? nil : String(decoding: bytes[from..<end], as: UTF8.self)
    }

    private static func skipBlanks(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) {
        while at < bytes.count, unsafe bytes[at] <= 0x20 { at += 1 }
    }
}
