/// What the page around a line says of its structure label: neighbours, position, and the best contiguous segment.
///
/// The segment is the largest single gain: DESIGN.md, "Page context". Keeps scratch memory; one a thread.
@safe final class StructureContext {
    static let inputCount = 22
    /// Knots in log2 of the number of lines, between which the weights for fragments are interpolated.
    static let fragmentKnots: [Float] = [0, 2, 4, 6, 8]
    /// How many lines before the first and after the last one are there as lines without odds.
    private static let margin = 3

    private var count = 0
    private var capacity = 0
    /// The probabilities of the lines.
    private var probabilities: UnsafeMutablePointer<Float>
    /// The log-odds of the lines, clipped, with ``margin`` zeros on each side.
    private var clipped: UnsafeMutablePointer<Float>
    /// For each line and two decays the mean of p − ½ of the lines before it, then after it, weighted by √width.
    private var before: UnsafeMutablePointer<SIMD2<Float>>
    private var after: UnsafeMutablePointer<SIMD2<Float>>
    private var first = 0
    private var last = -1
    private var segmentSum: Float = 0
    private var logCount: Float = 0
    private static var decays: SIMD2<Float> { SIMD2(0.8, 0.95) }
    /// A piece of text has some thousand lines.
    private let logarithms = CountLogarithms(bound: 4096)

    init() {
        unsafe probabilities = .allocate(capacity: 1)
        unsafe clipped = .allocate(capacity: 1)
        unsafe before = .allocate(capacity: 1)
        unsafe after = .allocate(capacity: 1)
    }

    deinit {
        unsafe probabilities.deallocate()
        unsafe clipped.deallocate()
        unsafe before.deallocate()
        unsafe after.deallocate()
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(256, 2 * count)
        unsafe probabilities.deallocate()
        unsafe clipped.deallocate()
        unsafe before.deallocate()
        unsafe after.deallocate()
        unsafe probabilities = .allocate(capacity: capacity)
        unsafe clipped = .allocate(capacity: capacity + 2 * StructureContext.margin)
        unsafe before = .allocate(capacity: capacity)
        unsafe after = .allocate(capacity: capacity)
    }

    /// Reads a page.
    /// - Parameters:
    ///   - odds: the log-odds of every line of the page that is not blank.
    ///   - rootWidths: √(1 + columns) of the same lines.
    func read(odds: UnsafePointer<Float>, rootWidths: UnsafePointer<Float>, count: Int) {
        reserve(count)
        self.count = count
        logCount = logarithms.log(count)
        let margin = StructureContext.margin
        unsafe clipped.update(repeating: 0, count: margin)
        unsafe (clipped + margin + count).update(repeating: 0, count: margin)
        // The contiguous stretch with the largest sum of clip(d, ±3) · √width.
        var best: Float = 0
        var sum: Float = 0
        var start = 0
        (first, last) = (0, -1)
        for index in 0..<count {
            unsafe clipped[margin + index] = max(-6, min(6, odds[index]))
            if sum <= 0 {
                sum = 0
                start = index
            }
            sum += unsafe max(-3, min(3, odds[index])) * rootWidths[index]
            if sum > best {
                best = sum
                first = start
                last = index
            }
        }
        segmentSum = log1p(best)
        var means = DecayingMeans()
        for index in 0..<count {
            let probability = unsafe logistic(odds[index])
            unsafe probabilities[index] = probability
            unsafe before[index] = means.values
            unsafe after[index] = SIMD2(repeating: (probability - 0.5) * rootWidths[index])
            unsafe means.add(after[index], width: rootWidths[index])
        }
        means = DecayingMeans()
        for index in stride(from: count - 1, through: 0, by: -1) {
            let vote = unsafe after[index]
            unsafe after[index] = means.values
            unsafe means.add(vote, width: rootWidths[index])
        }
    }

    private struct DecayingMeans {
        private var sums = SIMD2<Float>.zero
        private var weights = SIMD2<Float>(1, 1)

        var values: SIMD2<Float> { sums / weights }

        mutating func add(_ vote: SIMD2<Float>, width: Float) {
            sums = sums * StructureContext.decays + vote
            weights = weights * StructureContext.decays + width
        }
    }

    /// Writes the inputs of one line of the page that was read last.
    /// - Parameter odds: the line's own.
    func write(line index: Int, odds d: Float, to inputs: UnsafeMutablePointer<Float>) {
        let around = unsafe clipped + StructureContext.margin + index
        unsafe inputs[0] = d
        // tanh(d / 2)
        unsafe inputs[1] = 2 * probabilities[index] - 1
        unsafe inputs[2] = around[-1]
        unsafe inputs[3] = around[1]
        unsafe inputs[4] = around[-2]
        unsafe inputs[5] = around[2]
        unsafe inputs[6] = logarithms.log1p(index)
        unsafe inputs[7] = logarithms.log(count - index)
        unsafe inputs[8] = Float(index) / Float(count)
        unsafe inputs[9] = logCount
        unsafe inputs[10] = index == 0 ? 1 : 0
        unsafe inputs[11] = index == count - 1 ? 1 : 0
        let isInside = index >= first && index <= last
        unsafe inputs[12] = isInside ? 1 : 0
        unsafe inputs[13] = index < first ? logarithms.log1p(first - index) : 0
        unsafe inputs[14] = last >= 0 && index > last ? logarithms.log1p(index - last) : 0
        unsafe inputs[15] = segmentSum
        unsafe inputs[16] = before[index][0]
        unsafe inputs[17] = before[index][1]
        unsafe inputs[18] = after[index][0]
        unsafe inputs[19] = after[index][1]
        unsafe inputs[20] = around[-3]
        unsafe inputs[21] = around[3]
    }

    /// Where log2 of a number of lines lies between the knots: the lower knot and the share of the upper one.
    static func knot(lines: Int) -> (lower: Int, share: Float) {
        let position = min(fragmentKnots[fragmentKnots.count - 1], log(Float(max(1, lines))) / 0.693_147_18)
        let lower = min(Int(position / 2), fragmentKnots.count - 2)
        return (lower, (position - fragmentKnots[lower]) / 2)
    }
}
