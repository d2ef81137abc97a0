import Chaff

/// What learns one line after the other, by small steps.
protocol Learner {
    /// A weight for each slot.
    var weights: [Float] { get }

    /// One step on one line of a page.
    /// - Parameters:
    ///   - known: what is known of the line; `weight` is how much it counts.
    ///   - epoch: how many passes there were before this one.
    mutating func learn(_ line: Line, of page: Page, _ known: TrainingLine, weight: Float, epoch: Int)
}

/// Hands lines to learners again and again, each time in another order.
struct TrainingPasses {
    let corpus: TrainingCorpus
    let options: TrainingOptions
    let known: KnownGrams

    /// The weights of the trained chain, those of the screen, which is one too, on fewer n-grams, and those of the bag. The
    /// held-out fold takes no part.
    func train(
        _ examples: [SpanTrainer.Example], progress: @Sendable (Int, Int) -> Void
    ) -> (chain: [Int8], screen: [Int8], bag: [Int8]) {
        let trained = Parallel.map(0..<3, jobs: options.jobs) { index in
            switch index {
            case 0: mean(of: TrainedChain(GramCollector(known)), examples, progress)
            case 1: mean(of: TrainedChain(ScreenReader()), examples) { _, _ in }
            default: mean(of: TrainedBag(GramCollector(known)), examples) { _, _ in }
            }
        }
        return (trained[0], trained[1], trained[2])
    }

    /// The mean of the weights after each pass but the first: what a single pass ends with depends on its order.
    private func mean(
        of start: some Learner, _ examples: [SpanTrainer.Example], _ progress: (Int, Int) -> Void
    ) -> [Int8] {
        var learner = start
        var order = examples.filter { corpus.pages[$0.page].fold != SpanTrainer.heldOut }
        var random = SplitMix(seed: 41)
        let total = options.epochs * order.count
        var mean = [Float](repeating: 0, count: learner.weights.count)
        for epoch in 0..<options.epochs {
            order.shuffle(using: &random)
            for (index, example) in order.enumerated() {
                let page = corpus.pages[example.page]
                let known = page.lines[example.line]
                let isReal = known.injection == .clean && !page.isGenerated
                learner.learn(
                    page.page.lines[example.line], of: page.page, known,
                    weight: page.weight * (isReal ? options.cleanWeight : 1), epoch: epoch)
                if index % 8192 == 0 { progress(epoch * order.count + index, total) }
            }
            if epoch > 0 || options.epochs == 1 {
                for (slot, weight) in learner.weights.enumerated() { mean[slot] += weight }
            }
        }
        let passes = Float(max(1, options.epochs - 1))
        return mean.map { Quantum.quantise($0 / passes) }
    }
}
