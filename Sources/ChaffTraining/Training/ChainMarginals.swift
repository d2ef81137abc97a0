import Chaff

/// How likely each position of a line is injected, by forward–backward over the two states of a chain, scaled at each
/// step. Keeps its memory; one a thread.
///
/// Invariant: every buffer has room for the positions of the line and a vector more.
@safe final class ChainMarginals {
    private typealias Eight = SIMD8<Float>
    private static let lanes = 8
    private static let cheapFactor = exp(-GramCollector.cheapSwitch)
    private static let dearFactor = exp(-GramCollector.dearSwitch)

    /// What each position says for the injected state; to be written before ``work(_:)``.
    private(set) var emissions: UnsafeMutablePointer<Float>
    /// The probability of the injected state at each position, after ``work(_:)``.
    private(set) var marginals: UnsafeMutablePointer<Float>
    private var gains: UnsafeMutablePointer<Float>
    private var factors: UnsafeMutablePointer<Float>
    private var backClean: UnsafeMutablePointer<Float>
    private var backInjected: UnsafeMutablePointer<Float>
    private var capacity = 0

    init() {
        unsafe emissions = .allocate(capacity: 1)
        unsafe marginals = .allocate(capacity: 1)
        unsafe gains = .allocate(capacity: 1)
        unsafe factors = .allocate(capacity: 1)
        unsafe backClean = .allocate(capacity: 1)
        unsafe backInjected = .allocate(capacity: 1)
    }

    deinit { deallocate() }

    private func deallocate() {
        unsafe emissions.deallocate()
        unsafe marginals.deallocate()
        unsafe gains.deallocate()
        unsafe factors.deallocate()
        unsafe backClean.deallocate()
        unsafe backInjected.deallocate()
    }

    func reserve(_ positions: Int) {
        guard positions > capacity else { return }
        capacity = max(1024, 2 * positions)
        let room = capacity + ChainMarginals.lanes
        deallocate()
        unsafe emissions = .allocate(capacity: room)
        unsafe emissions.initialize(repeating: 0, count: room)
        unsafe marginals = .allocate(capacity: room)
        unsafe gains = .allocate(capacity: room)
        unsafe factors = .allocate(capacity: room)
        unsafe backClean = .allocate(capacity: room)
        unsafe backInjected = .allocate(capacity: room)
    }

    /// Works out what the marginals are made of.
    /// - Parameter headers: as a ``SlotRow`` has them.
    func read(_ headers: UnsafePointer<UInt32>, count: Int) {
        let (emissions, gains, factors) = unsafe (self.emissions, self.gains, self.factors)
        let (cheap, dear) = (ChainMarginals.cheapFactor, ChainMarginals.dearFactor)
        for position in 0..<count {
            unsafe factors[position] = headers[position] & SlotRow.isCheap != 0 ? cheap : dear
        }
        for position in stride(from: 0, to: count, by: ChainMarginals.lanes) {
            let eight = unsafe UnsafeRawPointer(emissions + position).loadUnaligned(as: Eight.self)
            let gain = exp(eight)
            unsafe UnsafeMutableRawPointer(gains + position).storeBytes(of: gain, as: Eight.self)
        }
    }

    /// Works the probabilities out. Both directions go on at once, because each waits for its own divisions.
    func work(count: Int) {
        let (gains, factors, marginals) = unsafe (self.gains, self.factors, self.marginals)
        let (backs, cleanBacks) = unsafe (backInjected, backClean)
        var (clean, injected) = (Float(1), Float(0))
        var (backClean, backInjected) = (Float(1), Float(1))
        for position in 0..<count {
            let nextClean = unsafe clean + injected * factors[position]
            let nextInjected = unsafe (injected + clean * factors[position]) * gains[position]
            let total = nextClean + nextInjected
            clean = nextClean / total
            injected = nextInjected / total
            unsafe marginals[position] = injected

            let mirrored = count &- 1 &- position
            unsafe backs[mirrored] = backInjected
            unsafe cleanBacks[mirrored] = backClean
            let throughInjected = unsafe gains[mirrored] * backInjected
            let previousClean = unsafe backClean + factors[mirrored] * throughInjected
            let previousInjected = unsafe throughInjected + factors[mirrored] * backClean
            let previousTotal = previousClean + previousInjected
            backClean = previousClean / previousTotal
            backInjected = previousInjected / previousTotal
        }
        for position in 0..<count {
            let forward = unsafe marginals[position]
            let injected = unsafe forward * backs[position]
            let clean = unsafe (1 - forward) * cleanBacks[position]
            unsafe marginals[position] = injected / max(injected + clean, 1e-30)
        }
    }
}
