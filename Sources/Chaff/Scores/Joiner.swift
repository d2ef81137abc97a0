/// A logistic over a few numbers: what joins the blocks of a line, and the lines of a page. Fitted discriminatively,
/// small, and stored apart from the counts.
enum Joiner {
    /// The log-odds of an input vector.
    /// - Parameters:
    ///   - weights: one for each input, then the bias.
    ///   - count: how many inputs there are.
    @inline(__always)
    static func logOdds(_ inputs: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int) -> Float {
        var sums = SIMD4<Float>.zero
        var index = 0
        while index &+ 4 <= count {
            let pair = unsafe (inputs + index, weights + index)
            sums +=
                unsafe SIMD4(pair.0[0], pair.0[1], pair.0[2], pair.0[3])
                * SIMD4(pair.1[0], pair.1[1], pair.1[2], pair.1[3])
            index &+= 4
        }
        var sum = unsafe weights[count] + sums.sum()
        while index < count {
            sum += unsafe weights[index] * inputs[index]
            index &+= 1
        }
        return sum
    }
}
