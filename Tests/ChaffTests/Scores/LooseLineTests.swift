import TestSupport
import Testing

@testable import Chaff

@Suite struct LooseLineTests {
    private static func odds(_ inputs: [Float], _ weights: [Float]) -> Float {
        unsafe inputs.withUnsafeBufferPointer { inputs in
            unsafe weights.withUnsafeBufferPointer { weights in
                guard let inputs = inputs.baseAddress, let weights = weights.baseAddress else { return .nan }
                return unsafe LooseLine.logOdds(inputs, weights: weights)
            }
        }
    }

    @Test func `only the chains and the bag have a say`() {
        var random = SeededRandom(seed: 7)
        let weights = (0...LooseLine.inputs.count).map { _ in Float(random.below(2001)) / 1000 - 1 }
        let bias = weights[LooseLine.inputs.count]
        for input in 0..<SpanContext.inputCount {
            var inputs = [Float](repeating: 0, count: SpanContext.inputCount)
            inputs[input] = 3
            let place = LooseLine.inputs.firstIndex(of: input)
            #expect(Self.odds(inputs, weights) == bias + (place.map { 3 * weights[$0] } ?? 0))
        }
    }

    @Test func `its inputs are those that explain names`() {
        let names = InputGroups.loose.contributions(
            inputs: [Float](repeating: 1, count: LooseLine.inputs.count),
            weights: [Float](repeating: 1, count: LooseLine.inputs.count + 1))
        #expect(names.map(\.name) == ["naive chain", "trained chain", "line as a bag", "bias"])
        #expect(names.map(\.value) == [3, 3, 2, 1])
        let all = (0..<SpanContext.inputCount).map { input in
            let one = (0..<SpanContext.inputCount).map { Float($0 == input ? 1 : 0) }
            let found = InputGroups.injected.contributions(
                inputs: one, weights: [Float](repeating: 1, count: SpanContext.inputCount + 1))
            return found.dropLast().first { $0.value == 1 }?.name
        }
        #expect(LooseLine.inputs[..<3].allSatisfy { all[$0] == "naive chain" })
        #expect(LooseLine.inputs[3..<6].allSatisfy { all[$0] == "trained chain" })
        #expect(LooseLine.inputs[6...].allSatisfy { all[$0] == "line as a bag" })
    }
}
