import Chaff

/// Fits the weights of ``LineBag`` on lines that are injected as a whole and on clean ones, by logistic loss with Adagrad.
final class TrainedBag: Learner {
    let fit: Adagrad
    private var bias: Float = 0
    private let slots = PositionSlots()

    private static let smallestGradient: Float = 0.01

    init(slotCount: Int) { fit = Adagrad(slots: slotCount, rate: 0.8) }

    func learn(_ row: SlotRow, _ example: SpanExample, weight: Float, epoch: Int) {
        // Of a line with something pasted into it a bag says nothing certain.
        if example.isInjected, !example.isWhole { return }
        slots.readGrams(row)
        let (count, slots, weights) = unsafe (self.slots.count, self.slots.slots, fit.weights)
        if count == 0 { return }
        let scale = LineBag.scale(count)
        var sum: Float = 0
        for place in 0..<count { unsafe sum += weights[Int(slots[place])] }
        let odds = sum * scale + bias
        let gradient = ((example.isInjected ? 1 : 0) - logistic(odds)) * weight
        if abs(gradient) < TrainedBag.smallestGradient { return }
        let rate = fit.rate(epoch: epoch)
        bias += 0.01 * rate * gradient
        for place in 0..<count { fit.step(unsafe Int(slots[place]), gradient * scale, rate: rate) }
    }
}
