import Chaff
import Testing

@testable import ChaffTraining

@Suite struct PageNetworkTrainerTests {
    /// Pages on which a line's target is what the line four before it says.
    private static func pages(_ count: Int, inputs: Int) -> [PageNetworkSample] {
        var random = SplitMix(seed: 5)
        return (0..<count).map { _ in
            let lines = 10 + Int(random.next() % 30)
            let rows = (0..<lines * inputs).map { _ in random.normal() }
            let targets = (0..<lines).map { $0 < 4 ? nil : rows[($0 - 4) * inputs] > 0 }
            return PageNetworkSample(rows: rows, targets: targets, weight: 1)
        }
    }

    private static func odds(_ weights: [Float], _ page: PageNetworkSample, _ layout: PageNetworkLayout) -> [Float] {
        var rows = page.rows
        var odds = [Float](repeating: 0, count: page.count)
        unsafe weights.withUnsafeBufferPointer { weights in
            unsafe page.rows.withUnsafeBufferPointer { given in
                unsafe rows.withUnsafeMutableBufferPointer { rows in
                    unsafe odds.withUnsafeMutableBufferPointer { odds in
                        let network = unsafe PageNetwork(layout, weights: weights.baseAddress!)
                        unsafe network.standardise(given.baseAddress!, count: page.count, to: rows.baseAddress!)
                        unsafe network.run(
                            rows.baseAddress!, count: page.count, NetworkPlanes(planes: 2), to: odds.baseAddress!)
                    }
                }
            }
        }
        return odds
    }

    @Test func `what only a line further up says is learnt`() throws {
        let pages = PageNetworkTrainerTests.pages(240, inputs: 6)
        let weights = try #require(PageNetworkTrainer(jobs: 2).fit(Array(pages.prefix(200)), inputs: 6))
        var (right, all) = (0, 0)
        for page in pages.suffix(40) {
            let odds = PageNetworkTrainerTests.odds(weights, page, PageNetworkLayout(inputs: 6))
            for (odds, target) in zip(odds, page.targets) {
                guard let target else { continue }
                all += 1
                if (odds > 0) == target { right += 1 }
            }
        }
        #expect(Double(right) > 0.93 * Double(all))
        #expect(weights.allSatisfy { $0 == 0 || abs($0) > 1e-7 })
    }

    @Test func `the number of threads changes nothing, and few pages give no network`() {
        let pages = PageNetworkTrainerTests.pages(200, inputs: 3)
        let alone = PageNetworkTrainer(jobs: 1).fit(pages, inputs: 3)
        #expect(alone != nil && alone == PageNetworkTrainer(jobs: 3).fit(pages, inputs: 3))
        #expect(PageNetworkTrainer(jobs: 1).fit(Array(pages.dropLast()), inputs: 3) == nil)
    }

    @Test func `gradients are the slopes of the loss`() {
        var random = SplitMix(seed: 11)
        let inputs = 5
        let layout = PageNetworkLayout(inputs: inputs)
        let page = PageNetworkSample(
            rows: (0..<40 * inputs).map { _ in random.normal() },
            targets: (0..<40).map { $0 % 7 == 0 ? nil : random.unit() < 0.5 }, weight: 0.5)
        var weights = (0..<layout.count).map { _ in 0.2 * random.normal() }
        for input in 0..<inputs { (weights[layout.means + input], weights[layout.scales + input]) = (0, 1) }
        // Half of the channels on and half off, none of them so near the edge that a step takes it over.
        for channel in 0..<Channels.scalarCount {
            let bias: Float = channel % 2 == 0 ? 6 : -6
            weights[layout.first + inputs * Channels.scalarCount + channel] = bias
            for layer in 0..<PageNetworkLayout.layers {
                let biases = layout.layer(layer + 1) - Channels.scalarCount
                weights[biases + channel] = 3 * bias
            }
        }
        let ones = [Channels](repeating: Channels(repeating: 1), count: PageNetworkLayout.layers + 1)
        let gradient = PageNetworkGradient(layout).of(page, weights: weights, gates: ones)
        func loss(_ weights: [Float]) -> Double {
            zip(PageNetworkTrainerTests.odds(weights, page, layout), page.targets).reduce(0) { sum, line in
                guard let target = line.1 else { return sum }
                return sum + Double(softplus(target ? -line.0 : line.0) * page.weight)
            }
        }
        for part in [
            layout.first..<layout.layer(0), layout.layer(0)..<layout.layer(1),
            layout.layer(4)..<layout.output, layout.output..<layout.skip, layout.skip..<layout.count,
        ] {
            let direction = part.map { _ in random.normal() }
            let step: Float = 1e-3
            func moved(_ by: Float) -> [Float] {
                var moved = weights
                for (place, index) in part.enumerated() { moved[index] += by * direction[place] }
                return moved
            }
            let slope = (loss(moved(step)) - loss(moved(-step))) / Double(2 * step)
            let expected = zip(part, direction).reduce(0.0) { $0 + Double(gradient[$1.0] * $1.1) }
            #expect(abs(slope - expected) < 0.03 * (0.5 + abs(expected)))
        }
    }
}
