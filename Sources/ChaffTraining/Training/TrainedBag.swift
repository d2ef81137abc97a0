import Chaff

/// Fits the weights of ``LineBag`` on lines that are injected as a whole and on clean ones, by logistic loss with Adagrad.
struct TrainedBag: Learner {
    private var fit: Adagrad
    private var bias: Float = 0
    private let collector: GramCollector
    private var slots: [UInt32] = []

    private static let smallestGradient: Float = 0.01

    init(_ collector: GramCollector) {
        fit = Adagrad(slots: collector.slotCount, rate: 0.2)
        self.collector = collector
    }

    var weights: [Float] { fit.weights }

    mutating func learn(_ line: Line, of page: Page, _ known: TrainingLine, weight: Float, epoch: Int) {
        let isInjected = known.injection == .injected
        // Of a line with something pasted into it a bag says nothing certain.
        if isInjected, !known.isWhole(of: line) { return }
        collector.collect(line, of: page, into: &slots)
        slots.removeAll { $0 == GramCollector.unknown }
        if slots.isEmpty { return }
        let scale = 1 / Float(slots.count).squareRoot()
        let odds = slots.reduce(0) { $0 + fit.weights[Int($1)] } * scale + bias
        let gradient = ((isInjected ? 1 : 0) - logistic(odds)) * weight
        if abs(gradient) < TrainedBag.smallestGradient { return }
        let rate = fit.rate(epoch: epoch)
        bias += 0.01 * rate * gradient
        for slot in slots { fit.step(Int(slot), gradient * scale, rate: rate) }
    }
}
