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

    init() {
        unsafe indices = .allocate(capacity: 1)
        unsafe rootWidths = .allocate(capacity: 1)
        unsafe heats = .allocate(capacity: 1)
        unsafe injectedOdds = .allocate(capacity: 1)
        unsafe odds = .allocate(capacity: 1)
    }

    deinit { deallocate() }

    private func deallocate() {
        unsafe indices.deallocate()
        unsafe rootWidths.deallocate()
        unsafe heats.deallocate()
        unsafe injectedOdds.deallocate()
        unsafe odds.deallocate()
    }

    /// For each line the log-odds of one two-way structure decision.
    func structureOdds(_ index: Int) -> UnsafeMutablePointer<Float> { unsafe odds + index * capacity }

    /// Forgets all scores and makes room for a page.
    func reset(lines: Int, structures: Int) {
        count = 0
        if lines <= capacity, structures <= self.structures { return }
        deallocate()
        capacity = max(256, 2 * lines)
        self.structures = structures
        unsafe indices = .allocate(capacity: capacity)
        unsafe rootWidths = .allocate(capacity: capacity)
        unsafe heats = .allocate(capacity: capacity)
        unsafe injectedOdds = .allocate(capacity: capacity)
        unsafe odds = .allocate(capacity: capacity * max(1, structures))
    }
}
