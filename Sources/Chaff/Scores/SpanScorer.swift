/// Scores the positions of a line with two chains: one from naive-Bayes counts, one trained discriminatively.
///
/// Both read the same n-grams: a slot holds a byte for each. Keeps scratch memory; one a thread.
@safe package final class SpanScorer {
    /// Floats per script class in the position weights: a bias and a weight for each order.
    package static let positionWeights = unsafe Grams.orders + 1
    package static let positionClasses = 7

    private var capacity = 0
    /// Weight of the n-gram of each order that ends at a position, `Grams.orders` a position, zeros after the end.
    private var votes: UnsafeMutablePointer<Int8>
    private var emissions: UnsafeMutablePointer<Int16>
    private var marks: UnsafeMutablePointer<UInt8>

    package init() {
        unsafe votes = .allocate(capacity: 1)
        unsafe emissions = .allocate(capacity: 1)
        unsafe marks = .allocate(capacity: 1)
    }

    deinit {
        unsafe votes.deallocate()
        unsafe emissions.deallocate()
        unsafe marks.deallocate()
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, count * 2)
        unsafe votes.deallocate()
        unsafe emissions.deallocate()
        unsafe marks.deallocate()
        unsafe votes = .allocate(capacity: (capacity + Grams.orders) * Grams.orders)
        unsafe emissions = .allocate(capacity: capacity * 2)
        unsafe marks = .allocate(capacity: capacity * 3)
    }

    /// The two chains' scores of a line, and for each position (in `trace`) whether the chains' best paths call it
    /// injected: bit 0 the naive-Bayes chain, bit 1 the trained one.
    func score(cells: UnsafePointer<Cell>, count: Int, model: SpanModel) -> (naive: ChainScore, trained: ChainScore) {
        guard count > 0 else { return (ChainScore(), ChainScore()) }
        reserve(count)
        unsafe gather(cells: cells, count: count, model: model)
        unsafe average(cells: cells, count: count, model: model)
        unsafe markBoundaries(cells: cells, count: count)
        let naive = unsafe Chain(
            emissions: emissions, boundaries: marks, count: count, trace: marks + capacity
        ).run()
        let trained = unsafe Chain(
            emissions: emissions + capacity, boundaries: marks, count: count, trace: marks + 2 * capacity
        ).run()
        return (naive, trained)
    }

    /// True if either chain's best path calls the position injected.
    func isInjected(_ position: Int) -> Bool {
        unsafe (marks[capacity + position] | marks[2 * capacity + position]) != 0
    }

    /// Looks up every n-gram once: the naive-Bayes bytes go to ``votes``, the trained ones are added up.
    private func gather(cells: UnsafePointer<Cell>, count: Int, model: SpanModel) {
        let grams = unsafe model.grams
        let bits = model.bits
        let size = 2 &<< Int(bits)
        let votes = unsafe self.votes
        let trained = unsafe emissions + capacity
        unsafe Grams(cells: cells, count: count).forEach { position, hash1, hash2, hash3, hash4, hash5 in
            let slot1 = unsafe grams + 2 &* Hash.slot(hash1, bits: bits)
            let slot2 = unsafe grams + (size &+ 2 &* Hash.slot(hash2, bits: bits))
            let slot3 = unsafe grams + (2 &* size &+ 2 &* Hash.slot(hash3, bits: bits))
            let slot4 = unsafe grams + (3 &* size &+ 2 &* Hash.slot(hash4, bits: bits))
            let slot5 = unsafe grams + (4 &* size &+ 2 &* Hash.slot(hash5, bits: bits))
            let vote = unsafe votes + position &* Grams.orders
            unsafe vote[0] = slot1[0]
            unsafe vote[1] = slot2[0]
            unsafe vote[2] = slot3[0]
            unsafe vote[3] = slot4[0]
            unsafe vote[4] = slot5[0]
            let sum = unsafe Int32(slot1[1]) &+ Int32(slot2[1]) &+ Int32(slot3[1]) &+ Int32(slot4[1]) &+ Int32(slot5[1])
            unsafe trained[position] = Int16(truncatingIfNeeded: max(-255, min(255, sum)))
        }
        let afterEnd = unsafe votes + count &* Grams.orders
        unsafe afterEnd.update(repeating: 0, count: Grams.orders * Grams.orders)
    }

    /// Turns votes into naive-Bayes emissions: each n-gram's weight is averaged over the positions it covers, then the
    /// orders are joined by the weights of the position's script.
    private func average(cells: UnsafePointer<Cell>, count: Int, model: SpanModel) {
        let emissions = unsafe self.emissions
        let weights = unsafe model.position
        unsafe SpanModel.classOfBits.withUnsafeBufferPointer { classOfBits in
            for index in 0..<count {
                let sums = unsafe SpanScorer.orderSums(votes, index)
                let row = unsafe weights + classOfBits[Int(cells[index].scalarClass.bits)] &* SpanScorer.positionWeights
                var score = unsafe row[0]
                score += unsafe row[1] * Float(sums.0)
                score += unsafe row[2] * Float(sums.1)
                score += unsafe row[3] * Float(sums.2)
                score += unsafe row[4] * Float(sums.3)
                score += unsafe row[5] * Float(sums.4)
                unsafe emissions[index] = Int16(max(-255, min(255, score)))
            }
        }
    }

    /// For each order the sum of the weights of the n-grams that cover a position.
    @inline(__always)
    static func orderSums(_ votes: UnsafePointer<Int8>, _ position: Int) -> (Int32, Int32, Int32, Int32, Int32) {
        let vote = unsafe votes + position &* Grams.orders
        let first = unsafe Int32(vote[0])
        let second = unsafe Int32(vote[1]) &+ Int32(vote[6])
        let third = unsafe Int32(vote[2]) &+ Int32(vote[7]) &+ Int32(vote[12])
        let fourth = unsafe Int32(vote[3]) &+ Int32(vote[8]) &+ Int32(vote[13]) &+ Int32(vote[18])
        let fifth = unsafe Int32(vote[4]) &+ Int32(vote[9]) &+ Int32(vote[14]) &+ Int32(vote[19]) &+ Int32(vote[24])
        return (first, second, third, fourth, fifth)
    }

    private func markBoundaries(cells: UnsafePointer<Cell>, count: Int) {
        let marks = unsafe self.marks
        var previous = unsafe Chain.lineStart
        for position in 0..<count {
            let current = unsafe cells[position].scalarClass
            unsafe marks[position] = Chain.isBoundary(previous, current) ? 1 : 0
            previous = current
        }
    }

    /// For training: for each position the sums of ``orderSums(_:_:)``, five a position.
    package func orderSums(of line: Line, page: Page, grams: [Int8], bits: Int) -> [Int32] {
        let count = line.cells.count
        reserve(count)
        var unused: Float = 0
        var sums: [Int32] = []
        unsafe sums.reserveCapacity(count * Grams.orders)
        unsafe page.withCells(of: line) { cells in
            unsafe grams.withUnsafeBufferPointer { grams in
                guard let start = grams.baseAddress else { return }
                let model = unsafe withUnsafePointer(to: &unused) { unsafe SpanModel(grams: start, bits: UInt32(bits), position: $0) }
                unsafe gather(cells: cells, count: count, model: model)
                for position in 0..<count {
                    let (first, second, third, fourth, fifth) = unsafe SpanScorer.orderSums(votes, position)
                    sums += [first, second, third, fourth, fifth]
                }
            }
        }
        return sums
    }
}
