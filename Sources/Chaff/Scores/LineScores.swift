/// The scores of the lines of a page that are not blank, one number a line for each question, in memory that is used again.
///
/// Raw memory, because an array asks at every append whether it has other owners: that was a third of the work on a
/// short line beside its features.
@safe final class LineScores {
    /// How many lines there are; below the number that ``reset(lines:structures:)`` made room for.
    var count = 0
    private var capacity = 0
    private var structures = 0
    /// Their indices in ``Page/lines``.
    private(set) var indices: UnsafeMutablePointer<Int>
    /// √(1 + columns).
    private(set) var rootWidths: UnsafeMutablePointer<Float>
    /// What each line says of the others, for ``SpanContext``.
    private(set) var heats: UnsafeMutablePointer<Float>
    /// The log-odds that the line is injected.
    private(set) var injectedOdds: UnsafeMutablePointer<Float>
    private var odds: UnsafeMutablePointer<Float>
    /// The probabilities that the line is injected, and that the first structure decision says yes; see
    /// ``workOutProbabilities()``.
    private(set) var injected: UnsafeMutablePointer<Float>
    private(set) var shares: UnsafeMutablePointer<Float>

    init() {
        unsafe indices = .allocate(capacity: 1)
        unsafe rootWidths = .allocate(capacity: 1)
        unsafe heats = .allocate(capacity: 1)
        unsafe injectedOdds = .allocate(capacity: 1)
        unsafe odds = .allocate(capacity: 1)
        unsafe injected = .allocate(capacity: 1)
        unsafe shares = .allocate(capacity: 1)
    }

    deinit { deallocate() }

    private func deallocate() {
        unsafe indices.deallocate()
        unsafe rootWidths.deallocate()
        unsafe heats.deallocate()
        unsafe injectedOdds.deallocate()
        unsafe odds.deallocate()
        unsafe injected.deallocate()
        unsafe shares.deallocate()
    }

    /// For each line the log-odds of one two-way structure decision.
    func structureOdds(_ index: Int) -> UnsafeMutablePointer<Float> { unsafe odds + index * room }

    /// Turns the final log-odds into probabilities, eight at once.
    func workOutProbabilities() {
        var index = 0
        while index < count {
            let injected = unsafe logistic(FloatLanes(injectedOdds + index))
            let share = unsafe logistic(FloatLanes(odds + index))
            unsafe UnsafeMutableRawPointer(self.injected + index).storeBytes(of: injected, as: FloatLanes.self)
            unsafe UnsafeMutableRawPointer(shares + index).storeBytes(of: share, as: FloatLanes.self)
            index &+= FloatLanes.width
        }
    }

    /// Room for whole vectors.
    private var room: Int { capacity + FloatLanes.width }

    /// Forgets all scores and makes room for a page.
    func reset(lines: Int, structures: Int) {
        count = 0
        if lines <= capacity, structures <= self.structures { return }
        deallocate()
        capacity = max(256, 2 * lines)
        self.structures = max(1, structures)
        unsafe indices = .allocate(capacity: capacity)
        unsafe rootWidths = .allocate(capacity: capacity)
        unsafe heats = .allocate(capacity: capacity)
        unsafe injected = .allocate(capacity: room)
        unsafe shares = .allocate(capacity: room)
        unsafe injectedOdds = .allocate(capacity: room)
        unsafe odds = .allocate(capacity: room * self.structures)
        // What stands behind the last line, or belongs to no decision, is read and not used.
        unsafe injectedOdds.initialize(repeating: 0, count: room)
        unsafe odds.initialize(repeating: 0, count: room * self.structures)
    }
}
