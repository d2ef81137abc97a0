/// What the page around a line says of its structure label: neighbours, position, and the best contiguous segment.
///
/// The segment is the largest single gain: DESIGN.md, "Page context". Each input is a column with a number for each line,
/// so that eight lines are joined at once. Keeps scratch memory; one a thread.
@safe final class StructureContext {
    static let inputCount = 22
    /// Knots in log2 of the number of lines, between which the weights for fragments are interpolated.
    static let fragmentKnots: [Float] = [0, 2, 4, 6, 8]
    /// How many lines before the first and after the last one are there as lines without odds.
    private static let margin = 3
    /// A piece of text has some thousand lines.
    private let logarithms = CountLogarithms(bound: 4096)

    private var count = 0
    /// How many numbers a column has room for, some of them for whole vectors.
    private var stride = 0
    private var storage: UnsafeMutablePointer<Float>
    /// The log-odds of the lines, clipped, with ``margin`` zeros on each side.
    private var clipped: UnsafeMutablePointer<Float>
    /// Where each input's column starts.
    private let columns: UnsafeMutablePointer<UnsafeMutablePointer<Float>>

    init() {
        unsafe storage = .allocate(capacity: 1)
        unsafe clipped = .allocate(capacity: 1)
        unsafe columns = .allocate(capacity: StructureContext.inputCount)
    }

    deinit {
        unsafe storage.deallocate()
        unsafe clipped.deallocate()
        unsafe columns.deallocate()
    }

    private func reserve(_ count: Int) {
        let needed = count + FloatLanes.width
        guard needed > stride else { return }
        stride = max(256, 2 * needed)
        unsafe storage.deallocate()
        unsafe clipped.deallocate()
        let size = stride * StructureContext.inputCount
        unsafe storage = .allocate(capacity: size)
        unsafe storage.initialize(repeating: 0, count: size)
        unsafe clipped = .allocate(capacity: stride + 2 * StructureContext.margin)
        unsafe clipped.initialize(repeating: 0, count: stride + 2 * StructureContext.margin)
        for input in 0..<StructureContext.inputCount { unsafe columns[input] = storage + input * stride }
        // Neighbours are the same numbers, some lines on.
        let middle = unsafe clipped + StructureContext.margin
        for (input, distance) in [(2, -1), (3, 1), (4, -2), (5, 2), (20, -3), (21, 3)] {
            unsafe columns[input] = middle + distance
        }
    }

    /// Reads a page: works the inputs of all its lines out.
    /// - Parameters:
    ///   - odds: the log-odds of every line of the page that is not blank.
    ///   - rootWidths: √(1 + columns) of the same lines.
    func read(odds: UnsafePointer<Float>, rootWidths: UnsafePointer<Float>, count: Int) {
        reserve(count)
        self.count = count
        let columns = unsafe self.columns
        unsafe columns[0].update(from: odds, count: count)
        unsafe readOdds(columns[0], tangents: columns[1])
        unsafe findSegment(odds, rootWidths)
        let (logCount, all) = (logarithms.log(count), Float(count))
        for index in 0..<count {
            unsafe columns[6][index] = logarithms.log1p(index)
            unsafe columns[7][index] = logarithms.log(count &- index)
            unsafe columns[8][index] = Float(index) / all
        }
        unsafe columns[9].update(repeating: logCount, count: count)
        unsafe columns[10].update(repeating: 0, count: count)
        unsafe columns[11].update(repeating: 0, count: count)
        if count > 0 {
            unsafe columns[10][0] = 1
            unsafe columns[11][count - 1] = 1
        }
        unsafe readMeans(
            votes: columns[1], rootWidths, before: (columns[16], columns[17]), after: (columns[18], columns[19]))
    }

    /// tanh(d / 2) of each line, which is twice its probability less one, and the clipped odds.
    private func readOdds(_ odds: UnsafePointer<Float>, tangents: UnsafeMutablePointer<Float>) {
        let middle = unsafe clipped + StructureContext.margin
        for index in 0..<count { unsafe middle[index] = max(-6, min(6, odds[index])) }
        unsafe (middle + count).update(repeating: 0, count: StructureContext.margin)
        var index = 0
        while index < count {
            let tangent = unsafe 2 * logistic(FloatLanes(odds + index)) - 1
            unsafe UnsafeMutableRawPointer(tangents + index).storeBytes(of: tangent, as: FloatLanes.self)
            index &+= FloatLanes.width
        }
    }

