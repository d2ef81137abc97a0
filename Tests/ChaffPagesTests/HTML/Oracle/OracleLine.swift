import Chaff
import ChaffPages

/// A line of HTML with what both readers know about it.
struct OracleLine: Equatable, CustomStringConvertible {
    var text: String
    var tag: Markup.Tag
    var linkCharacters: Int
    var isHidden: Bool

    var description: String {
        "\(tag)\(isHidden ? " hidden" : "") \(linkCharacters)/\(text.unicodeScalars.count) \(text.debugDescription)"
    }

    /// The lines as Chaff reads them.
    static func chaff(_ html: String) -> [OracleLine] {
        let page = PageBuilder().page(html: html)
        return zip(page.lines, page.markup).map {
            OracleLine(
                text: page.string(of: $0), tag: $1.tag, linkCharacters: $1.linkCharacters, isHidden: $1.hiding != .none)
        }
    }

    /// The lines as libxml2 reads the page and ``OracleLines`` cuts it.
    static func libxml2(_ html: String) -> [OracleLine] { OracleLines.read(ParsedDocument(Array(html.utf8))) }
}
