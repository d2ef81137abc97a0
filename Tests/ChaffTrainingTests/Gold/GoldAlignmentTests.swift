import Testing

@testable import ChaffTraining

@Suite struct GoldAlignmentTests {
    @Test(
        "gold lines find the lines of their text, in order first",
        arguments: [
            (["a", "b", "c"], ["a", "b", "c"], [0, 1, 2] as [Int?]),
            (["menu", "a", "menu", "b"], ["a", "menu", "b"], [nil, 0, 1, 2]),
            (["a", "x", "b"], ["b", "a"], [1, nil, 0]),
            (["more", "more", "a", "more"], ["a", "more"], [nil, nil, 0, 1]),
            (["two  words"], ["two\u{A0}words "], [0]),
            ([], ["a"], []), (["a"], [], [nil]),
        ])
    func finds(lines: [String], gold: [String], expected: [Int?]) {
        #expect(GoldAlignment(lines: lines, gold: gold).gold == expected)
    }

    @Test func `a thousand lines of one text are matched one to one`() {
        let lines = [String](repeating: "more", count: 1000)
        #expect(GoldAlignment(lines: lines, gold: lines).gold == (0..<1000).map { $0 })
    }
}
