/// Collects the slots of a line's features, for training, which looks at them many times.
@safe package final class SlotCollector {
    /// How many tables the slots are spread over.
    package static let blocks = Block.allCases.count

    private let bits: UInt32
    private let memory: UnsafeMutablePointer<UInt32>
    private var stamp: UInt32 = 0

    package init(bits: UInt32) {
        self.bits = bits
        unsafe memory = .allocate(capacity: PresenceFilter.memory)
        unsafe memory.initialize(repeating: 0, count: PresenceFilter.memory)
    }

    deinit { unsafe memory.deallocate() }

    /// Appends `block << bits | slot` for each feature of the line.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        stamp = stamp == 1023 ? 1 : stamp + 1
        if stamp == 1 { unsafe memory.update(repeating: 0, count: PresenceFilter.memory) }
        var visitor = unsafe Visitor(filter: PresenceFilter(memory: memory, stamp: stamp), bits: bits, slots: slots)
        slots = []
        unsafe page.cells.withUnsafeBufferPointer { cells in
            guard let start = cells.baseAddress else { return }
            unsafe LineFeatures(cells: start + line.cells.lowerBound, count: line.cells.count).visit(&visitor)
        }
        slots = unsafe visitor.slots
    }

    @unsafe private struct Visitor: FeatureVisitor {
        let filter: PresenceFilter
        let bits: UInt32
        var slots: [UInt32]

        mutating func visit(_ block: Block, _ hash: UInt32) {
            let slot = unsafe Hash.slot(hash, bits: bits)
            if unsafe filter.isNew(block, slot) {
                unsafe slots.append(UInt32(block.rawValue) << bits | UInt32(slot))
            }
        }
    }
}
