import Chaff
import ChaffPages

/// The lines of a piece of HTML as strings.
func lines(html: String) -> [String] {
    let page = PageBuilder().page(html: html)
    return page.lines.map { page.string(of: $0) }
}

/// The lines of a piece of HTML, each with why it is hidden.
func hidingByLine(html: String) -> [String: Markup.Hiding] {
    let page = PageBuilder().page(html: html)
    let pairs = zip(page.lines, page.markup).map { (page.string(of: $0), $1.hiding) }
    return Dictionary(pairs) { first, _ in first }
}

extension Page {
    /// True if the lines are what the reader promises: as many as there is markup for, none empty, none with a line end.
    var isSound: Bool {
        lines.count == markup.count
            && lines.allSatisfy { line in
                let text = self.text(of: line)
                return !line.isBlank && !text.isEmpty && !text.contains(0x0A) && !text.contains(0x0D)
            }
    }
}
