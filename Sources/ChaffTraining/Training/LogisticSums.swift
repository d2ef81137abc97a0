import Chaff

/// The gradient and the lower triangle of the Hessian of a logistic loss, summed in single precision row after row.
///
/// Rows are taken some at a time, standardised into a buffer that stays in the cache, and each part of the Hessian stays in
/// registers for all of them. The sums are those of one row after the other, to the bit.
///
/// Invariant: every buffer has room for whole vectors; what stands behind the last input of a row is 0.
@safe final class LogisticSums {
    private typealias Eight = SIMD8<Float>
    private static let lanes = 8
    /// Rows that are worked on at once: with sixty inputs they take 16 kB.
    private static let block = 64
    /// Columns of the Hessian whose sums are in registers at once.
    private static let columns = 6

    private let standard: StandardRows
    private let size: Int
    /// Floats from one row to the next.
    private let stride: Int
    private let beta: [Float]
    private let rows: UnsafeMutablePointer<Float>
    /// The rows times their curvature; `columns` more, so that the last columns have company.
    private let scaled: UnsafeMutablePointer<Float>
    private let errors: UnsafeMutablePointer<Float>
    private let gradients: UnsafeMutablePointer<Float>
    private let square: UnsafeMutablePointer<Float>

    init(_ standard: StandardRows, _ solution: [Double]) {
        self.standard = standard
        size = standard.shifts.count + 1
        stride = (size + LogisticSums.columns + LogisticSums.lanes - 1) & ~(LogisticSums.lanes - 1)
        beta = solution.map(Float.init)
        unsafe rows = LogisticSums.zeros(LogisticSums.block * stride)
        unsafe scaled = LogisticSums.zeros(LogisticSums.block * stride)
        unsafe errors = LogisticSums.zeros(LogisticSums.block)
        unsafe gradients = LogisticSums.zeros(stride)
        unsafe square = LogisticSums.zeros(stride * stride)
    }

    deinit {
        unsafe rows.deallocate()
        unsafe scaled.deallocate()
        unsafe errors.deallocate()
        unsafe gradients.deallocate()
        unsafe square.deallocate()
    }

