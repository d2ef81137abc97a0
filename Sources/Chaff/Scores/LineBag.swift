/// The line as a bag of n-grams: what all of them together say, not the best stretch.
///
/// ```
/// odds = ¼ · sum of the weights of the known n-grams, words and pairs
/// ```
/// The chains look for what was pasted into a line. Advertising prose says little in any one place and something all
/// along. The weights are trained, on lines that are injected as a whole; the n-grams are those the chains know. By the root
/// of their number in place of 4, average precision on loose lines is .9929 in place of .9936.
package struct LineBag {
    static let inputCount = 2
    /// What a sum of weights is multiplied with, so that a weight of a signed byte is fine enough.
    package static let scale: Float = 0.25

    /// In steps of ``Quantum/step``.
    var sum: Int32 = 0

    @inline(__always) mutating func add(_ sum: Int32) { self.sum &+= sum }

    func write(to inputs: UnsafeMutablePointer<Float>) {
        let odds = Float(sum) * Quantum.step * LineBag.scale
        let clipped = max(-12, min(12, odds))
        unsafe inputs[0] = clipped
        unsafe inputs[1] = max(0, clipped)
    }
}
