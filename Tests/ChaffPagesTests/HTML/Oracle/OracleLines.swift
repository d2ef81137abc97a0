import Chaff

/// Cuts the tree of libxml2 into lines by Chaff's rules, written down a second time and as plainly as possible: the
/// text of a line is gathered character by character, and white space and links are worked out when it ends.
struct OracleLines {
    static func read(_ document: ParsedDocument) -> [OracleLine] {
        var lines = OracleLines()
        document.visit { lines.read($0) }
        lines.endLine()
        return lines.lines
    }

    private struct Character {
        var scalar: Unicode.Scalar
        var isLink: Bool
    }

    private var lines: [OracleLine] = []
    private var seen: [Character] = []
    private var hidden: [Character] = []
    /// The blocks around the text, outermost first.
    private var blocks: [String] = []
    // How many elements of a kind are open.
    private var links = 0
    private var silent = 0
    private var preformatted = 0
    private var hiding = 0

    private static let blockNames: Set = [
        "address", "article", "aside", "audio", "blockquote", "body", "br", "button", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main",
        "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "select", "summary",
        "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video", "xmp",
    ]
    private static let silentNames: Set = [
        "script", "style", "template", "iframe", "noembed", "noframes", "svg", "annotation",
    ]
    private static let preformattedNames: Set = ["pre", "listing", "textarea", "plaintext", "xmp"]

    private mutating func read(_ event: ParsedDocument.Event) {
        switch event {
        case .start(let element):
            let name = element.name
            if Self.blockNames.contains(name) {
                endLine()
                blocks.append(name)
            }
            count(element, name, by: 1)
            if name == "meta" { readMeta(element) }
        case .text(let text):
            if silent == 0 { append(text) }
        case .end(let element):
            let name = element.name
            if Self.blockNames.contains(name) {
                endLine()
                blocks.removeLast()
            }
            count(element, name, by: -1)
        }
    }

    private mutating func count(_ element: ParsedDocument.Element, _ name: String, by step: Int) {
        if name == "a" { links += step }
        if Self.silentNames.contains(name) { silent += step }
        if Self.preformattedNames.contains(name) { preformatted += step }
        if name == "noscript" || element["hidden"] != nil { hiding += step }
    }

    private mutating func readMeta(_ element: ParsedDocument.Element) {
        guard silent == 0, let name = element["name"], let content = element["content"] else { return }
        guard let tag = ["description": Markup.Tag.description, "keywords": .keywords][name.lowercased()] else {
            return
        }
        endLine()
        append(content)
        endLine(tag: tag)
    }

    private mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            if preformatted > 0, scalar == "\n" {
                endLine()
                continue
            }
            let character = Character(scalar: scalar, isLink: links > 0)
            if hiding > 0 {
                hidden.append(character)
            } else {
                seen.append(character)
                // Hidden text before and behind something seen is not one word.
                if !hidden.isEmpty { hidden.append(Character(scalar: " ", isLink: false)) }
            }
        }
    }

    private mutating func endLine() { endLine(tag: blocks.last.flatMap(Markup.Tag.init(name:)) ?? .other) }

    private mutating func endLine(tag: Markup.Tag) {
        for (characters, isHidden) in [(seen, false), (hidden, true)] {
            let squeezed = Self.squeezed(characters)
            guard !squeezed.isEmpty else { continue }
            var text = ""
            text.unicodeScalars.append(contentsOf: squeezed.map(\.scalar))
            lines.append(
                OracleLine(
                    text: text, tag: tag, linkCharacters: squeezed.count { $0.isLink }, isHidden: isHidden))
        }
        seen = []
        hidden = []
    }

    /// White space of HTML becomes one blank, which is part of a link if the words around it and all of the white
    /// space are; Unicode's white space goes at both ends.
    private static func squeezed(_ characters: [Character]) -> [Character] {
        var squeezed: [Character] = []
        for character in characters {
            guard " \t\n\u{C}\r".unicodeScalars.contains(character.scalar) else {
                if let last = squeezed.last, last.scalar == " ", !character.isLink {
                    squeezed[squeezed.count - 1].isLink = false
                }
                squeezed.append(character)
                continue
            }
            guard let last = squeezed.last else { continue }
            if last.scalar == " " {
                if !character.isLink { squeezed[squeezed.count - 1].isLink = false }
            } else {
                squeezed.append(Character(scalar: " ", isLink: last.isLink && character.isLink))
            }
        }
        let isBlank = { (character: Character) in
            character.scalar.properties.isWhitespace || character.scalar == "\u{FEFF}"
        }
        while let last = squeezed.last, isBlank(last) { squeezed.removeLast() }
        return Array(squeezed.drop(while: isBlank))
    }
}
