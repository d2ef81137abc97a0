/// What a Content-Type says: `text/html; charset=gbk`.
struct MediaType: Equatable {
    /// Type and subtype in small letters; empty if nothing was said.
    let name: String
    /// The charset as it was written, without quotes.
    let charset: String?

    init(_ field: String?) {
        guard let field else {
            (name, charset) = ("", nil)
            return
        }
        let parts = field.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "," }
        name = MediaType.trimmed(parts.first ?? "").lowercased()
        var found: String?
        for part in parts.dropFirst() where found == nil {
            guard let equals = part.firstIndex(of: "=") else { continue }
            guard MediaType.trimmed(part[..<equals]).lowercased() == "charset" else { continue }
            let value = MediaType.trimmed(part[part.index(after: equals)...])
            let bare = value.filter { $0 != "\"" && $0 != "'" }
            if !bare.isEmpty { found = bare }
        }
        charset = found
    }

    enum Body {
        case page(PageKind)
        case unknown, other
    }

    /// What kind of page a body of this type is.
    var body: Body {
        switch name {
        case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml": return .page(.html)
        case "text/plain": return .page(.text)
        // Servers that do not know say so in many ways; the body tells.
        case "", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "text/*", "*/*", "text",
            "html", "content/unknown", "application/unknown":
            return .unknown
        default: return .other
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
