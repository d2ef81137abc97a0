import Chaff
import ChaffPages
import Testing

@testable import ChaffCommand

@Suite struct KeptLinesTests {
    private func lines(
        _ page: LabelledPage, cut: [(Int, [Range<Int>])], mark: String = "", leftOut: Set<Int> = []
    ) -> KeptLines {
        let cutLines = cut.map { index, ranges in
            let start = page.page.lines[index].bytes.lowerBound
            return PageCutter.Line(
                index: index, removed: ranges.map { start + $0.lowerBound..<start + $0.upperBound })
        }
        return KeptLines(
            page: page.page, labelling: page.labelling, isKept: [true, false, false], isLeftOut: leftOut.contains,
            cutLines: cutLines, mark: Array(mark.utf8))
    }

    private func text(_ lines: KeptLines) -> String {
        let output = ByteBuffer()
        lines.copy(to: output)
        return String(decoding: output.array, as: UTF8.self)
    }

    @Test(
        "what is cut goes, what is beside it and every line end stays",
        arguments: [
            ("ab\r\ncdef\rgh", [0, 2, 0], [(1, [1..<2])], "ab\r\ncef\rgh"),
            ("\u{FEFF}abcd\nef\n", [2, 0], [(0, [0..<1, 2..<3])], "\u{FEFF}bd\nef\n"),
            ("ab\ncdef\ngh\nij", [1, 2, 2, 0], [(1, [0..<2])], "ef\nij"),
            ("ab\ncdef", [0, 2], [(1, [1..<4])], "ab\nc"), ("ab\n\ncd\n", [2, nil, 2], [(0, [0..<1])], "b\n\n"),
        ] as [(String, [UInt8?], [(Int, [Range<Int>])], String)])
    func cutting(text: String, choices: [UInt8?], cut: [(Int, [Range<Int>])], expected: String) {
        #expect(self.text(lines(LabelledPage(text, choices), cut: cut)) == expected)
    }

    @Test func `a mark stands once for each stretch`() {
        let page = LabelledPage("ab\ncdef\n", [1, 2])
        #expect(text(lines(page, cut: [(1, [0..<1, 2..<4])], mark: "[x]")) == "[x]d[x]\n")
    }

    @Test func `bytes beside a cut that are no text pass as they are`() {
        let page = LabelledPage([0xFF, 0x61, 0x62, 0xC3, 0x0A], [2])
        let output = ByteBuffer()
        lines(page, cut: [(0, [1..<3])]).copy(to: output)
        #expect(output.array == [0xFF, 0xC3, 0x0A])
    }

    @Test func `what is cut counts as removed, and its line as kept`() {
        let count = lines(LabelledPage("日本語\nabcd\nefg", [2, 1, 0]), cut: [(0, [3..<6])]).count()
        #expect(count.lines == [1, 1, 1] && count.kept == 2)
        #expect(count.characters == 10 && count.removed == 5)
    }

    @Test func `a hidden line goes`() {
        #expect(text(lines(LabelledPage("ab\ncd\n", [0, 0]), cut: [], leftOut: [0])) == "cd\n")
    }

    @Test func `what was cut is told in code points of the line`() {
        let output = ByteBuffer()
        lines(LabelledPage("日本語\nabcd", [2, 2]), cut: [(0, [3..<6]), (1, [0..<1, 3..<4])]).appendCutLines(to: output)
        #expect(
            String(decoding: output.array, as: UTF8.self)
                == #"{"line":1,"spans":[[1,2]]},{"line":2,"spans":[[0,1],[3,4]]}"#)
    }
}
