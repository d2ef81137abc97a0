/// Steps along gradients of a loss, for each weight by the means of its gradient and of the square of it (Kingma and Ba
/// 2015). The rate falls along a cosine to zero.
struct Adam {
    private(set) var weights: [Float]
    private var means: [Float]
    private var squares: [Float]
    private let rate: Float
    private let penalty: Float
    private let steps: Int
    private var step = 0
    /// What is left of the decays' powers.
    private var (meanPower, squarePower): (Float, Float) = (1, 1)

    private static let meanDecay: Float = 0.9
    private static let squareDecay: Float = 0.999

    /// - Parameters:
    ///   - rate: how far a first step goes.
    ///   - penalty: of the squared weights.
    ///   - steps: how many there will be.
    init(weights: [Float], rate: Float, penalty: Float, steps: Int) {
        self.weights = weights
        means = [Float](repeating: 0, count: weights.count)
        squares = means
        (self.rate, self.penalty, self.steps) = (rate, penalty, steps)
    }

    /// Takes a step.
    mutating func descend(_ gradient: [Float]) {
        meanPower *= Adam.meanDecay
        squarePower *= Adam.squareDecay
        let share = Float(step) / Float(steps)
        let rate = self.rate * (1 + Adam.cosine(share)) / 2
        step += 1
        for index in weights.indices {
            let slope = gradient[index] + 2 * penalty * weights[index]
            means[index] = Adam.flushed(means[index] + (1 - Adam.meanDecay) * (slope - means[index]))
            squares[index] = Adam.flushed(squares[index] + (1 - Adam.squareDecay) * (slope * slope - squares[index]))
            let mean = means[index] / (1 - meanPower)
            let square = squares[index] / (1 - squarePower)
            weights[index] = Adam.flushed(weights[index] - rate * mean / (square.squareRoot() + 1e-8))
        }
    }

    /// Zero for what is next to zero: means that decay without end come to below 1e-38, where a processor takes a hundred
    /// times as long for each operation.
    @inline(__always) static func flushed(_ x: Float) -> Float { abs(x) < 1e-18 ? 0 : x }

    /// cos(π x) for x from 0 to 1, to 1e-3 (Bhaskara).
    static func cosine(_ x: Float) -> Float {
        let sine = { (t: Float) in 16 * t * (1 - t) / (5 - 4 * t * (1 - t)) }
        return x <= 0.5 ? sine(x + 0.5) : -sine(1.5 - x)
    }
}
