/// What is said of a page's charset, the strongest claim first: by a byte order mark, the HTTP header, the first three
/// meta elements, the XML declaration.
struct CharsetClaims {
    struct Claim {
        let charset: Charset
        let reason: CharsetChoice.Reason
    }

    private(set) var known: [Claim] = []
    /// The first declared name that nobody knows, as it can be shown.
    private(set) var unknown: String?

    init(_ bytes: UnsafeRawBufferPointer, mark: ByteOrderMark?, http: String?, isHTML: Bool) {
        if mark?.charset == .utf8 { known.append(Claim(charset: .utf8, reason: .byteOrderMark)) }
        if let http, let name = ContentType.charset(http) { add(name, .http) }
        guard isHTML else { return }
        var scanner = unsafe MetaScanner(bytes)
        for _ in 0..<3 {
            guard let name = scanner.next() else { break }
            add(name, .meta)
        }
        if let name = unsafe MetaScanner.xmlDeclaration(bytes) { add(name, .xmlDeclaration) }
    }

    private mutating func add(_ name: String, _ reason: CharsetChoice.Reason) {
        guard let charset = Charset(declared: name) else {
            unknown = unknown ?? CharsetClaims.printable(name)
            return
        }
        // A declaration that could be read as ASCII does not stand in a text of UTF-16.
        let meant = reason != .http && charset.isWide ? .utf8 : charset
        if !known.contains(where: { $0.charset == meant }) { known.append(Claim(charset: meant, reason: reason)) }
    }

    private static func printable(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(40).map { $0.value < 0x20 || $0 == "\u{7F}" ? "?" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
