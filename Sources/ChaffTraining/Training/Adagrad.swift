/// Weights that are fitted one sample after the other, each slot with a step of its own: the longer it has moved, the
/// smaller (Adagrad: Duchi, Hazan and Singer 2011). Later passes take smaller steps.
struct Adagrad {
    private(set) var weights: [Float]
    private var squares: [Float]
    private let rate: Float

    private static let penalty: Float = 1e-4
    /// The share of the rate in each pass; further ones take the last.
    private static let decay: [Float] = [1, 0.6, 0.4, 0.3]

    /// - Parameter rate: how far a first step goes.
    init(slots: Int, rate: Float) {
        weights = [Float](repeating: 0, count: slots)
        squares = [Float](repeating: 1e-6, count: slots)
        self.rate = rate
    }

    /// The rate of a pass, counted from 0.
    func rate(epoch: Int) -> Float { rate * Adagrad.decay[min(epoch, Adagrad.decay.count - 1)] }

    /// Moves the weight of a slot along a gradient of the likelihood.
    @inline(__always) mutating func step(_ slot: Int, _ gradient: Float, rate: Float) {
        let step = gradient - Adagrad.penalty * weights[slot]
        squares[slot] += step * step
        weights[slot] += rate * step / squares[slot].squareRoot()
    }
}
