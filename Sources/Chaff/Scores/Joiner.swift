/// A logistic over a few numbers: what joins the blocks of a line, and the lines of a page. Fitted discriminatively,
/// small, and stored apart from the counts.
enum Joiner {
    /// The log-odds of an input vector.
    /// - Parameters:
    ///   - weights: one for each input, then the bias.
    ///   - count: how many inputs there are.
    @inline(__always)
    static func logOdds(_ inputs: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int) -> Float {
        var sums = FloatLanes.zero
        var index = 0
        while index &+ FloatLanes.width <= count {
            sums += unsafe FloatLanes(inputs + index) * FloatLanes(weights + index)
            index &+= FloatLanes.width
        }
        var sum = unsafe weights[count] + sums.sum()
        while index < count {
            sum += unsafe weights[index] * inputs[index]
            index &+= 1
        }
        return sum
    }
}
