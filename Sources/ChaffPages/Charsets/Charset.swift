/// A charset by any name that pages give it.
///
/// The names are those of the WHATWG Encoding Standard, as browsers read them, and beside them every name ICU knows.
/// ```swift
/// try Charset(named: "GB2312").name        // "gb18030"
/// try Charset(named: "latin1").name        // "windows-1252"
/// ```
public struct Charset: Hashable, Sendable {
    /// The charset's own name, in lower case.
    public let name: String
    /// The name of the ICU converter that reads it.
    let converter: String

    init(name: String, converter: String) {
        self.name = name
        self.converter = converter
    }

    /// Looks up a charset by name, in upper or lower case.
    /// - Throws: ``CharsetError`` if neither browsers nor ICU know the name.
    public init(named name: String) throws(CharsetError) {
        let label = Charset.normalized(name)
        if let known = CharsetNames.charset(label) {
            self = known
        } else if let other = Charset.ofICU(label) {
            self = other
        } else {
            throw CharsetError(name: name)
        }
    }

    /// A charset that a page or a server declares: nil if the name is unknown, or if the charset is of a kind that no
    /// page is written in, such as EBCDIC.
    init?(declared name: String) {
        let label = Charset.normalized(name)
        if let known = CharsetNames.charset(label) {
            self = known
        } else if let other = Charset.ofICU(label), CharsetConverter(other)?.keepsASCII == true {
            self = other
        } else {
            return nil
        }
    }

    static let utf8 = Charset(name: "utf-8", converter: "UTF-8")
    static let utf16LE = Charset(name: "utf-16le", converter: "UTF-16LE")
    static let utf16BE = Charset(name: "utf-16be", converter: "UTF-16BE")
    static let utf32LE = Charset(name: "utf-32le", converter: "UTF-32LE")
    static let utf32BE = Charset(name: "utf-32be", converter: "UTF-32BE")
    static let iso2022JP = Charset(name: "iso-2022-jp", converter: "ISO-2022-JP")

    /// UTF-16 and UTF-32: a character is no single byte, not even an ASCII one.
    var isWide: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

    /// ISO-2022 and HZ: ASCII bytes are other characters after a sequence that says so.
    var isStateful: Bool { name.hasPrefix("iso-2022") || name.hasPrefix("hz") }

    private static func normalized(_ name: String) -> String {
        let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
        let bytes = name.utf8.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(decoding: bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func ofICU(_ label: String) -> Charset? {
        // ICU reads an empty name as the default of the system, and options after a comma.
        let isNamed = label.utf8.allSatisfy { byte in
            0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte == 0x2D || byte == 0x5F || byte == 0x2E
        }
        guard isNamed, 2...40 ~= label.utf8.count else { return nil }
        guard CharsetConverter(Charset(name: label, converter: label)) != nil else { return nil }
        return Charset(name: label, converter: label)
    }
}
