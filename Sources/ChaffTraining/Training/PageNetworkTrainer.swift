import Chaff

/// A page to learn from.
struct PageNetworkSample: Sendable {
    /// The inputs of each line, row after row.
    var rows: [Float]
    /// Of each line; nil says nothing.
    let targets: [Bool?]
    let weight: Float

    var count: Int { targets.count }

    /// 1 for the decision, 0 against it.
    func target(_ line: Int) -> Float? { targets[line].map { $0 ? 1 : 0 } }
}

/// Fits a ``PageNetwork`` to pages by log-loss, some pages a step, in a seeded order. Gradients of a step's pages are added
/// up in their order, so the result does not depend on the number of threads.
struct PageNetworkTrainer {
    let jobs: Int

    /// With fewer pages, the page logistic stays.
    static let leastPages = 200
    private static let epochs = 32
    private static let pagesPerStep = 8
    private static let rate: Float = 0.005
    private static let penalty: Float = 1e-4
    /// Weights nearer to zero are zero. The penalty shrinks those of silent channels without end, and a processor takes a
    /// hundred times as long for a product below 1e-38: a third of all time on HTML.
    private static let least: Float = 1e-6
    /// The share of numbers that are silenced, another choice for each page.
    private static let silenced: Float = 0.15

    /// The weights as ``PageNetworkLayout`` has them; nil if there are too few pages.
    func fit(_ pages: [PageNetworkSample], inputs: Int) -> [Float]? {
        guard pages.count >= PageNetworkTrainer.leastPages else { return nil }
        let layout = PageNetworkLayout(inputs: inputs)
        let scaling = scaling(pages, layout)
        let samples = Parallel.map(0..<pages.count, jobs: jobs) { standardised(pages[$0], scaling, layout) }
        var random = SplitMix(seed: 29)
        let steps = (samples.count + PageNetworkTrainer.pagesPerStep - 1) / PageNetworkTrainer.pagesPerStep
        var fit = Adam(
            weights: beginning(layout, &random), rate: PageNetworkTrainer.rate, penalty: PageNetworkTrainer.penalty,
            steps: PageNetworkTrainer.epochs * steps)
        // The memory for layers is used again, not cleared for each page.
        let gradients = (0..<PageNetworkTrainer.pagesPerStep).map { _ in PageNetworkGradient(layout) }
        for _ in 0..<PageNetworkTrainer.epochs {
            let order = samples.indices.shuffled(using: &random)
            for start in stride(from: 0, to: order.count, by: PageNetworkTrainer.pagesPerStep) {
                let chosen = order[start..<min(order.count, start + PageNetworkTrainer.pagesPerStep)]
                let gates = chosen.map { _ in self.gates(&random) }
                fit.descend(mean(gradients, chosen.map { samples[$0] }, gates, fit.weights))
            }
        }
        var weights = fit.weights.map { abs($0) < PageNetworkTrainer.least ? 0 : $0 }
        weights.replaceSubrange(layout.means..<layout.first, with: scaling)
        return weights
    }

    /// The mean gradient of some pages, each worked out by one of `gradients`.
    private func mean(
        _ gradients: [PageNetworkGradient], _ pages: [PageNetworkSample], _ gates: [[Channels]], _ weights: [Float]
    ) -> [Float] {
        let parts = Parallel.map(0..<pages.count, jobs: jobs) {
            gradients[$0].of(pages[$0], weights: weights, gates: gates[$0])
        }
        let total = pages.reduce(0) { $0 + $1.weight * Float($1.count) }
        var gradient = [Float](repeating: 0, count: weights.count)
        for part in parts { for index in part.indices { gradient[index] += part[index] / total } }
        return gradient
    }

    /// The means of the inputs, then one by their deviations.
    private func scaling(_ pages: [PageNetworkSample], _ layout: PageNetworkLayout) -> [Float] {
        var sums = [Double](repeating: 0, count: layout.inputs)
        var squares = sums
        for page in pages {
            for (index, value) in page.rows.enumerated() {
                let value = Double(value)
                sums[index % layout.inputs] += value
                squares[index % layout.inputs] += value * value
            }
        }
        let lines = Double(max(1, pages.reduce(0) { $0 + $1.count }))
        let means = sums.map { $0 / lines }
        let scales = zip(squares, means).map { 1 / max(1e-6, $0 / lines - $1 * $1).squareRoot() }
        return means.map { Float($0) } + scales.map { Float($0) }
    }

    private func standardised(
        _ page: PageNetworkSample, _ scaling: [Float], _ layout: PageNetworkLayout
    ) -> PageNetworkSample {
        var page = page
        let count = page.count
        var rows = page.rows
        unsafe scaling.withUnsafeBufferPointer { scaling in
            unsafe page.rows.withUnsafeBufferPointer { given in
                unsafe rows.withUnsafeMutableBufferPointer { rows in
                    guard let scaling = scaling.baseAddress, let given = given.baseAddress, let rows = rows.baseAddress
                    else { return }
                    unsafe PageNetwork(layout, weights: scaling).standardise(given, count: count, to: rows)
                }
            }
        }
        page.rows = rows
        return page
    }

    /// Random weights of about the size at which a layer gives as much as it gets; nothing comes out at first.
    private func beginning(_ layout: PageNetworkLayout, _ random: inout SplitMix) -> [Float] {
        var weights = [Float](repeating: 0, count: layout.count)
        let (width, taps) = (Channels.scalarCount, PageNetworkLayout.taps)
        func fill(_ start: Int, rows: Int) {
            for index in 0..<rows * width { weights[start + index] = random.normal() / Float(rows).squareRoot() }
        }
        fill(layout.first, rows: layout.inputs)
        for layer in 0..<PageNetworkLayout.layers {
            fill(layout.layer(layer), rows: taps)
            fill(layout.layer(layer) + taps * width, rows: width)
        }
        return weights
    }

    /// Dropout (Srivastava et al. 2014) of whole channels.
    private func gates(_ random: inout SplitMix) -> [Channels] {
        let kept = 1 - PageNetworkTrainer.silenced
        return (0...PageNetworkLayout.layers).map { _ in
            var gate = Channels.zero
            for channel in 0..<Channels.scalarCount { gate[channel] = random.unit() < kept ? 1 / kept : 0 }
            return gate
        }
    }
}
