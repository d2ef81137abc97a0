/// What a ``Chain`` found in a line; sums in steps of ``Quantum/step``.
struct ChainScore {
    static let inputCount = 16
    /// How many emissions beyond a line's last one are read.
    static let slack = 16

    var logOdds: Float = -6
    var bestSum: Int32 = 0
    var bestStart = 0
    var bestEnd = 0
    var largest: Int32 = 0
    var positives: Int32 = 0
    var pathLength = 0
    var pathCount = 0
    var pathSum: Int32 = 0

    init() {}

    /// The best stretch of emissions (Kadane), the largest, and how many are positive.
    /// - Parameter emissions: must have room for ``slack`` more; what is there is overwritten.
    init(_ emissions: UnsafeMutablePointer<Int16>, count: Int) {
        unsafe (emissions + count).update(repeating: Int16(-Chain.largestEmission), count: ChainScore.slack)
        var most = ShortLanes(repeating: Int16(-Chain.largestEmission))
        var positive = ShortLanes.zero
        for index in stride(from: 0, to: count, by: ShortLanes.width) {
            let several = unsafe ShortLanes(emissions + index)
            most = most.larger(several)
            positive &-= (0 &- several) &>> 15
        }
        largest = Int32(most.max())
        positives = Int32(positive.wrappedSum())
        guard positives > 0 else { return }
        var sum: Int32 = 0
        for index in 0..<count {
            sum = unsafe max(sum, 0) &+ Int32(emissions[index])
            bestEnd = sum > bestSum ? index &+ 1 : bestEnd
            bestSum = max(bestSum, sum)
        }
        bestStart = bestEnd
        sum = 0
        while bestStart > 0, sum < bestSum {
            bestStart &-= 1
            sum &+= unsafe Int32(emissions[bestStart])
        }
    }

    /// True for a line that was not looked at, or in which nothing was found.
    private var isSilent: Bool { positives == 0 && largest == 0 && pathLength == 0 && logOdds == -6 }

    private static let silentInput = softplus(-6)

    func write(to inputs: UnsafeMutablePointer<Float>, count: Int) {
        if isSilent, count > 0 {
            unsafe inputs.update(repeating: 0, count: ChainScore.inputCount)
            unsafe inputs[0] = -6
            unsafe inputs[2] = ChainScore.silentInput
            return
        }
        let length = Float(max(1, count))
        let best = Float(bestSum) * Quantum.step
        let bestLength = Float(max(1, bestEnd - bestStart))
        let clipped = max(-12, min(40, logOdds))
        unsafe inputs[0] = clipped
        unsafe inputs[1] = max(0, clipped - 4)
        unsafe inputs[2] = softplus(clipped)
        unsafe inputs[3] = best.squareRoot()
        unsafe inputs[4] = best / bestLength.squareRoot()
        unsafe inputs[5] = log1p(bestEnd == bestStart ? 0 : bestLength)
        unsafe inputs[6] = Float(bestEnd - bestStart) / length
        unsafe inputs[7] = best / bestLength
        unsafe inputs[8] = bestEnd > 0 && bestStart == 0 ? 1 : 0
        unsafe inputs[9] = bestEnd == count ? 1 : 0
        unsafe inputs[10] = Float(pathLength) / length
        unsafe inputs[11] = Float(min(pathCount, 5))
        unsafe inputs[12] = pathLength == 0 ? 0 : Float(pathSum) * Quantum.step / Float(pathLength)
        unsafe inputs[13] = pathLength == 0 ? 0 : log1p(Float(pathLength))
        unsafe inputs[14] = Float(largest) * Quantum.step
        unsafe inputs[15] = Float(positives) / length
    }
}
