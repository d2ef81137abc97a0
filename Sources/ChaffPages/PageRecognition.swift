/// Tells HTML from text by how it begins.
public enum PageRecognition {
    // What a page may begin with. Text about HTML begins with words.
    private static let firstTags: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "base", "script", "style", "noscript", "div", "p", "span",
        "table", "tr", "td", "tbody", "center", "font", "a", "b", "i", "strong", "em", "br", "hr", "img", "iframe",
        "form", "input", "ul", "ol", "li", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "main",
        "header", "nav", "footer", "aside", "figure", "blockquote", "pre", "svg", "template", "frameset", "marquee",
    ]
    // What tells a page even behind other text: a server's warning, the rest of a header.
    private static let surroundingTags: Set<String> = ["html", "head", "body"]

    private static let scanned = 1024

    /// True if the bytes begin like HTML. Only the first kB is looked at; UTF-16 is seen through.
    public static func isHTML(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // Zeros are dropped: in UTF-16 and UTF-32 every other byte of a tag is one.
        let start = unsafe bytes.prefix(4 * scanned).filter { $0 != 0 }.prefix(scanned)
        let text = start.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 0xFE || $0 == 0xFF }
        guard let open = text.first else { return false }
        var position = text.startIndex
        // In front of the first element may stand a declaration and comments.
        var isInFront = open == UInt8(ascii: "<")
        while let found = text[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = found + 1
            let rest = text[position...]
            let name = String(decoding: rest.prefix(16).prefix { isNamePart($0) }, as: UTF8.self).lowercased()
            if rest.first == UInt8(ascii: "!") {
                let word = String(decoding: rest.prefix(24), as: UTF8.self).lowercased()
                if word.hasPrefix("!doctype") { return word.dropFirst(8).contains("html") }
            } else if rest.first == UInt8(ascii: "?") {
                continue
            } else if surroundingTags.contains(name) {
                return true
            } else if isInFront {
                if firstTags.contains(name) { return isTagEnd(rest.dropFirst(name.utf8.count).first) }
                if name.isEmpty || rest.first == UInt8(ascii: "/") { isInFront = false }
                // Another XML vocabulary: RSS, SVG, a site map.
                if !name.isEmpty { return false }
            }
        }
        return false
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
    }

    private static func isTagEnd(_ byte: UInt8?) -> Bool {
        guard let byte else { return true }
        return byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
}
