import ChaffPages
import Testing

@testable import Chaff

@Suite struct PastedLinkTests {
    private func score(_ stretch: Range<Int>, sum: Int32 = Chain.floor) -> ChainScore {
        var score = ChainScore()
        score.bestStart = stretch.lowerBound
        score.bestEnd = stretch.upperBound
        score.bestSum = sum
        return score
    }

    @Test(arguments: [
        (50..<70, true), (52..<69, true), (50..<90, true), (45..<85, true), (30..<72, false), (62..<80, false),
        (0..<20, false), (50..<59, false),
    ])
    func `a link was pasted if it is about the best stretch`(stretch: Range<Int>, isPasted: Bool) {
        let seams = [5, 9, 50, 70]
        let quiet = ChainScore()
        let link = isPasted ? 50..<70 : nil
        #expect(PastedLink.find(seams: seams, count: 120, quiet, score(stretch)) == link)
        #expect(PastedLink.find(seams: seams, count: 120, score(stretch), quiet) == link)
    }

    @Test func `a link that is most of its line was not pasted into it, and a weak stretch is none`() {
        let quiet = ChainScore()
        #expect(PastedLink.find(seams: [2, 30], count: 69, score(2..<30), quiet) != nil)
        #expect(PastedLink.find(seams: [2, 30], count: 67, score(2..<30), quiet) == nil)
        #expect(PastedLink.find(seams: [2, 30], count: 90, score(2..<30, sum: Chain.floor - 1), quiet) == nil)
        #expect(PastedLink.find(seams: [], count: 90, score(2..<30), quiet) == nil)
    }

    @Test func `no link of a row of links was pasted into it`() {
        let row = [0, 20, 23, 43, 46, 66]
        #expect(PastedLink.find(seams: row, count: 66, ChainScore(), score(23..<43)) == nil)
        #expect(PastedLink.find(seams: row, count: 120, ChainScore(), score(23..<43)) == 23..<43)
    }

    @Test func `the span of a phrase that is linked and glued to its paragraph is the link`() throws {
        let page = PageBuilder().page(
            html: """
                <h1>Bridge over the canal opens again</h1>
                <p>The footbridge over the canal was closed for eleven weeks, because its timber had to be replaced.</p>
                <p>Mayor Bergholm thanked the carpenters who worked through the holidays<a \
                href="https://1.example/">live casino welcome bonus</a> and cut the ribbon together with two pupils \
                of the school on the other bank.</p>
                <p>Cyclists are asked to dismount until the second railing is in place next month.</p>
                """)
        let labelling = Labeller(model: try Model.shipped()).label(page)
        let line = try #require(page.lines.indices.first { page.string(of: page.lines[$0]).contains("Bergholm") })
        #expect(labelling.label(ofLine: line) == "spam")
        let spans = labelling.spans.filter { $0.line == line }.map {
            String(decoding: page.text[$0.bytes], as: UTF8.self)
        }
        #expect(spans == ["live casino welcome bonus"])
    }
}
