import ChaffPages
import TestSupport
import Testing

@testable import Chaff

struct SpanContextTests {
    /// A page of lines that are all hot; lines with the same letter repeat each other.
    private func inputs(_ page: String, line: Int) -> [Float] {
        let text = PageBuilder().page(text: "a line")
        let scorer = LineScorer()
        var shapes: [LineShape] = []
        unsafe text.withCells(of: text.lines[0]) { unsafe shapes.append(scorer.read($0, count: 6)) }
        let shape = shapes[0]
        let lines = page.utf8.enumerated().map { position, letter in
            var score = ChainScore()
            score.logOdds = Float(10 + position)
            return SpanContext.Line(
                position: position, key: UInt32(letter), naive: score, trained: score, shape: shape,
                tricks: Tricks(), linkOdds: 0, isPassed: true)
        }
        let context = SpanContext(
            heats: lines.map { $0.heat }, keys: lines.map { $0.key }, letters: ClassCounts(), traditional: 0)
        var inputs = [Float](repeating: 0, count: 8)
        unsafe inputs.withUnsafeMutableBufferPointer {
            if let start = $0.baseAddress { unsafe context.writePage(lines[line], to: start) }
        }
        return inputs
    }

    @Test func `other hot lines, neighbours and the hottest other line are told`() {
        let middle = inputs("abc", line: 1)
        #expect(middle[0] == log1p(2) && middle[1] == 12 && middle[2] == 11 && middle[5] == 12)
        #expect(inputs("abc", line: 2)[5] == 11)
    }

    @Test func `lines that repeat each other do not bear each other out`() {
        let repeated = inputs("aaa", line: 1)
        #expect(repeated[0] == 0 && repeated[5] == -12)
        #expect(repeated[1] == SpanContext.coldHeat && repeated[2] == SpanContext.coldHeat)
        // Three that repeat each other are one for the fourth.
        #expect(inputs("aaab", line: 3)[0] == log1p(1))
    }
}
