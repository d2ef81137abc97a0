import Testing

@testable @_spi(Folding) import Chaff

@Suite struct RunKindTests {
    @Test(
        "A run starts where the kind of character changes, and at every mark",
        arguments: [
            (ScalarClass.latin, ScalarClass.latin, false), (.latin, .mark, false), (.latin, .hangul, false),
            (.han, .kana, false), (.han, .southEastAsian, false), (.digit, .digit, false), (.space, .space, false),
            (.latin, .digit, true), (.latin, .han, true), (.latin, .space, true), (.space, .digit, true),
            (.punctuation, .punctuation, true), (.symbol, .symbol, true), (.latin, .punctuation, true),
        ])
    func starts(previous: ScalarClass, current: ScalarClass, isStart: Bool) {
        #expect(RunKind(of: current).starts(after: RunKind(of: previous)) == isStart)
    }

    @Test func `the first character of a line starts a run`() {
        for bits in 0..<UInt32(ScalarClass.count) {
            #expect(RunKind(of: ScalarClass(bits: bits)).starts(after: .none))
        }
    }
}
