import Chaff

/// Weighted logistic regression with an L2 penalty, by Newton's method on standardised inputs.
///
/// Small and exact rather than general: tens of inputs, any number of rows. Sums run over fixed chunks in a fixed
/// order, so the result does not depend on the number of threads.
struct LogisticRegression {
    /// Rows × inputs, row after row.
    private(set) var inputs: [Float] = []
    private(set) var targets: [Float] = []
    private(set) var weights: [Float] = []
    let width: Int

    /// Where inputs nearly repeat each other, steps in single precision never get shorter than 1e-4, and those below this
    /// move no figure.
    private static let shortestStep = 1e-3

    init(width: Int) { self.width = width }

    var rows: Int { targets.count }

    mutating func add(_ row: some Collection<Float>, target: Bool, weight: Float) {
        inputs.append(contentsOf: row)
        targets.append(target ? 1 : 0)
        weights.append(weight)
    }

    mutating func append(_ other: LogisticRegression) {
        inputs += other.inputs
        targets += other.targets
        weights += other.weights
    }

    var hasBothTargets: Bool { targets.contains(0) && targets.contains(1) }

    /// How many rows the rarer target has.
    var fewerTarget: Int {
        let yes = targets.count { $0 == 1 }
        return min(yes, rows - yes)
    }

    /// The probability of each row under some weights.
    func probabilities(_ solution: [Float]) -> [(probability: Float, target: Bool, weight: Float)] {
        (0..<rows).map { row in
            let odds = (0..<width).reduce(solution[width]) { $0 + solution[$1] * inputs[row * width + $1] }
            return (logistic(odds), targets[row] == 1, weights[row])
        }
    }

    /// Scales the rows' weights so that both classes weigh the same.
    mutating func balance() {
        var totals: [Double] = [0, 0]
        for (target, weight) in zip(targets, weights) { totals[Int(target)] += Double(weight) }
        guard totals[0] > 0, totals[1] > 0 else { return }
        let scale = Float(totals[0] / totals[1])
        for row in targets.indices where targets[row] == 1 { weights[row] *= scale }
    }

    /// The weights on the inputs as they are, then the bias; all zero if only one class was seen.
    /// - Parameter penalty: of half the squared standardised weights, against the sum of the rows' losses.
    func fit(penalty: Double, jobs: Int) -> [Float] {
        let size = width + 1
        guard targets.contains(0), targets.contains(1) else { return [Float](repeating: 0, count: size) }
        let (means, deviations) = moments()
        let standard = StandardRows(means: means, deviations: deviations)
        var solution = [Double](repeating: 0, count: size)
        // Inputs that nearly repeat each other leave the Hessian, summed in single precision, a little short of positive
        // definite; a share of the diagonal on top keeps the step finite and does not move the optimum.
        var damping = 1e-4
        for _ in 0..<30 {
            var (gradient, hessian) = derivatives(standard, solution, jobs: jobs)
            for index in 0..<width {
                gradient[index] -= penalty * solution[index]
                hessian[index * size + index] = hessian[index * size + index] * (1 + damping) + penalty
            }
            hessian[width * size + width] += 1e-6
            let step = Cholesky.solve(hessian, gradient, size: size)
            let longest = step.map { abs($0) }.max() ?? 0
            guard longest.isFinite, longest < 1e3, !step.contains(where: \.isNaN) else {
                damping *= 10
                continue
            }
            // Far from the optimum a full Newton step can overshoot; a bounded one cannot.
            let scale = longest > 2 ? 2 / longest : 1
            for index in 0..<size { solution[index] += scale * step[index] }
            if longest < LogisticRegression.shortestStep { break }
        }
        var result = [Float](repeating: 0, count: size)
        var bias = solution[width]
        for index in 0..<width {
            let weight = solution[index] / deviations[index]
            result[index] = Float(weight)
            bias -= weight * means[index]
        }
        result[width] = Float(bias)
        return result
    }

    private func moments() -> (means: [Double], deviations: [Double]) {
        var sums = [Double](repeating: 0, count: width)
        var squares = sums
        var total = 0.0
        unsafe inputs.withUnsafeBufferPointer { inputs in
            for row in 0..<rows {
                let weight = Double(weights[row])
                total += weight
                for index in 0..<width {
                    let value = unsafe Double(inputs[row &* width &+ index])
                    sums[index] += weight * value
                    squares[index] += weight * value * value
                }
            }
        }
        let means = sums.map { $0 / total }
        let deviations = (0..<width).map { index in
            let variance = squares[index] / total - means[index] * means[index]
            return variance > 1e-10 ? variance.squareRoot() : 1
        }
        return (means, deviations)
    }

    private func derivatives(
        _ standard: StandardRows, _ solution: [Double], jobs: Int
    ) -> (gradient: [Double], hessian: [Double]) {
        let size = width + 1
        let chunkRows = 4096
        let chunks = (self.rows + chunkRows - 1) / chunkRows
        let partial = Parallel.map(0..<chunks, jobs: jobs) { chunk in
            let sums = LogisticSums(standard, solution)
            sums.add(self, chunk * chunkRows..<min(rows, (chunk + 1) * chunkRows))
            return (sums.gradient, sums.hessian)
        }
        var gradient = [Double](repeating: 0, count: size)
        var hessian = [Double](repeating: 0, count: size * size)
        for (part, square) in partial {
            for index in 0..<size { gradient[index] += Double(part[index]) }
            for index in 0..<size * size { hessian[index] += Double(square[index]) }
        }
        for row in 0..<size {
            for column in row + 1..<size where column < size {
                hessian[row * size + column] = hessian[column * size + row]
            }
        }
        return (gradient, hessian)
    }
}
