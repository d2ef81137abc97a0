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
    /// For each position what the tables hold for the n-grams that end there, order after order.
    private var pairs: UnsafeMutablePointer<UInt16>
    /// The bias and the weights of the orders for each value of a cell's class bits, in 1/256 of a step.
    private let orderWeights: UnsafeMutablePointer<Int32>
    private var preparedFor: UnsafePointer<Float>?

    package init() {
        unsafe emissions = .allocate(capacity: 1)
        unsafe marks = .allocate(capacity: 1)
        unsafe pairs = .allocate(capacity: 1)
        unsafe orderWeights = .allocate(capacity: 16 * 8)
        unsafe orderWeights.initialize(repeating: 0, count: 16 * 8)
        unsafe preparedFor = nil
    }

    deinit {
        unsafe emissions.deallocate()
        unsafe marks.deallocate()
        unsafe pairs.deallocate()
        unsafe orderWeights.deallocate()
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, count * 2)
        unsafe emissions.deallocate()
        unsafe marks.deallocate()
        unsafe pairs.deallocate()
        unsafe pairs = .allocate(capacity: capacity * Grams.orders)
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
        guard unsafe emit(cells: cells, count: count, model: model, naive: &naive, trained: &trained) else {
            trained.logOdds = Float(trained.bestSum) * Quantum.step - 6
            return (naive, trained)
        }
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
                unsafe orderWeights[bits * 8 + index] = Int32(max(-1e6, min(1e6, weight)).rounded())
            }
        }
    }

    /// A line whose best stretch in the trained chain is below this is not given to the naive one.
    private static let weakest: Int32 = 32

    /// Turns the n-grams of a line into an emission of each chain a position; false if the line is not worth it.
    private func emit(
        cells: UnsafePointer<Cell>, count: Int, model: SpanModel, naive: inout ChainScore, trained: inout ChainScore
    ) -> Bool {
        unsafe addTrained(cells: cells, count: count, model: model, score: &trained)
        if trained.bestSum < SpanScorer.weakest { return false }
        unsafe addNaive(cells: cells, count: count, score: &naive)
        return true
    }

    /// Looks up the n-grams that end at each position, keeps what the tables hold (the naive-Bayes byte, above it the
    /// trained one), and adds the trained ones up: that sum is the trained chain's emission.
    private func addTrained(cells: UnsafePointer<Cell>, count: Int, model: SpanModel, score: inout ChainScore) {
        let pairs = unsafe self.pairs
        let marks = unsafe self.marks
        let emissions = unsafe self.emissions + capacity
        let table1 = unsafe model.grams
        let table2 = unsafe table1 + Grams.slots
        let table3 = unsafe table2 + Grams.slots
        let table4 = unsafe table3 + Grams.slots
        let table5 = unsafe table4 + Grams.slots
        var previous = Chain.lineStart
        var best = BestStretch()
        unsafe Grams(cells: cells, count: count).visit { position, scalarClass, hash1, hash2, hash3, hash4, hash5 in
            let pair1 = unsafe table1[Int(Hash.slot(hash1, bits: Grams.slotBits))]
            let pair2 = unsafe table2[Int(Hash.slot(hash2, bits: Grams.slotBits))]
            let pair3 = unsafe table3[Int(Hash.slot(hash3, bits: Grams.slotBits))]
            let pair4 = unsafe table4[Int(Hash.slot(hash4, bits: Grams.slotBits))]
            let pair5 = unsafe table5[Int(Hash.slot(hash5, bits: Grams.slotBits))]
            let found = unsafe pairs + position &* Grams.orders
            unsafe found[0] = pair1
            unsafe found[1] = pair2
            unsafe found[2] = pair3
            unsafe found[3] = pair4
            unsafe found[4] = pair5
            unsafe marks[position] = Chain.isBoundary(previous, scalarClass) ? 1 : 0
            previous = scalarClass
            let sum =
                SpanScorer.trained(pair1) &+ SpanScorer.trained(pair2) &+ SpanScorer.trained(pair3)
                &+ SpanScorer.trained(pair4) &+ SpanScorer.trained(pair5)
            let emission = max(-Chain.largestEmission, min(Chain.largestEmission, sum))
            unsafe emissions[position] = Int16(truncatingIfNeeded: emission)
            best.add(emission, at: position)
        }
        best.write(to: &score)
    }

    /// The naive-Bayes chain's emission: each n-gram's log-odds spread over the positions it covers, weighted by its
    /// order and by the script of its last character.
    private func addNaive(cells: UnsafePointer<Cell>, count: Int, score: inout ChainScore) {
        let emissions = unsafe self.emissions
        var best = BestStretch()
        // Sums still open for the last four positions, nearest first.
        var open1: Int32 = 0
        var open2: Int32 = 0
        var open3: Int32 = 0
        var open4: Int32 = 0
        let orderWeights = unsafe self.orderWeights
        for position in 0..<count {
            let pair = unsafe pairs + position &* Grams.orders
            let weights = unsafe orderWeights + Int(cells[position].scalarClass.bits) &* 8
            // What the n-grams that end here give to this position and to the ones before it.
            let back4 = unsafe weights[5] &* SpanScorer.naive(pair[4])
            let back3 = unsafe back4 &+ weights[4] &* SpanScorer.naive(pair[3])
            let back2 = unsafe back3 &+ weights[3] &* SpanScorer.naive(pair[2])
            let back1 = unsafe back2 &+ weights[2] &* SpanScorer.naive(pair[1])
            let here = unsafe back1 &+ weights[1] &* SpanScorer.naive(pair[0]) &+ weights[0]
            if position >= 4 {
                let done = SpanScorer.emission(open4 &+ back4)
                unsafe emissions[position &- 4] = Int16(truncatingIfNeeded: done)
                best.add(done, at: position &- 4)
            }
            open4 = open3 &+ back3
            open3 = open2 &+ back2
            open2 = open1 &+ back1
            open1 = here
        }
        for (back, open) in [(4, open4), (3, open3), (2, open2), (1, open1)] where count >= back {
            let done = SpanScorer.emission(open)
            unsafe emissions[count - back] = Int16(truncatingIfNeeded: done)
            best.add(done, at: count - back)
        }
        best.write(to: &score)
    }

    @inline(__always) private static func naive(_ pair: UInt16) -> Int32 {
        Int32(Int8(truncatingIfNeeded: pair))
    }

    @inline(__always) private static func trained(_ pair: UInt16) -> Int32 {
        Int32(Int8(truncatingIfNeeded: pair &>> 8))
    }

    @inline(__always) private static func emission(_ sum: Int32) -> Int32 {
        max(-Chain.largestEmission, min(Chain.largestEmission, sum &>> 8))
    }
}