    private static func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
        let start = UnsafeMutablePointer<Float>.allocate(capacity: count)
        unsafe start.initialize(repeating: 0, count: count)
        return unsafe start
    }

    var gradient: [Float] { (0..<size).map { unsafe gradients[$0] } }

    /// Row after row; only the lower triangle means anything.
    var hessian: [Float] {
        var all: [Float] = []
        all.reserveCapacity(size * size)
        for row in 0..<size { for column in 0..<size { all.append(unsafe square[row * stride + column]) } }
        return all
    }

    func add(_ regression: LogisticRegression, _ range: Range<Int>) {
        unsafe regression.inputs.withUnsafeBufferPointer { inputs in
            unsafe regression.weights.withUnsafeBufferPointer { weights in
                unsafe regression.targets.withUnsafeBufferPointer { targets in
                    guard let inputs = inputs.baseAddress, let weights = weights.baseAddress,
                        let targets = targets.baseAddress
                    else { return }
                    for first in Swift.stride(from: range.lowerBound, to: range.upperBound, by: LogisticSums.block) {
                        let count = min(LogisticSums.block, range.upperBound - first)
                        unsafe standardise(inputs + first * regression.width, count: count)
                        unsafe scale(count, weights + first, targets + first)
                        addGradient(count)
                        addHessian(count)
                    }
                }
            }
        }
    }

    private func standardise(_ inputs: UnsafePointer<Float>, count: Int) {
        let width = size - 1
        unsafe standard.shifts.withUnsafeBufferPointer { shifts in
            unsafe standard.scales.withUnsafeBufferPointer { scales in
                for row in 0..<count {
                    let (from, to) = unsafe (inputs + row &* width, rows + row &* stride)
                    for index in 0..<width { unsafe to[index] = (from[index] - shifts[index]) * scales[index] }
                    unsafe to[width] = 1
                }
            }
        }
    }

    /// Works out the errors of the rows and what is multiplied by their curvature.
    private func scale(_ count: Int, _ weights: UnsafePointer<Float>, _ targets: UnsafePointer<Float>) {
        for row in Swift.stride(from: 0, to: count, by: LogisticSums.lanes) { writeOdds(row) }
        for row in 0..<count {
            let probability = unsafe logistic(errors[row])
            unsafe errors[row] = weights[row] * (targets[row] - probability)
            let curvature = unsafe weights[row] * max(1e-6, probability * (1 - probability))
            let (from, to) = unsafe (rows + row &* stride, scaled + row &* stride)
            for column in Swift.stride(from: 0, to: size, by: LogisticSums.lanes) {
                unsafe LogisticSums.store(LogisticSums.eight(from + column) * curvature, to + column)
            }
        }
    }

    /// Writes the log-odds of eight rows to `errors`. A sum of one row waits for each of its additions.
    private func writeOdds(_ first: Int) {
        let (row0, stride) = unsafe (rows + first &* self.stride, self.stride)
        let (row1, row2, row3) = unsafe (row0 + stride, row0 + 2 &* stride, row0 + 3 &* stride)
        let (row4, row5) = unsafe (row0 + 4 &* stride, row0 + 5 &* stride)
        let (row6, row7) = unsafe (row0 + 6 &* stride, row0 + 7 &* stride)
        var (odds0, odds1, odds2, odds3): (Float, Float, Float, Float) = (0, 0, 0, 0)
        var (odds4, odds5, odds6, odds7): (Float, Float, Float, Float) = (0, 0, 0, 0)
        unsafe beta.withUnsafeBufferPointer { beta in
            for column in 0..<size {
                let weight = unsafe beta[column]
                unsafe odds0 += weight * row0[column]
                unsafe odds1 += weight * row1[column]
                unsafe odds2 += weight * row2[column]
                unsafe odds3 += weight * row3[column]
                unsafe odds4 += weight * row4[column]
                unsafe odds5 += weight * row5[column]
                unsafe odds6 += weight * row6[column]
                unsafe odds7 += weight * row7[column]
            }
        }
        let odds = Eight(odds0, odds1, odds2, odds3, odds4, odds5, odds6, odds7)
        unsafe LogisticSums.store(odds, errors + first)
    }

    private func addGradient(_ count: Int) {
        for strip in Swift.stride(from: 0, to: size, by: LogisticSums.lanes) {
            var sum = unsafe LogisticSums.eight(gradients + strip)
            for row in 0..<count {
                sum += unsafe LogisticSums.eight(rows + (row &* stride &+ strip)) * errors[row]
            }
            unsafe LogisticSums.store(sum, gradients + strip)
        }
    }

    private func addHessian(_ count: Int) {
        for first in Swift.stride(from: 0, to: size, by: LogisticSums.columns) {
            for strip in Swift.stride(from: 0, to: min(size, first + LogisticSums.columns), by: LogisticSums.lanes) {
                addTile(first, strip, count)
            }
        }
    }

    /// Six columns of the Hessian, eight rows of each.
    @inline(__always) private func addTile(_ first: Int, _ strip: Int, _ count: Int) {
        let stride = self.stride
        let place = unsafe square + (first &* stride &+ strip)
        var (sum0, sum1, sum2) = unsafe (
            LogisticSums.eight(place), LogisticSums.eight(place + stride), LogisticSums.eight(place + 2 &* stride)
        )
        var (sum3, sum4, sum5) = unsafe (
            LogisticSums.eight(place + 3 &* stride), LogisticSums.eight(place + 4 &* stride),
            LogisticSums.eight(place + 5 &* stride)
        )
        var (row, scaled) = unsafe (rows + strip, self.scaled + first)
        for _ in 0..<count {
            let eight = unsafe LogisticSums.eight(row)
            sum0 += unsafe eight * scaled[0]
            sum1 += unsafe eight * scaled[1]
            sum2 += unsafe eight * scaled[2]
            sum3 += unsafe eight * scaled[3]
            sum4 += unsafe eight * scaled[4]
            sum5 += unsafe eight * scaled[5]
            unsafe row += stride
            unsafe scaled += stride
        }
        unsafe LogisticSums.store(sum0, place)
        unsafe LogisticSums.store(sum1, place + stride)
        unsafe LogisticSums.store(sum2, place + 2 &* stride)
        unsafe LogisticSums.store(sum3, place + 3 &* stride)
        unsafe LogisticSums.store(sum4, place + 4 &* stride)
        unsafe LogisticSums.store(sum5, place + 5 &* stride)
    }

    @inline(__always) private static func eight(_ from: UnsafePointer<Float>) -> Eight {
        unsafe UnsafeRawPointer(from).loadUnaligned(as: Eight.self)
    }

    @inline(__always) private static func store(_ eight: Eight, _ to: UnsafeMutablePointer<Float>) {
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: eight, as: Eight.self)
    }
}
