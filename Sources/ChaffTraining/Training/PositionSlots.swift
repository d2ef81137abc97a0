import Chaff

/// The slots of the positions of a line in one table of weights, as learners take them. Keeps its memory; one a thread.
///
/// Invariant: `slots` has room for ``GramCollector/tables`` of each position and as many more, `ends` for each position; both are written up
/// to the last position of the line that was read last.
@safe final class PositionSlots {
    /// Position after position.
    private(set) var slots: UnsafeMutablePointer<UInt32>
    /// For each position where its slots end.
    private(set) var ends: UnsafeMutablePointer<UInt32>
    private var capacity = 0
    /// How many slots the line has.
    private(set) var count = 0

    private typealias Eight = SIMD8<UInt32>
    /// For each set of tables that know something at a position the first slots of these tables, one after the other.
    private let tables: UnsafeMutablePointer<Eight>
    /// A property, because the compiler takes vectors apart that are shifted by constants.
    private let shift = Eight(0, 1, 2, 3, 4, 5, 6, 7)

    init() {
        unsafe slots = .allocate(capacity: 1)
        unsafe ends = .allocate(capacity: 1)
        unsafe tables = .allocate(capacity: 256)
        for mask in 0..<256 {
            var first = Eight.zero
            for (place, table) in (0..<8).filter({ mask &>> $0 & 1 != 0 }).enumerated() {
                first[place] = UInt32(table * GramCollector.slots)
            }
            unsafe (tables + mask).initialize(to: first)
        }
    }

    deinit {
        unsafe tables.deallocate()
        unsafe slots.deallocate()
        unsafe ends.deallocate()
    }

    private func reserve(_ positions: Int) {
        guard positions > capacity else { return }
        capacity = max(1024, 2 * positions)
        unsafe slots.deallocate()
        unsafe ends.deallocate()
        unsafe slots = .allocate(capacity: GramCollector.tables * (capacity + 1))
        unsafe ends = .allocate(capacity: capacity)
    }

    /// Reads the n-grams that are known, slots as ``GramCollector`` counts them.
    func readGrams(_ row: SlotRow) {
        reserve(row.count)
        let (slots, ends) = unsafe (self.slots, self.ends)
        let (headers, grams, tables) = unsafe (row.headers, row.grams, self.tables)
        let shift = self.shift
        var count = 0
        for position in 0..<row.count {
            let header = unsafe headers[position]
            let mask = Int(header & 0xFF)
            // Eight slots whatever the number that counts: what comes next is written over the others.
            let lower = unsafe UnsafeRawPointer(grams + count).loadUnaligned(as: SIMD8<UInt16>.self)
            let upper = (Eight(repeating: header &>> 8) &>> shift & 1) &<< SlotRow.lowerBits
            let eight = unsafe Eight(truncatingIfNeeded: lower) | upper | tables[mask]
            unsafe UnsafeMutableRawPointer(slots + count).storeBytes(of: eight, as: Eight.self)
            count &+= mask.nonzeroBitCount
            unsafe ends[position] = UInt32(truncatingIfNeeded: count)
        }
        self.count = count
    }

    /// Reads the pairs and quadruples of the screen, slots as ``ScreenReader`` counts them.
    func readPairs(_ row: SlotRow) {
        reserve(row.count)
        let (slots, ends) = unsafe (self.slots, self.ends)
        let (headers, pairs) = unsafe (row.headers, row.pairs)
        let table = UInt32(ScreenReader.slots)
        for position in 0..<row.count {
            let header = unsafe headers[position] &>> SlotRow.pairShift
            let (pair, quadruple) = unsafe (UInt32(pairs[2 &* position]), UInt32(pairs[2 &* position &+ 1]))
            unsafe slots[2 &* position] = (header & 1) &<< SlotRow.lowerBits | pair
            unsafe slots[2 &* position &+ 1] = table &+ ((header &>> 1 & 1) &<< SlotRow.lowerBits | quadruple)
            unsafe ends[position] = UInt32(truncatingIfNeeded: 2 &* position &+ 2)
        }
        count = 2 * row.count
    }
}
