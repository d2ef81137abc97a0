import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

@Suite struct ChainScoreTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the best stretch is the one that trying all of them finds`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let count = 1 + random.below(50)
        let emissions = (0..<count).map { _ in Int16(random.below(seed % 5 == 0 ? 200 : 511) - 255) }
        var padded = emissions + [Int16](repeating: 255, count: ChainScore.slack)
        let score = unsafe padded.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe ChainScore($0, count: count) } ?? ChainScore()
        }
        var best = 0
        for start in 0..<count {
            for end in start...count { best = max(best, emissions[start..<end].reduce(0) { $0 + Int($1) }) }
        }
        #expect(Int(score.bestSum) == best)
        #expect(emissions[score.bestStart..<score.bestEnd].reduce(0) { $0 + Int($1) } == best)
        #expect(score.largest == Int32(emissions.max() ?? 0))
        #expect(Int(score.positives) == emissions.count { $0 > 0 })
    }
}
