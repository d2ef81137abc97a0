/// Collects the slots of a line's features, for training, which looks at them many times.
package final class SlotCollector {
    /// How many tables the slots are spread over.
    package static let blocks = Block.count

    private let bits: UInt32
    private let features = LineFeatures()
    private let filter = PresenceFilter()

    package init(bits: UInt32) { self.bits = bits }

    /// Appends `block << bits | slot` for each feature of the line, each once.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        unsafe page.withCells(of: line) { cells in
            unsafe features.read(cells, count: line.cells.count, bits: bits)
        }
        for block in 0..<Block.count {
            filter.startBlock()
            for slot in unsafe features[block] where filter.isNew(slot) {
                slots.append(UInt32(block) << bits | slot)
            }
        }
    }
}
