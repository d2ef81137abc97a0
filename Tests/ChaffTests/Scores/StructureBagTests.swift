import ChaffPages
import TestSupport
import Testing

@testable import Chaff

@Suite struct StructureBagTests {
    /// Small weights that tell their slots.
    private static let weights = (0..<Block.count * Block.slots).map { Int8(truncatingIfNeeded: $0 % 23 - 11) }

    private static func odds(_ line: Line, of page: Page) -> Float {
        LineScorer().bagOdds(of: line, page: page, weights: weights)
    }

    @Test(arguments: [
        "x", "Home", "News · Sport · Weather", "The council met on Tuesday, 14 May 2019, and said no.",
        "市议会周二开会，讨论了2019年的预算。", "会议 2019 Home", "— — —", String(repeating: "a long line ", count: 60),
    ])
    func `a line says the sum of the weights of all its features`(text: String) {
        let page = PageBuilder().page(bytes: Array(text.utf8))
        var slots: [UInt32] = []
        SlotCollector().collect(page.lines[0], of: page, into: &slots)
        let sum = slots.reduce(0) { $0 + Int(Self.weights[Int($1)]) }
        #expect(Self.odds(page.lines[0], of: page) == Float(sum) * Quantum.step * StructureBag.scale)
    }

    @Test func `a line of a batch says what it says alone`() {
        var random = SeededRandom(seed: 12)
        let scorer = LineScorer()
        let builder = PageBuilder()
        for _ in 0..<60 {
            let page = builder.page(bytes: RandomText.bytes(pieces: 300, using: &random))
            var first = 0
            while first < page.lines.count {
                let rest = page.lines[first...]
                let batch = unsafe rest.prefix(
                    page.cells.withUnsafeBufferPointer { cells in
                        unsafe scorer.read(batch: rest, cells: cells.baseAddress!, table: nil)
                    })
                for (number, line) in batch.filter({ !$0.isBlank }).enumerated() {
                    let together = unsafe Self.weights.withUnsafeBufferPointer { weights in
                        unsafe scorer.odds(StructureBag(weights.baseAddress!), line: number)
                    }
                    #expect(together == Self.odds(line, of: page))
                }
                first = batch.endIndex
            }
        }
    }
}
