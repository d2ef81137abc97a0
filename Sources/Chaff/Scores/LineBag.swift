/// The line as a bag of n-grams: what all of them together say, not the best stretch.
///
/// ```
/// odds = sum of the weights of the known n-grams, words and pairs / √(how many there are)
/// ```
/// The chains look for what was pasted into a line. Advertising prose says little in any one place and something all
/// along. The weights are trained, on lines that are injected as a whole; the n-grams are those the chains know.
struct LineBag {
    static let inputCount = 2

    /// In steps of ``Quantum/step``.
    var sum: Int32 = 0
    var count: Int32 = 0

    @inline(__always) mutating func add(sum: Int32, count: Int32) {
        self.sum &+= sum
        self.count &+= count
    }

    func write(to inputs: UnsafeMutablePointer<Float>) {
        let odds = Float(sum) * Quantum.step / 4
        let clipped = max(-12, min(12, odds))
        unsafe inputs[0] = clipped
        unsafe inputs[1] = max(0, clipped)
    }
}