    /// The contiguous stretch with the largest sum of clip(d, ±3) · √width: which lines are inside it, and how far outside.
    private func findSegment(_ odds: UnsafePointer<Float>, _ rootWidths: UnsafePointer<Float>) {
        var best: Float = 0
        var sum: Float = 0
        var start = 0
        var (first, last) = (0, -1)
        for index in 0..<count {
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
        let (inside, before, after) = unsafe (columns[12], columns[13], columns[14])
        for input in 12...14 { unsafe columns[input].update(repeating: 0, count: count) }
        for index in 0..<first { unsafe before[index] = logarithms.log1p(first &- index) }
        if last >= 0 {
            unsafe (inside + first).update(repeating: 1, count: last - first + 1)
            for index in last + 1..<count { unsafe after[index] = logarithms.log1p(index &- last) }
        }
        unsafe columns[15].update(repeating: log1p(best), count: count)
    }

    /// For two decays the mean of p − ½ of the lines before each line, then after it, weighted by √width.
    /// - Parameter votes: 2p − 1 of each line.
    private func readMeans(
        votes: UnsafePointer<Float>, _ rootWidths: UnsafePointer<Float>,
        before: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>),
        after: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)
    ) {
        var means = DecayingMeans()
        for index in 0..<count {
            let values = means.values
            unsafe before.0[index] = values[0]
            unsafe before.1[index] = values[1]
            unsafe means.add(votes[index] * 0.5 * rootWidths[index], width: rootWidths[index])
        }
        means = DecayingMeans()
        var index = count - 1
        while index >= 0 {
            let values = means.values
            unsafe after.0[index] = values[0]
            unsafe after.1[index] = values[1]
            unsafe means.add(votes[index] * 0.5 * rootWidths[index], width: rootWidths[index])
            index &-= 1
        }
    }

    private struct DecayingMeans {
        private var sums = SIMD2<Float>.zero
        private var weights = SIMD2<Float>(1, 1)
        private static var decays: SIMD2<Float> { SIMD2(0.8, 0.95) }

        @inline(__always) var values: SIMD2<Float> { sums / weights }

        @inline(__always) mutating func add(_ vote: Float, width: Float) {
            sums = sums * DecayingMeans.decays + vote
            weights = weights * DecayingMeans.decays + width
        }
    }

    /// One input of one line of the page that was read last.
    func input(_ input: Int, line: Int) -> Float { unsafe columns[input][line] }

    /// Writes all inputs of one line.
    @inline(__always) func write(line: Int, to row: UnsafeMutablePointer<Float>) {
        let columns = unsafe self.columns
        for input in 0..<StructureContext.inputCount { unsafe row[input] = columns[input][line] }
    }

    /// The final log-odds of the lines of the page that was read last, eight at once.
    /// - Parameters:
    ///   - weights: one for each input, then the bias.
    ///   - odds: what is found; has room for whole vectors.
    func join(_ weights: UnsafePointer<Float>, to odds: UnsafeMutablePointer<Float>) {
        var line = 0
        while line < count {
            let sums = unsafe joined(weights, at: line)
            unsafe UnsafeMutableRawPointer(odds + line).storeBytes(of: sums, as: FloatLanes.self)
            line &+= FloatLanes.width
        }
    }

    /// The same for one line.
    func odds(ofLine line: Int, _ weights: UnsafePointer<Float>) -> Float {
        let first = line / FloatLanes.width * FloatLanes.width
        return unsafe joined(weights, at: first)[line - first]
    }

    @inline(__always) private func joined(_ weights: UnsafePointer<Float>, at line: Int) -> FloatLanes {
        let columns = unsafe self.columns
        var sums = unsafe FloatLanes(repeating: weights[StructureContext.inputCount])
        for input in 0..<StructureContext.inputCount {
            sums += unsafe FloatLanes(columns[input] + line) * weights[input]
        }
        return sums
    }

    /// Where log2 of a number of lines lies between the knots: the lower knot and the share of the upper one.
    static func knot(lines: Int) -> (lower: Int, share: Float) {
        let position = min(fragmentKnots[fragmentKnots.count - 1], log(Float(max(1, lines))) / 0.693_147_18)
        let lower = min(Int(position / 2), fragmentKnots.count - 2)
        return (lower, (position - fragmentKnots[lower]) / 2)
    }
}
