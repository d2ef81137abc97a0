import Chaff

/// What learns one line after the other, by small steps.
protocol Learner {
    /// A weight for each slot.
    var fit: Adagrad { get }

    /// One step on one line.
    /// - Parameters:
    ///   - row: what is seen of it.
    ///   - weight: how much it counts.
    ///   - epoch: how many passes there were before this one.
    func learn(_ row: SlotRow, _ example: SpanExample, weight: Float, epoch: Int)
}

/// Hands lines to learners again and again, each time in another order.
struct TrainingPasses {
    let examples: [SpanExample]
    let slots: ExampleSlots
    let options: TrainingOptions

    /// The weights of the trained chain, those of the screen, which is one too, on fewer n-grams, and those of the bag.
    typealias Weights = (chain: [Int8], screen: [Int8], bag: [Int8])

    /// The weights; the held-out fold takes no part.
    func train(without fold: Int?, progress: @Sendable (Int, Int) -> Void) -> Weights {
        let grams = GramCollector.slotCount
        let trained = Parallel.map(0..<3, jobs: options.jobs) { index in
            switch index {
            case 0: mean(of: TrainedChain(.grams, slotCount: grams), fold, progress)
            case 1: mean(of: TrainedChain(.pairs, slotCount: ScreenReader.slotCount), fold) { _, _ in }
            default: mean(of: TrainedBag(slotCount: grams), fold) { _, _ in }
            }
        }
        return (trained[0], trained[1], trained[2])
    }

    /// The mean of the weights after each pass but the first: what a single pass ends with depends on its order.
    private func mean(of learner: some Learner, _ fold: Int?, _ progress: (Int, Int) -> Void) -> [Int8] {
        var order = examples.indices.filter { examples[$0].fold != fold }
        var random = SplitMix(seed: 41)
        let total = options.epochs * order.count
        var mean = [Float](repeating: 0, count: learner.fit.count)
        for epoch in 0..<options.epochs {
            order.shuffle(using: &random)
            for (index, number) in order.enumerated() {
                let example = examples[number]
                let counts = example.isReal && !example.isInjected ? options.cleanWeight : 1
                learner.learn(slots[number], example, weight: example.weight * counts, epoch: epoch)
                if index % 8192 == 0 { progress(epoch * order.count + index, total) }
            }
            if epoch > 0 || options.epochs == 1 {
                for slot in mean.indices { unsafe mean[slot] += learner.fit.weights[slot] }
            }
        }
        let passes = Float(max(1, options.epochs - 1))
        return mean.map { Quantum.quantise($0 / passes) }
    }
}
