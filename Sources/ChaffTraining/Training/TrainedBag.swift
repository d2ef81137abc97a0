import Chaff

/// Fits the weights of ``LineBag`` on lines that are injected as a whole and on clean ones, by logistic loss with Adagrad.
struct TrainedBag: Learner {
    private(set) var weights: [Float]
    private var squares: [Float]
    private var bias: Float = 0
    private let collector: GramCollector
    private var slots: [UInt32] = []

    private static let rate: Float = 0.2
    private static let penalty: Float = 1e-4
    private static let smallestGradient: Float = 0.01
    private let decay: [Float] = [1, 0.6, 0.4, 0.3]

    init(_ collector: GramCollector) {
        weights = [Float](repeating: 0, count: collector.slotCount)
        squares = [Float](repeating: 1e-6, count: collector.slotCount)
        self.collector = collector
    }

    mutating func learn(_ line: Line, of page: Page, _ known: TrainingLine, weight: Float, epoch: Int) {
        let isInjected = known.injection == .injected
        // Of a line with something pasted into it a bag says nothing certain.
        if isInjected, !known.isWhole(of: line) { return }
        collector.collect(line, of: page, into: &slots)
        slots.removeAll { $0 == GramCollector.unknown }
        if slots.isEmpty { return }
        let scale = 1 / Float(slots.count).squareRoot()
        let odds = slots.reduce(0) { $0 + weights[Int($1)] } * scale + bias
        let gradient = ((isInjected ? 1 : 0) - logistic(odds)) * weight
        if abs(gradient) < TrainedBag.smallestGradient { return }
        let rate = TrainedBag.rate * decay[min(epoch, decay.count - 1)]
        bias += 0.01 * rate * gradient
        for slot in slots {
            let slot = Int(slot)
            let step = gradient * scale - TrainedBag.penalty * weights[slot]
            squares[slot] += step * step
            weights[slot] += rate * step / squares[slot].squareRoot()
        }
    }
}
