import Testing

@testable import Chaff

struct SecondLookTests {
    /// Lines that do not repeat each other.
    private func page(_ odds: [Float]) -> SecondLook {
        SecondLook(odds: odds, keys: odds.indices.map { UInt32($0 + 1) })
    }

    private func inputs(_ look: SecondLook, _ line: Int) -> [Float] {
        let first = [Float](repeating: 0, count: SpanContext.inputCount)
        var inputs: [Float] = []
        unsafe first.withUnsafeBufferPointer { first in
            guard let start = first.baseAddress else { return }
            unsafe look.append(line, first: start, words: (0, 0), to: &inputs)
        }
        return inputs
    }

    @Test func `a page on which nothing was found needs none`() {
        #expect(!page([-5, -1, 0]).isNeeded)
        #expect(page([-5, 0.1, -5]).isNeeded)
    }

    @Test func `the only find of a page has no others, and the rest of the page has`() {
        let look = page([-5, 3, -5])
        #expect(look.hasOthers(0))
        #expect(!look.hasOthers(1))
        #expect(page([1, 3, -5]).hasOthers(1))
    }

    @Test(arguments: [(3, false), (4, true), (10, false), (16, true), (17, false)])
    func `six lines on either side of a find are near`(line: Int, isNear: Bool) {
        var odds = [Float](repeating: -6, count: 20)
        odds[10] = 2
        let look = page(odds)
        #expect(look.isNear(line) == isNear)
    }

    @Test func `as many inputs are written as there are weights`() {
        let look = page([-4, 2, -4, 3, -4])
        for line in 0..<5 { #expect(inputs(look, line).count == SecondLook.inputCount) }
        #expect(inputs(page([1]), 0).count == SecondLook.inputCount)
    }

    @Test func `a line between two finds lies in the segment, one outside does not`() {
        let look = page([-6, -6, 4, -1, 4, -6])
        let segment = 15
        #expect(inputs(look, 3)[segment] == 1)
        #expect(inputs(look, 1)[segment] == 0)
        #expect(inputs(look, 1)[segment + 1] == log1p(1))
        #expect(inputs(look, 5)[segment + 1] == log1p(1))
    }

    @Test func `neighbours beyond the page count as cold ones`() {
        let look = page([5, 1])
        #expect(Array(inputs(look, 0)[3...8]) == [-8, 1, -8, -8, -8, -8])
        #expect(Array(inputs(look, 1)[3...8]) == [5, -8, -8, -8, -8, -8])
    }

    /// What brought it up: *copy link* beside each of 22 paragraphs, and a member's name below each of his posts.
    @Test func `lines that repeat each other are one find, and the first of them speaks for all`() {
        let repeated = SecondLook(odds: [3, -5, 3, 2, -5], keys: [7, 0, 7, 7, 0])
        #expect(!repeated.hasOthers(0) && !repeated.hasOthers(2) && !repeated.hasOthers(3))
        #expect(repeated.hasOthers(1) && repeated.hasOthers(4))
        #expect(repeated.isFound(0) && !repeated.isFound(2) && !repeated.isFound(3))
        // Each keeps its own odds; the neighbour hears of the first alone.
        #expect(inputs(repeated, 2)[0] == 3)
        #expect(Array(inputs(repeated, 1)[3...4]) == [3, -8])
        let others = SecondLook(odds: [3, -5, 3, 2, -5], keys: [7, 0, 7, 8, 0])
        #expect(others.hasOthers(0) && others.hasOthers(2) && others.hasOthers(3))
    }
}
