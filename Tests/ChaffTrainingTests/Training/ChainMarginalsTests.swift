import Chaff
import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct ChainMarginalsTests {
    /// Forward, then backward, as one would write it down.
    private func plainMarginals(_ emissions: [Float], _ factors: [Float]) -> [Float] {
        let gains = emissions.map { exp($0) }
        var (clean, injected) = (Float(1), Float(0))
        var marginals: [Float] = []
        for (gain, factor) in zip(gains, factors) {
            let next = (clean + injected * factor, (injected + clean * factor) * gain)
            (clean, injected) = (next.0 / (next.0 + next.1), next.1 / (next.0 + next.1))
            marginals.append(injected)
        }
        var (backClean, backInjected) = (Float(1), Float(1))
        for position in emissions.indices.reversed() {
            let both = (marginals[position] * backInjected, (1 - marginals[position]) * backClean)
            marginals[position] = both.0 / max(both.0 + both.1, 1e-30)
            let through = gains[position] * backInjected
            let next = (backClean + factors[position] * through, through + factors[position] * backClean)
            (backClean, backInjected) = (next.0 / (next.0 + next.1), next.1 / (next.0 + next.1))
        }
        return marginals
    }

    @Test(arguments: [1, 7, 8, 300, 5000])
    func `both directions at once give what one after the other gives, to the bit`(count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        let chain = ChainMarginals()
        for bias in [-9, -3, 0, 2] {
            let emissions = (0..<count).map { _ in
                max(-15.9, min(15.9, Float(bias) + Float(random.below(800)) / 100 - 4))
            }
            let headers = (0..<count).map { _ in random.below(4) == 0 ? SlotRow.isCheap | 5 : 3 }
            chain.reserve(count)
            for position in 0..<count { unsafe chain.emissions[position] = emissions[position] }
            unsafe headers.withUnsafeBufferPointer { unsafe chain.read($0.baseAddress!, count: count) }
            chain.work(count: count)
            let marginals = (0..<count).map { unsafe chain.marginals[$0] }
            let factors = headers.map { $0 & SlotRow.isCheap != 0 ? exp(Float(-3)) : exp(Float(-6)) }
            #expect(marginals == plainMarginals(emissions, factors))
        }
    }
}
