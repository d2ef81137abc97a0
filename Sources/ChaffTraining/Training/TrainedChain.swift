import Chaff

/// Fits the emissions of the two-state chain discriminatively: the sum of the weights of the n-grams that end at a
/// position, by the likelihood of the gold spans (a linear-chain CRF), with Adagrad.
///
/// Starts from zero: deltas on top of the naive-Bayes weights were worse.
struct TrainedChain<Slots: PositionSlots>: Learner {
    private var fit: Adagrad
    private let collector: Slots
    private var slots: [UInt32] = []

    private static var smallestGradient: Float { 0.02 }

    init(_ collector: Slots) {
        fit = Adagrad(slots: collector.slotCount, rate: 0.15)
        self.collector = collector
    }

    var weights: [Float] { fit.weights }

    mutating func learn(_ line: Line, of page: Page, _ known: TrainingLine, weight: Float, epoch: Int) {
        let count = page.cellCount(of: line)
        let orders = collector.slotsPerPosition
        guard count > 0 else { return }
        collector.collect(line, of: page, into: &slots)
        let costs = GramCollector.switchCosts(line, of: page)
        var emissions = [Float](repeating: 0, count: count)
        for position in 0..<count {
            var sum: Float = 0
            for order in 0..<orders { sum += fit.weights[Int(slots[position * orders + order])] }
            emissions[position] = max(-15.9, min(15.9, sum))
        }
        let marginals = TrainedChain.marginals(emissions, costs)
        var gold = [Bool](repeating: false, count: count)
        for span in known.spans { for position in span.clamped(to: 0..<count) { gold[position] = true } }
        let rate = fit.rate(epoch: epoch)
        for position in 0..<count {
            let gradient = ((gold[position] ? 1 : 0) - marginals[position]) * weight
            if abs(gradient) < TrainedChain.smallestGradient { continue }
            for order in 0..<orders {
                let slot = Int(slots[position * orders + order])
                if slot == collector.silentSlot { continue }
                fit.step(slot, gradient, rate: rate)
            }
        }
    }

    /// The probability of the injected state at each position: forward–backward, scaled at each step.
    static func marginals(_ emissions: [Float], _ costs: [Float]) -> [Float] {
        let count = emissions.count
        var forward = [Float](repeating: 0, count: count)
        var clean: Float = 1
        var injected: Float = 0
        let factors = costs.map { exp(-$0) }
        let gains = emissions.map { exp($0) }
        for position in 0..<count {
            let nextClean = clean + injected * factors[position]
            let nextInjected = (injected + clean * factors[position]) * gains[position]
            let total = nextClean + nextInjected
            clean = nextClean / total
            injected = nextInjected / total
            forward[position] = injected
        }
        var marginals = forward
        var backClean: Float = 1
        var backInjected: Float = 1
        for position in stride(from: count - 1, through: 0, by: -1) {
            let injected = forward[position] * backInjected
            let clean = (1 - forward[position]) * backClean
            marginals[position] = injected / max(injected + clean, 1e-30)
            let throughInjected = gains[position] * backInjected
            let nextClean = backClean + factors[position] * throughInjected
            let nextInjected = throughInjected + factors[position] * backClean
            let total = nextClean + nextInjected
            backClean = nextClean / total
            backInjected = nextInjected / total
        }
        return marginals
    }
}

/// What gives each position of a line its slots in one table of weights.
protocol PositionSlots {
    var slotsPerPosition: Int { get }
    var slotCount: Int { get }
    /// The slot whose weight stays 0, if there is one.
    var silentSlot: Int? { get }

    /// The slots of all positions, position after position.
    func collect(_ line: Line, of page: Page, into slots: inout [UInt32])
}

extension GramCollector: PositionSlots {
    var slotsPerPosition: Int { GramCollector.tables }
    var silentSlot: Int? { Int(GramCollector.unknown) }
}

extension ScreenReader: PositionSlots {
    var slotsPerPosition: Int { 2 }
    var silentSlot: Int? { nil }
}
