/// The stretch with the largest sum (Kadane), and the largest and the positive emissions.
struct BestStretch {
    private var sum: Int32 = 0
    private var start = 0
    private var best: Int32 = 0
    private var bestStart = 0
    private var bestEnd = 0
    private var largest = -Chain.largestEmission
    private var positives: Int32 = 0

    @inline(__always) mutating func add(_ emission: Int32, at index: Int) {
        start = sum <= 0 ? index : start
        sum = max(sum, 0) &+ emission
        if sum > best {
            best = sum
            bestStart = start
            bestEnd = index &+ 1
        }
        largest = max(largest, emission)
        positives &+= emission > 0 ? 1 : 0
    }

    func write(to score: inout ChainScore) {
        score.bestSum = best
        score.bestStart = bestStart
        score.bestEnd = bestEnd
        score.largest = largest
        score.positives = positives
    }
}
