/// Collects the slots of a line's features, for training, which looks at them many times.
package final class SlotCollector {
    /// How many tables the slots are spread over.
    package static let blocks = Block.count

    private let features = LineFeatures()

    package init() {}

    /// Appends `block << slotBits | slot` for each feature of the line.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        unsafe page.withCells(of: line) { cells in
            _ = unsafe features.read(cells, count: line.cells.count)
        }
        for block in Block.allCases {
            for slot in unsafe [UInt32](features[block]) {
                slots.append(UInt32(block.rawValue) << Block.slotBits | slot)
            }
        }
    }
}
