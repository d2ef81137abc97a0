import Chaff

/// Fits the emissions of the two-state chain discriminatively: the sum of the weights of the n-grams that end at a
/// position, by the likelihood of the gold spans (a linear-chain CRF), with Adagrad.
///
/// Starts from zero: deltas on top of the naive-Bayes weights were worse.
final class TrainedChain: Learner {
    /// Which n-grams there are: those that the chains know, or all pairs and quadruples, for the screen.
    enum Reading { case grams, pairs }

    let fit: Adagrad
    private let reading: Reading
    private let slots = PositionSlots()
    private let chain = ChainMarginals()
    private var gold: [Bool] = []

    private static let smallestGradient: Float = 0.02
    private static let largestEmission: Float = 15.9

    init(_ reading: Reading, slotCount: Int) {
        fit = Adagrad(slots: slotCount, rate: 0.15)
        self.reading = reading
    }

    func learn(_ row: SlotRow, _ example: SpanExample, weight: Float, epoch: Int) {
        let count = row.count
        guard count > 0 else { return }
        switch reading {
        case .grams: slots.readGrams(row)
        case .pairs: slots.readPairs(row)
        }
        chain.reserve(count)
        writeEmissions(count)
        unsafe chain.read(row.headers, count: count)
        chain.work(count: count)
        step(count, example, weight: weight, rate: fit.rate(epoch: epoch))
    }

    private func writeEmissions(_ count: Int) {
        let (weights, slots, ends, emissions) = unsafe (fit.weights, self.slots.slots, self.slots.ends, chain.emissions)
        var place = 0
        for position in 0..<count {
            var sum: Float = 0
            let end = unsafe Int(ends[position])
            while place < end {
                unsafe sum += weights[Int(slots[place])]
                place &+= 1
            }
            unsafe emissions[position] = max(-Self.largestEmission, min(Self.largestEmission, sum))
        }
    }

    private func step(_ count: Int, _ example: SpanExample, weight: Float, rate: Float) {
        let (slots, ends, marginals) = unsafe (self.slots.slots, self.slots.ends, chain.marginals)
        if gold.count < count { gold = [Bool](repeating: false, count: 2 * count) }
        for span in example.spans { for position in span.clamped(to: 0..<count) { gold[position] = true } }
        unsafe gold.withUnsafeBufferPointer { gold in
            for position in 0..<count {
                let gradient = unsafe ((gold[position] ? 1 : 0) - marginals[position]) * weight
                if abs(gradient) < Self.smallestGradient { continue }
                let first = position > 0 ? unsafe Int(ends[position &- 1]) : 0
                for place in first..<(unsafe Int(ends[position])) {
                    fit.step(unsafe Int(slots[place]), gradient, rate: rate)
                }
            }
        }
        for span in example.spans { for position in span.clamped(to: 0..<count) { gold[position] = false } }
    }
}
