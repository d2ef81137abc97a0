import ChaffPages
import Testing

@testable import Chaff

@Suite struct PageNetworkRowsTests {
    private static func page(_ text: String) -> Page { PageBuilder().page(bytes: Array(text.utf8)) }

    /// Three different lines, the first of them three times, with a blank one between.
    private static let page = page("Home\nNews\n\nHome\nThe council met on Tuesday.\nHome\n")
    private static let odds: [Float] = [-2, -1, -3, 4, -2]
    private static let bags: [Float] = [0.5, 1.5, 2.5, 3.5, 4.5]
    private static let count = odds.count

    /// Numbers that tell their line and place.
    private static func lineInputs(width: Int) -> [Float] {
        (0..<count).flatMap { line in (0..<width).map { Float(1000 * line + $0) } }
    }

    @Test func `a row is what the page says, the shape of the line, its repeats and what it says as a bag`() {
        let rows = PageNetworkRows().rows(
            Self.page, lineInputs: Self.lineInputs(width: StructureInputs.line), odds: Self.odds,
            bags: Self.bags, hasMarkup: false)
        #expect(rows.count == Self.count * PageNetworkRows.text)
        let widths = Self.page.lines.filter { !$0.isBlank }.map { Self.page.rootWidth(of: $0) }
        let context = StructureInputs.rows(odds: Self.odds, rootWidths: widths)
        for (line, repeats) in [2, 0, 2, 0, 2].enumerated() {
            let row = rows[line * PageNetworkRows.text..<(line + 1) * PageNetworkRows.text]
            let shape = (0..<LineShape.count).map { Float(1000 * line + BlockSums.inputCount + $0) }
            #expect(Array(row) == context[line] + shape + [log1p(Float(repeats)), Self.bags[line]])
        }
    }

    @Test func `markup stands behind the bag`() {
        let width = StructureInputs.line + StructureInputs.markup
        let rows = PageNetworkRows().rows(
            Self.page, lineInputs: Self.lineInputs(width: width), odds: Self.odds,
            bags: Self.bags, hasMarkup: true)
        #expect(rows.count == Self.count * PageNetworkRows.markup)
        for line in 0..<Self.count {
            let row = rows[line * PageNetworkRows.markup..<(line + 1) * PageNetworkRows.markup]
            let markup = (StructureInputs.line..<width).map { Float(1000 * line + $0) }
            #expect(Array(row.suffix(StructureInputs.markup)) == markup)
        }
    }

    @Test func `a shorter page knows nothing of the one before`() {
        let rows = PageNetworkRows()
        func read(_ text: String, _ lines: Int) -> [Float] {
            rows.rows(
                Self.page(text), lineInputs: Array(repeating: 0, count: lines * StructureInputs.line),
                odds: Array(repeating: 1, count: lines), bags: Array(repeating: 0, count: lines), hasMarkup: false)
        }
        let alone = read("Home\nNews\nHome\n", 3)
        _ = read(String(repeating: "Home\n", count: 500), 500)
        #expect(read("Home\nNews\nHome\n", 3) == alone)
    }
}
