/// Scores the positions of a line with two chains: one from naive-Bayes counts, one trained discriminatively.
///
/// Both read the same n-grams: a slot holds a byte for each. One pass over the line looks every n-gram up and leaves
/// an emission of each chain a position. Keeps scratch memory; one a thread.
@safe package final class SpanScorer {
    /// Weights of one script class: a bias and one for each order.
    package static let positionWeights = 1 + Grams.orders
    package static let positionClasses = 7

    let grams = Grams()
    private let words = WordGrams()
    private(set) var capacity = 0
    /// The naive chain's emissions, from `capacity` on the trained one's.
    private(set) var emissions: UnsafeMutablePointer<Int16>
    /// For each position, and the one behind the last, what ``Chain/markBoundaries(_:count:seams:in:)`` tells.
    private(set) var boundaries: UnsafeMutablePointer<UInt32>
    /// The best paths of both chains.
    private var paths: UnsafeMutablePointer<UInt8>
    /// What the tables know of the n-grams that end at each position, all positions of one order after the other.
    private var pairs: UnsafeMutablePointer<UInt32>
    /// What the line says as a bag.
    private(set) var bag = LineBag()
    /// The bias and the weights of the orders for each value of a cell's class bits, in 1/256 of a step.
    private let orderWeights: UnsafeMutablePointer<Int32>
    private var preparedFor: UnsafePointer<Float>?

    package init() {
        unsafe emissions = .allocate(capacity: 1)
        unsafe boundaries = .allocate(capacity: 1)
        unsafe paths = .allocate(capacity: 1)
        unsafe pairs = .allocate(capacity: 1)
        unsafe orderWeights = .allocate(capacity: 16 * 8)
        unsafe orderWeights.initialize(repeating: 0, count: 16 * 8)
        unsafe preparedFor = nil
    }

    deinit {
        unsafe emissions.deallocate()
        unsafe boundaries.deallocate()
        unsafe paths.deallocate()
        unsafe pairs.deallocate()
        unsafe orderWeights.deallocate()
    }

    private func reserve(_ count: Int) {
        guard count + ChainScore.slack > capacity else { return }
        capacity = max(1024, count * 2) + ChainScore.slack
        unsafe emissions.deallocate()
        unsafe boundaries.deallocate()
        unsafe paths.deallocate()
        unsafe pairs.deallocate()
        unsafe pairs = .allocate(capacity: capacity * Grams.orders)
        unsafe emissions = .allocate(capacity: capacity * 2)
        unsafe boundaries = .allocate(capacity: capacity)
        unsafe paths = .allocate(capacity: capacity * 2)
    }

    /// The two chains' scores of a line. Which positions their best paths call injected is kept for ``isInjected(_:)``.
    /// - Parameter seams: cells before which a link starts or ends.
    func score(
        cells: UnsafePointer<Cell>, count: Int, seams: [Int] = [], model: SpanModel
    ) -> (naive: ChainScore, trained: ChainScore) {
        bag = LineBag()
        guard count > 0 else { return (ChainScore(), ChainScore()) }
        reserve(count)
        prepare(model)
        unsafe grams.read(cells, count: count)
        unsafe Chain.markBoundaries(grams.codes, count: count, seams: seams, in: boundaries)
        lookUp(count: count, model)
        addTrained(count: count)
        unsafe addWords(cells, count: count, model)
        let trainedEmissions = unsafe emissions + capacity
        var naive = ChainScore()
        var trained = unsafe ChainScore(trainedEmissions, count: count)
        if trained.bestSum < SpanScorer.weakest {
            trained.logOdds = Float(trained.bestSum) * Quantum.step - 6
            return (naive, trained)
        }
        addNaive(count: count)
        unsafe naive = ChainScore(emissions, count: count)
        unsafe Chain(emissions: emissions, boundaries: boundaries, count: count, trace: paths).run(&naive)
        unsafe Chain(emissions: trainedEmissions, boundaries: boundaries, count: count, trace: paths + capacity)
            .run(&trained)
        return (naive, trained)
    }

    /// True if either chain's best path calls the position injected.
    func isInjected(_ position: Int) -> Bool {
        unsafe (paths[position] | paths[capacity + position]) != 0
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

    /// Looks up the n-grams that end at each position and keeps what the tables know of them.
    private func lookUp(count: Int, _ model: SpanModel) {
        let codes = unsafe grams.codes
        var (sums, counts) = (Lanes.zero, Lanes.zero)
        for index in stride(from: 0, to: count, by: Lanes.width) {
            let (order1, order2, order3, order4, order5) = unsafe Grams.keys(codes, at: index)
            let inside = index &+ Lanes.width <= count ? Lanes(repeating: .max) : SpanScorer.inside(count &- index)
            lookUp(order1, order: 0, at: index, inside, model, &sums, &counts)
            lookUp(order2, order: 1, at: index, inside, model, &sums, &counts)
            lookUp(order3, order: 2, at: index, inside, model, &sums, &counts)
            lookUp(order4, order: 3, at: index, inside, model, &sums, &counts)
            lookUp(order5, order: 4, at: index, inside, model, &sums, &counts)
        }
        bag.add(sum: Int32(bitPattern: sums.wrappedSum()), count: Int32(bitPattern: counts.wrappedSum()))
    }

    /// All ones for the first lanes, which lie inside the line.
    private static func inside(_ lanes: Int) -> Lanes {
        var inside = Lanes.zero
        for lane in 0..<lanes { inside[lane] = .max }
        return inside
    }

    @inline(__always)
    private func lookUp(
        _ keys: Lanes, order: Int, at index: Int, _ inside: Lanes, _ model: SpanModel, _ sums: inout Lanes,
        _ counts: inout Lanes
    ) {
        let table = unsafe model.grams + order &* Grams.slots
        let weights = unsafe model.bag + order &* Grams.slots
        let slots = Grams.slots(keys)
        let known = unsafe GramTable.known(Lanes(table, at: slots), keys: keys)
        unsafe known.store(to: pairs + order &* capacity + index)
        let isKnown = (0 &- ((known | (0 &- known)) &>> 31)) & inside
        counts &-= isKnown
        // What is not known asks for the first weight, which is at hand: half of the slots are far away.
        unsafe sums &+= Lanes(weights, at: slots & isKnown) & isKnown
    }

    /// The trained chain's emission is the sum of the trained weights.
    private func addTrained(count: Int) {
        let trained = unsafe emissions + capacity
        for index in stride(from: 0, to: count, by: Lanes.width) {
            var sum = SIMD8<Int32>.zero
            for order in 0..<Grams.orders {
                let entries = unsafe Lanes(pairs + order * capacity + index)
                sum &+= unsafe unsafeBitCast(entries &<< 16, to: SIMD8<Int32>.self) &>> 24
            }
            for lane in 0..<Lanes.width {
                unsafe trained[index + lane] = Int16(
                    truncatingIfNeeded: max(-Chain.largestEmission, min(Chain.largestEmission, sum[lane])))
            }
        }
    }

    /// A word and its pair with the one before speak at the word's last character.
    private func addWords(_ cells: UnsafePointer<Cell>, count: Int, _ model: SpanModel) {
        unsafe words.read(cells, grams.codes, boundaries: boundaries, count: count)
        let trained = unsafe emissions + capacity
        let first = Grams.orders * Grams.slots
        for word in 0..<words.count {
            let end = words.end(word)
            var sum = unsafe Int32(trained[end])
            @inline(__always) func add(_ key: UInt32, table: Int) {
                let slot = table &+ Int(Grams.slot(key))
                let entry = unsafe model.grams[slot]
                // All ones if the n-gram is known. No branches: each would wait for memory that is far away.
                let difference = (entry &>> 16) ^ (key & 0xFFFF)
                let isKnown = 0 &- Int32(bitPattern: (difference &- 1) &>> 31 & (entry == 0 ? 0 : 1))
                sum &+= GramTable.trained(entry) & isKnown
                unsafe bag.add(sum: Int32(model.bag[slot & Int(isKnown)]) & isKnown, count: 0 &- isKnown)
            }
            add(words.key(word), table: first)
            add(words.pairKey(word), table: first &+ Grams.slots)
            add(words.shapeKey(word), table: first &+ 2 &* Grams.slots)
            unsafe trained[end] = Int16(
                truncatingIfNeeded: max(-Chain.largestEmission, min(Chain.largestEmission, sum)))
        }
    }

    /// The naive-Bayes chain's emission: each n-gram's log-odds spread over the positions it covers, weighted by its
    /// order and by the script of its last character.
    private func addNaive(count: Int) {
        let (emissions, codes, orderWeights) = unsafe (self.emissions, grams.codes, self.orderWeights)
        let pairs1 = unsafe UnsafePointer(pairs)
        let pairs2 = unsafe pairs1 + capacity
        let pairs3 = unsafe pairs2 + capacity
        let pairs4 = unsafe pairs3 + capacity
        let pairs5 = unsafe pairs4 + capacity
        // Sums still open for the last four positions, nearest first.
        var open1: Int32 = 0
        var open2: Int32 = 0
        var open3: Int32 = 0
        var open4: Int32 = 0
        for position in 0..<count {
            let weights = unsafe orderWeights + Int(codes[position] &>> 21) &* 8
            // What the n-grams that end here give to this position and to the ones before it.
            let back4 = unsafe weights[5] &* GramTable.naive(pairs5[position])
            let back3 = unsafe back4 &+ weights[4] &* GramTable.naive(pairs4[position])
            let back2 = unsafe back3 &+ weights[3] &* GramTable.naive(pairs3[position])
            let back1 = unsafe back2 &+ weights[2] &* GramTable.naive(pairs2[position])
            let here = unsafe back1 &+ weights[1] &* GramTable.naive(pairs1[position]) &+ weights[0]
            if position >= 4 { unsafe emissions[position &- 4] = SpanScorer.emission(open4 &+ back4) }
            open4 = open3 &+ back3
            open3 = open2 &+ back2
            open2 = open1 &+ back1
            open1 = here
        }
        if count >= 4 { unsafe emissions[count &- 4] = SpanScorer.emission(open4) }
        if count >= 3 { unsafe emissions[count &- 3] = SpanScorer.emission(open3) }
        if count >= 2 { unsafe emissions[count &- 2] = SpanScorer.emission(open2) }
        unsafe emissions[count &- 1] = SpanScorer.emission(open1)
    }

    @inline(__always) private static func emission(_ sum: Int32) -> Int16 {
        Int16(truncatingIfNeeded: max(-Chain.largestEmission, min(Chain.largestEmission, sum &>> 8)))
    }
}
