import TestSupport
import Testing

@testable import Chaff

@Suite struct PageNetworkTests {
    private static let width = Channels.scalarCount

    private static func numbers(_ count: Int, _ random: inout SeededRandom, scale: Float = 1) -> [Float] {
        (0..<count).map { _ in scale * (Float(random.below(2001)) - 1000) / 1000 }
    }

    private static func odds(
        _ layout: PageNetworkLayout, _ weights: [Float], _ rows: [Float], count: Int, _ planes: NetworkPlanes
    ) -> [Float] {
        var odds = [Float](repeating: 0, count: count)
        unsafe weights.withUnsafeBufferPointer { weights in
            unsafe rows.withUnsafeBufferPointer { rows in
                unsafe odds.withUnsafeMutableBufferPointer { odds in
                    guard let weights = weights.baseAddress, let rows = rows.baseAddress, let odds = odds.baseAddress
                    else { return }
                    unsafe PageNetwork(layout, weights: weights).run(rows, count: count, planes, to: odds)
                }
            }
        }
        return odds
    }

    /// The formula of ``PageNetwork``, number by number.
    private static func plainOdds(
        _ layout: PageNetworkLayout, _ weights: [Float], _ rows: [Float], count: Int
    ) -> [Float] {
        func row(_ line: Int) -> ArraySlice<Float> { rows[line * layout.inputs..<(line + 1) * layout.inputs] }
        func times(_ vector: some Sequence<Float>, _ start: Int) -> [Float] {
            (0..<width).map { channel in
                vector.enumerated().reduce(0) { $0 + $1.element * weights[start + $1.offset * width + channel] }
            }
        }
        var found = (0..<count).map { line in
            zip(times(row(line), layout.first), weights[(layout.first + layout.inputs * width)...]).map {
                max(0, $0 + $1)
            }
        }
        for (layer, distance) in PageNetworkLayout.dilations.enumerated() {
            let start = layout.layer(layer)
            let before = found
            for line in 0..<count {
                let around = (0..<width).map { channel in
                    (0..<5).reduce(Float(0)) { sum, tap in
                        let other = line + (tap - 2) * distance
                        guard before.indices.contains(other) else { return sum }
                        return sum + before[other][channel] * weights[start + tap * width + channel]
                    }
                }
                let mixed = times(around, start + 5 * width)
                for channel in 0..<width {
                    found[line][channel] += max(0, mixed[channel] + weights[start + (5 + width) * width + channel])
                }
            }
        }
        return (0..<count).map { line in
            let told = zip(found[line], weights[layout.output...]).reduce(0) { $0 + $1.0 * $1.1 }
            let straight = zip(row(line), weights[layout.skip...]).reduce(0) { $0 + $1.0 * $1.1 }
            return told + straight + weights[layout.skip + layout.inputs]
        }
    }

    @Test(arguments: [(1, 40), (2, 50), (3, 40), (33, 50), (200, 40)])
    func `vectors give what the formula gives`(count: Int, inputs: Int) {
        var random = SeededRandom(seed: UInt64(count))
        let layout = PageNetworkLayout(inputs: inputs)
        let weights = PageNetworkTests.numbers(layout.count, &random, scale: 0.3)
        let rows = PageNetworkTests.numbers(count * inputs, &random)
        let planes = NetworkPlanes(planes: 2)
        let found = PageNetworkTests.odds(layout, weights, rows, count: count, planes)
        let expected = PageNetworkTests.plainOdds(layout, weights, rows, count: count)
        for (found, expected) in zip(found, expected) { #expect(abs(found - expected) < 1e-3 * (1 + abs(expected))) }
    }

    @Test func `a page does not see the lines of the page before it`() {
        var random = SeededRandom(seed: 7)
        let layout = PageNetworkLayout(inputs: 40)
        let weights = PageNetworkTests.numbers(layout.count, &random)
        let planes = NetworkPlanes(planes: 2)
        let long = PageNetworkTests.numbers(300 * 40, &random)
        let short = Array(long.prefix(20 * 40))
        _ = PageNetworkTests.odds(layout, weights, long, count: 300, planes)
        #expect(
            PageNetworkTests.odds(layout, weights, short, count: 20, planes)
                == PageNetworkTests.odds(layout, weights, short, count: 20, NetworkPlanes(planes: 2)))
    }

    @Test(arguments: [40, 50])
    func `inputs are standardised, and none is further out than five deviations`(inputs: Int) {
        let layout = PageNetworkLayout(inputs: inputs)
        let weights =
            [Float](repeating: 2, count: inputs) + [Float](repeating: 0.5, count: inputs)
            + [Float](repeating: 0, count: layout.count - 2 * inputs)
        let rows = (0..<2 * inputs).map { Float($0 - inputs) }
        var standardised = rows
        unsafe weights.withUnsafeBufferPointer { weights in
            unsafe rows.withUnsafeBufferPointer { rows in
                unsafe standardised.withUnsafeMutableBufferPointer { standardised in
                    guard let weights = weights.baseAddress, let rows = rows.baseAddress,
                        let standardised = standardised.baseAddress
                    else { return }
                    unsafe PageNetwork(layout, weights: weights).standardise(rows, count: 2, to: standardised)
                }
            }
        }
        #expect(standardised == rows.map { max(-5, min(5, ($0 - 2) * 0.5)) })
    }
}
