/// The line as a bag of n-grams: what all of them together say, not the best stretch.
///
/// ```
/// odds = ¼ · sum of the weights of the n known n-grams, words and pairs · min(1, √(256 / n))
/// ```
/// The chains look for what was pasted into a line. Advertising prose says little in any one place and something all
/// along. The weights are trained, on lines that are injected as a whole; the n-grams are those the chains know. By the root
/// of their number from the first on, average precision on loose lines is .993 in place of .994; as a plain sum, a paragraph in
/// a language whose comments are known better than its articles comes out as injected.
package struct LineBag {
    static let inputCount = 2
    /// Of so many n-grams the odds are a quarter of the sum; of more, they grow with the root of their number.
    private static let many: Float = 256

    /// In steps of ``Quantum/step``.
    var sum: Int32 = 0
    var count: Int32 = 0

    @inline(__always) mutating func add(sum: Int32, count: Int32) {
        self.sum &+= sum
        self.count &+= count
    }

    /// What the sum of so many weights is multiplied with.
    package static func scale(_ count: Int) -> Float { 0.25 * min(1, many / Float(max(1, count))).squareRoot() }

    func write(to inputs: UnsafeMutablePointer<Float>) {
        let odds = Float(sum) * Quantum.step * LineBag.scale(Int(count))
        let clipped = max(-12, min(12, odds))
        unsafe inputs[0] = clipped
        unsafe inputs[1] = max(0, clipped)
    }
}
