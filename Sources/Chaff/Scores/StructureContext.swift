/// What the page around a line says of its structure label: neighbours, position, and the best contiguous segment.
///
/// The segment is the largest single gain: DESIGN.md, "Page context".
struct StructureContext {
    static let inputCount = 22
    /// Knots in log2 of the number of lines, between which the weights for fragments are interpolated.
    static let fragmentKnots: [Float] = [0, 2, 4, 6, 8]

    private let odds: [Float]
    private let first: Int
    private let last: Int
    private let segmentSum: Float
    private let logCount: Float
    /// For each line and two decays the mean of p − ½ of the lines before it, then after it, weighted by √width.
    private var before: [SIMD2<Float>] = []
    private var after: [SIMD2<Float>] = []
    private static let decays = SIMD2<Float>(0.8, 0.95)

    /// - Parameters:
    ///   - odds: the log-odds of every line of the page that is not blank.
    ///   - rootWidths: √(1 + columns) of the same lines.
    init(odds: [Float], rootWidths: [Float]) {
        self.odds = odds
        logCount = log(Float(odds.count))
        // The contiguous stretch with the largest sum of clip(d, ±3) · √width.
        var best: Float = 0
        var bestFirst = 0
        var bestLast = -1
        var sum: Float = 0
        var start = 0
        for index in odds.indices {
            if sum <= 0 {
                sum = 0
                start = index
            }
            sum += max(-3, min(3, odds[index])) * rootWidths[index]
            if sum > best {
                best = sum
                bestFirst = start
                bestLast = index
            }
        }
        first = bestFirst
        last = bestLast
        segmentSum = log1p(best)
        before = [SIMD2<Float>](repeating: .zero, count: odds.count)
        after = before
        var votes = odds
        for index in votes.indices { votes[index] = (logistic(votes[index]) - 0.5) * rootWidths[index] }
        var means = DecayingMeans()
        for index in odds.indices {
            before[index] = means.values
            means.add(votes[index], width: rootWidths[index])
        }
        means = DecayingMeans()
        for index in odds.indices.reversed() {
            after[index] = means.values
            means.add(votes[index], width: rootWidths[index])
        }
    }

    private struct DecayingMeans {
        private var sums = SIMD2<Float>.zero
        private var weights = SIMD2<Float>(1, 1)

        var values: SIMD2<Float> { sums / weights }

        mutating func add(_ vote: Float, width: Float) {
            sums = sums * StructureContext.decays + vote
            weights = weights * StructureContext.decays + width
        }
    }

    /// Writes the inputs of one line.
    func write(line index: Int, to inputs: UnsafeMutablePointer<Float>) {
        let count = odds.count
        let d = odds[index]
        unsafe inputs[0] = d
        unsafe inputs[1] = tanh(d / 2)
        unsafe inputs[2] = clipped(index - 1)
        unsafe inputs[3] = clipped(index + 1)
        unsafe inputs[4] = clipped(index - 2)
        unsafe inputs[5] = clipped(index + 2)
        unsafe inputs[6] = log1p(Float(index))
        unsafe inputs[7] = log(Float(count - index))
        unsafe inputs[8] = Float(index) / Float(count)
        unsafe inputs[9] = logCount
        unsafe inputs[10] = index == 0 ? 1 : 0
        unsafe inputs[11] = index == count - 1 ? 1 : 0
        let isInside = index >= first && index <= last
        unsafe inputs[12] = isInside ? 1 : 0
        unsafe inputs[13] = index < first ? log1p(Float(first - index)) : 0
        unsafe inputs[14] = last >= 0 && index > last ? log1p(Float(index - last)) : 0
        unsafe inputs[15] = segmentSum
        unsafe inputs[16] = before[index][0]
        unsafe inputs[17] = before[index][1]
        unsafe inputs[18] = after[index][0]
        unsafe inputs[19] = after[index][1]
        unsafe inputs[20] = clipped(index - 3)
        unsafe inputs[21] = clipped(index + 3)
    }

    private func clipped(_ index: Int) -> Float {
        odds.indices.contains(index) ? max(-6, min(6, odds[index])) : 0
    }

    /// Where log2 of a number of lines lies between the knots: the lower knot and the share of the upper one.
    static func knot(lines: Int) -> (lower: Int, share: Float) {
        let position = min(fragmentKnots[fragmentKnots.count - 1], log(Float(max(1, lines))) / 0.693_147_18)
        let lower = min(Int(position / 2), fragmentKnots.count - 2)
        return (lower, (position - fragmentKnots[lower]) / 2)
    }
}
