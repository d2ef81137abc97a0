import ChaffPages
import Testing

@testable import Chaff

struct PageWordsTests {
    private func odds(_ lines: [String], found: Set<Int>) -> [(mean: Float, sum: Float)] {
        let page = PageBuilder().page(text: lines.joined(separator: "\n"))
        var words = PageWords()
        for (index, line) in page.lines.enumerated() {
            unsafe page.withCells(of: line) {
                unsafe words.add($0, count: line.cells.count, isFound: found.contains(index))
            }
        }
        return page.lines.enumerated().map { index, line in
            var odds: (mean: Float, sum: Float) = (0, 0)
            unsafe page.withCells(of: line) {
                odds = unsafe words.odds($0, count: line.cells.count, isFound: found.contains(index))
            }
            return odds
        }
    }

    private static let town = ["The town council met on Monday evening.", "The council will meet again in two weeks."]

    @Test func `a line in the language of what was found is told from the page's own`() {
        let odds = odds(
            Self.town + ["Bonus para jugar en el casino hoy", "El casino ofrece bonus para jugar"], found: [2])
        #expect(odds[3].mean > 0.2)
        #expect(odds[3].sum > odds[3].mean)
        #expect(odds[0].mean < 0)
        #expect(odds[1].mean < 0)
    }

    @Test func `a line does not speak for itself`() {
        let odds = odds(Self.town + ["Bonus para jugar en el casino hoy"], found: [2])
        #expect(odds[2].mean == 0)
        #expect(odds[2].sum == 0)
    }

    @Test(arguments: ["", "x"])
    func `a line without pairs says nothing`(text: String) {
        let odds = odds(Self.town + ["casino casino", text], found: [2])
        #expect(odds.count < 4 || odds[3] == (0, 0))
    }
}
