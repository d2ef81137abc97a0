import Testing

@testable import Chaff

struct SecondLookTests {
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
        #expect(!SecondLook(odds: [-5, -1, 0]).isNeeded)
        #expect(SecondLook(odds: [-5, 0.1, -5]).isNeeded)
    }

    @Test func `the only find of a page has no others, and the rest of the page has`() {
        let look = SecondLook(odds: [-5, 3, -5])
        #expect(look.hasOthers(0))
        #expect(!look.hasOthers(1))
        #expect(SecondLook(odds: [1, 3, -5]).hasOthers(1))
    }

    @Test(arguments: [(3, false), (4, true), (10, false), (16, true), (17, false)])
    func `six lines on either side of a find are near`(line: Int, isNear: Bool) {
        var odds = [Float](repeating: -6, count: 20)
        odds[10] = 2
        let look = SecondLook(odds: odds)
        #expect(look.isNear(line) == isNear)
    }

    @Test func `as many inputs are written as there are weights`() {
        let look = SecondLook(odds: [-4, 2, -4, 3, -4])
        for line in 0..<5 { #expect(inputs(look, line).count == SecondLook.inputCount) }
        #expect(inputs(SecondLook(odds: [1]), 0).count == SecondLook.inputCount)
    }

    @Test func `a line between two finds lies in the segment, one outside does not`() {
        let look = SecondLook(odds: [-6, -6, 4, -1, 4, -6])
        let segment = 15
        #expect(inputs(look, 3)[segment] == 1)
        #expect(inputs(look, 1)[segment] == 0)
        #expect(inputs(look, 1)[segment + 1] == log1p(1))
        #expect(inputs(look, 5)[segment + 1] == log1p(1))
    }

    @Test func `neighbours beyond the page count as cold ones`() {
        let look = SecondLook(odds: [5, 1])
        #expect(Array(inputs(look, 0)[3...8]) == [-8, 1, -8, -8, -8, -8])
        #expect(Array(inputs(look, 1)[3...8]) == [5, -8, -8, -8, -8, -8])
    }
}
