/// Weights that are fitted one sample after the other, each slot with a step of its own: the longer it has moved, the
/// smaller (Adagrad: Duchi, Hazan and Singer 2011). Later passes take smaller steps.
///
/// Invariant: `weights` and `squares` have `count` places, and a slot is below that.
@safe final class Adagrad {
    let count: Int
    let weights: UnsafeMutablePointer<Float>
    private let squares: UnsafeMutablePointer<Float>
    private let rate: Float

    private static let penalty: Float = 1e-4
    /// The share of the rate in each pass; further ones take the last.
    private static let decay: [Float] = [1, 0.6, 0.4, 0.3]

    /// - Parameter rate: how far a first step goes.
    init(slots: Int, rate: Float) {
        count = slots
        unsafe weights = .allocate(capacity: slots)
        unsafe weights.initialize(repeating: 0, count: slots)
        unsafe squares = .allocate(capacity: slots)
        unsafe squares.initialize(repeating: 1e-6, count: slots)
        self.rate = rate
    }

    deinit {
        unsafe weights.deallocate()
        unsafe squares.deallocate()
    }

    /// The rate of a pass, counted from 0.
    func rate(epoch: Int) -> Float { rate * Adagrad.decay[min(epoch, Adagrad.decay.count - 1)] }

    /// Moves the weight of a slot along a gradient of the likelihood.
    @inline(__always) func step(_ slot: Int, _ gradient: Float, rate: Float) {
        let weight = unsafe weights[slot]
        let step = gradient - Adagrad.penalty * weight
        let square = unsafe squares[slot] + step * step
        unsafe squares[slot] = square
        unsafe weights[slot] = weight + rate * step / square.squareRoot()
    }
}
