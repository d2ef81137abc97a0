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

    /// What is learnt.
    struct Weights {
        /// The trained chain, and the screen, which is one too, on fewer n-grams; the held-out fold took no part.
        let chain, screen: [Int8]
        /// The bag that what joins all of them is fitted with, and one that learnt from all folds: that of the model.
        let heldOutBag, bag: [Int8]
    }

    func train(progress: @Sendable (Int, Int) -> Void) -> Weights {
        let grams = GramCollector.slotCount
        let trained = Parallel.map(0..<4, jobs: options.jobs) { index in
            let heldOut = SpanTrainer.heldOut
            return switch index {
            case 0: mean(of: TrainedChain(.grams, slotCount: grams), without: heldOut, progress)
            case 1: mean(of: TrainedChain(.pairs, slotCount: ScreenReader.slotCount), without: heldOut) { _, _ in }
            case 2: mean(of: TrainedBag(slotCount: grams), without: heldOut) { _, _ in }
            default: mean(of: TrainedBag(slotCount: grams), without: nil) { _, _ in }
            }
        }
        return Weights(chain: trained[0], screen: trained[1], heldOutBag: trained[2], bag: trained[3])
    }

    /// The mean of the weights after each pass but the first: what a single pass ends with depends on its order.
    private func mean(of learner: some Learner, without fold: Int?, _ progress: (Int, Int) -> Void) -> [Int8] {
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
