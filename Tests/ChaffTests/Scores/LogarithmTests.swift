import TestSupport
import Testing

@testable import Chaff

@Suite struct LogarithmTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `eight probabilities at once are those of one at a time`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var odds = FloatLanes.zero
        for lane in odds.indices { odds[lane] = (Float(random.below(2_000_001)) - 1_000_000) / 12_000 }
        let together = logistic(odds)
        for lane in odds.indices { #expect(together[lane] == logistic(odds[lane])) }
    }

    @Test func `what is far from zero is certain, whatever it is`() {
        let far = FloatLanes(-.infinity, -1000, -88, 88, 1000, .infinity, 0, -0.0)
        let probabilities = logistic(far)
        for lane in 0..<3 { #expect(probabilities[lane] < 1e-37) }
        for lane in 3..<6 { #expect(probabilities[lane] == 1) }
        #expect(probabilities[6] == 0.5 && probabilities[7] == 0.5)
    }
}
