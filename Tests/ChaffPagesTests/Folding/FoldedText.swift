@_spi(Folding) import Chaff
import ChaffPages

/// What folding makes of a text of one line.
struct FoldedText {
    let page: Page
    let line: Line

    init(_ text: String) {
        page = PageBuilder().page(text: text)
        line = page.lines[0]
    }

    var cells: ArraySlice<Cell> { page.cells[line.cells] }

    /// The folded code points as a string.
    var string: String {
        var scalars = String.UnicodeScalarView()
        for cell in cells { scalars.append(Unicode.Scalar(cell.codePoint) ?? "\u{FFFD}") }
        return String(scalars)
    }

    /// For each cell where in the line's bytes it comes from.
    var origins: [Int] { page.origins[line.cells].map { Int($0) - line.bytes.lowerBound } }
}
