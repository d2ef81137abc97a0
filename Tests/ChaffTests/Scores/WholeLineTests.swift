import Testing

@testable import Chaff

struct WholeLineTests {
    private func inputs(_ rest: WholeLine.Rest) -> [Float] {
        var inputs: [Float] = []
        rest.write(to: &inputs)
        return inputs
    }

    @Test func `as many inputs are written as there are weights, of a line with and without a rest`() {
        #expect(inputs(WholeLine.Rest()).count == WholeLine.restInputs)
        #expect(inputs(WholeLine.Rest(cells: 10, covered: 5, stretches: 1)).count == WholeLine.restInputs)
        #expect(!inputs(WholeLine.Rest()).contains { !$0.isFinite })
    }

    @Test func `the first input is the share of the line that is covered`() {
        #expect(inputs(WholeLine.Rest())[0] == 0)
        #expect(inputs(WholeLine.Rest(cells: 30, covered: 10, stretches: 1))[0] == 0.25)
        #expect(inputs(WholeLine.Rest(cells: 0, covered: 10, stretches: 1))[0] == 1)
    }

    @Test func `what speaks against the rest is told by the character`() {
        let against = inputs(WholeLine.Rest(cells: 40, naive: -640, trained: -320, covered: 10, stretches: 1))
        #expect(against[2] == -1)
        #expect(against[3] == -0.5)
    }
}
