import ChaffPages
import TestSupport
import Testing

@testable import Chaff

@Suite struct PageSeamsTests {
    private func seams(_ html: String) -> [[Int]] {
        let page = PageBuilder().page(html: html)
        return page.lines.map { page.seams(in: $0) }
    }

    @Test(arguments: [
        ("<p>one <a href=/>two</a> three</p>", [[4, 7]]),
        ("<p>glued<a href=/>phrase</a> here</p>", [[5, 11]]),
        ("<p><a href=/>first</a> and rest</p>", [[0, 5]]),
        ("<p>ends in <a href=/>a link</a></p>", [[8, 14]]),
        ("<p><a href=/>a link as a whole</a></p>", [[]]),
        ("<p>no link</p>", [[]]),
        ("<p>x</p><p>y <a>z</a> w</p><p>v</p>", [[], [2, 3], []]),
        ("<p>a <a><b>b</b> c</a> d <a>e</a></p>", [[2, 5, 8, 9]]),
        ("<p>ＡＢＣ<a>中文</a>ＤＥ</p>", [[3, 5]]),
    ])
    func `a link starts and ends at cells of its line`(html: String, expected: [[Int]]) {
        #expect(seams(html) == expected)
    }

    @Test func `a link in hidden text belongs to the hidden line`() {
        let page = PageBuilder().page(html: "<p>seen <span hidden>not <a>link</a> seen</span> text</p>")
        #expect(page.lines.map { page.string(of: $0) } == ["seen text", "not link seen"])
        #expect(page.lines.map { page.seams(in: $0) } == [[], [4, 8]])
    }

    @Test func `plain text has no links`() {
        let page = PageBuilder().page(text: "one\ntwo")
        #expect(page.links.isEmpty && page.lines.allSatisfy { page.seams(in: $0).isEmpty })
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `links stand in order, inside their lines, whatever the page`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "<p>", "<a href=/>", "</a>", "text ", "中", "&nbsp;", " ", "<span hidden>", "</span>", "<br>", "</p>", "<b>",
        ]
        let page = PageBuilder().page(html: (0..<80).map { _ in random.pick(pieces) }.joined())
        #expect(zip(page.links, page.links.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        for link in page.links {
            #expect(!link.isEmpty)
            #expect(
                page.lines.contains { $0.bytes.lowerBound <= link.lowerBound && link.upperBound <= $0.bytes.upperBound }
            )
        }
        for line in page.lines {
            #expect(page.seams(in: line).allSatisfy { (0...line.cells.count).contains($0) })
        }
    }
}
