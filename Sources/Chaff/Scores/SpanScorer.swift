/// Scores the positions of a line with two chains: one from naive-Bayes counts, one trained discriminatively.
///
/// Both read the same n-grams: a slot holds a byte for each. One pass over the line looks every n-gram up and leaves
/// an emission of each chain a position. Keeps scratch memory; one a thread.
@safe package final class SpanScorer {
    /// Weights of one script class: a bias and one for each order.
    package static let positionWeights = 1 + Grams.orders
    package static let positionClasses = 7

    private var capacity = 0
    private var emissions: UnsafeMutablePointer<Int16>
    private var marks: UnsafeMutablePointer<UInt8>
    /// The bias and the weights of the orders for each value of a cell's class bits, in 1/256 of a step.
    private var orderWeights = [Int32](repeating: 0, count: 16 * 8)
    private var preparedFor: UnsafePointer<Float>?

    package init() {
        unsafe emissions = .allocate(capacity: 1)
        unsafe marks = .allocate(capacity: 1)
        unsafe preparedFor = nil
    }

    deinit {
        unsafe emissions.deallocate()
        unsafe marks.deallocate()
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, count * 2)
        unsafe emissions.deallocate()
        unsafe marks.deallocate()
        unsafe emissions = .allocate(capacity: capacity * 2)
        unsafe marks = .allocate(capacity: capacity * 3)
    }

    /// The two chains' scores of a line. Which positions their best paths call injected is kept for ``isInjected(_:)``.
    func score(cells: UnsafePointer<Cell>, count: Int, model: SpanModel) -> (naive: ChainScore, trained: ChainScore) {
        guard count > 0 else { return (ChainScore(), ChainScore()) }
        reserve(count)
        prepare(model)
        var naive = ChainScore()
        var trained = ChainScore()
        unsafe emit(cells: cells, count: count, model: model, naive: &naive, trained: &trained)
        unsafe Chain(emissions: emissions, boundaries: marks, count: count, trace: marks + capacity).run(&naive)
        unsafe Chain(emissions: emissions + capacity, boundaries: marks, count: count, trace: marks + 2 * capacity)
            .run(&trained)
        return (naive, trained)
    }

    /// True if either chain's best path calls the position injected.
    func isInjected(_ position: Int) -> Bool {
        unsafe (marks[capacity + position] | marks[2 * capacity + position]) != 0
    }

    private func prepare(_ model: SpanModel) {
        if unsafe preparedFor == model.position { return }
        unsafe preparedFor = unsafe model.position
        for bits in 0..<16 {
            let row = SpanModel.positionClass(of: ScalarClass(bits: UInt32(bits))) * SpanScorer.positionWeights
            for index in 0..<SpanScorer.positionWeights {
                let weight = unsafe model.position[row + index] * 256
                orderWeights[bits * 8 + index] = Int32(max(-1e6, min(1e6, weight)).rounded())
            }
        }
    }

    /// One pass: looks every n-gram up, adds the trained bytes up, and spreads the naive-Bayes bytes over the
    /// positions their n-gram covers, weighted by order and by the script of the n-gram's last character.
    private func emit(
        cells: UnsafePointer<Cell>, count: Int, model: SpanModel, naive: inout ChainScore, trained: inout ChainScore
    ) {
        let grams = unsafe model.grams
        let shift = 32 &- model.bits
        let size = 2 &<< Int(model.bits)
        let naiveEmissions = unsafe emissions
        let trainedEmissions = unsafe emissions + capacity
        let marks = unsafe self.marks
        var naiveBest = BestStretch()
        var trainedBest = BestStretch()
        // Sums still open for the last four positions, nearest first.
        var open1: Int32 = 0
        var open2: Int32 = 0
        var open3: Int32 = 0
        var open4: Int32 = 0
        var previous = Chain.lineStart
        unsafe orderWeights.withUnsafeBufferPointer { orderWeights in
            unsafe Grams(cells: cells, count: count).forEach { position, scalarClass, hash1, hash2, hash3, hash4, hash5 in
                let slot1 = unsafe grams + 2 &* Int(Hash.slot(hash1, shift: shift))
                let slot2 = unsafe grams + (size &+ 2 &* Int(Hash.slot(hash2, shift: shift)))
                let slot3 = unsafe grams + (2 &* size &+ 2 &* Int(Hash.slot(hash3, shift: shift)))
                let slot4 = unsafe grams + (3 &* size &+ 2 &* Int(Hash.slot(hash4, shift: shift)))
                let slot5 = unsafe grams + (4 &* size &+ 2 &* Int(Hash.slot(hash5, shift: shift)))
                let sum = unsafe Int32(slot1[1]) &+ Int32(slot2[1]) &+ Int32(slot3[1]) &+ Int32(slot4[1])
                    &+ Int32(slot5[1])
                let emission = max(-Chain.largestEmission, min(Chain.largestEmission, sum))
                unsafe trainedEmissions[position] = Int16(truncatingIfNeeded: emission)
                trainedBest.add(emission, at: position)

                let weights = unsafe orderWeights.baseAddress! + Int(scalarClass.bits) &* 8
                // What the n-grams that end here give to this position and to the ones before it.
                let back4 = unsafe weights[5] &* Int32(slot5[0])
                let back3 = unsafe back4 &+ weights[4] &* Int32(slot4[0])
                let back2 = unsafe back3 &+ weights[3] &* Int32(slot3[0])
                let back1 = unsafe back2 &+ weights[2] &* Int32(slot2[0])
                let here = unsafe back1 &+ weights[1] &* Int32(slot1[0]) &+ weights[0]
                if position >= 4 {
                    let done = SpanScorer.emission(open4 &+ back4)
                    unsafe naiveEmissions[position &- 4] = Int16(truncatingIfNeeded: done)
                    naiveBest.add(done, at: position &- 4)
                }
                open4 = open3 &+ back3
                open3 = open2 &+ back2
                open2 = open1 &+ back1
                open1 = here
                unsafe marks[position] = Chain.isBoundary(previous, scalarClass) ? 1 : 0
                previous = scalarClass
            }
        }
        for (back, open) in [(4, open4), (3, open3), (2, open2), (1, open1)] where count >= back {
            let done = SpanScorer.emission(open)
            unsafe naiveEmissions[count - back] = Int16(truncatingIfNeeded: done)
            naiveBest.add(done, at: count - back)
        }
        naiveBest.write(to: &naive)
        trainedBest.write(to: &trained)
    }

    @inline(__always) private static func emission(_ sum: Int32) -> Int32 {
        max(-Chain.largestEmission, min(Chain.largestEmission, sum &>> 8))
    }
}

/// The stretch with the largest sum (Kadane), and the largest and the positive emissions.
private struct BestStretch {
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
