/// A logistic over a few numbers: what joins the blocks of a line, and the lines of a page. Fitted discriminatively,
/// small, and stored apart from the counts.
enum Joiner {
    /// The log-odds of an input vector.
    /// - Parameter weights: one for each input, then the bias.
    @inline(__always)
    static func logOdds(_ inputs: UnsafePointer<Float>, weights: [Float]) -> Float {
        unsafe weights.withUnsafeBufferPointer { weights in
            let count = weights.count - 1
            var sum = unsafe weights[count]
            for index in 0..<count { sum += unsafe weights[index] * inputs[index] }
            return sum
        }
    }
}
