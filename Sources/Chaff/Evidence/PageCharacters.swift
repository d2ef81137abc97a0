/// What stands for the edges of a line in an n-gram.
enum LineEdge {
    static let start = "⊢"
    static let end = "⊣"
}

extension Page {
    /// Folded cells as text.
    func folded(_ cells: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for cell in self.cells[cells] { text.append(Unicode.Scalar(cell.codePoint) ?? "\u{FFFD}") }
        return String(text)
    }

    /// A stretch of a line's cells as the page writes it, and as it was folded if that differs by more than capitals.
    /// - Parameter cells: counts from the start of the line; what lies outside it is an edge.
    func name(ofCells cells: Range<Int>, in line: Line) -> FeatureTally.Name {
        let inside = cells.clamped(to: 0..<line.cells.count)
        let places = line.cells.lowerBound + inside.lowerBound..<line.cells.lowerBound + inside.upperBound
        let start = cells.lowerBound < 0 ? LineEdge.start : ""
        let end = cells.upperBound > line.cells.count ? LineEdge.end : ""
        let text = String(decoding: self.text[bytes(ofCells: places, in: line)], as: UTF8.self)
        let folded = self.folded(places)
        let isSame = text == folded || text.lowercased() == folded
        return FeatureTally.Name(text: start + text + end, folded: isSame ? "" : start + folded + end)
    }
}
