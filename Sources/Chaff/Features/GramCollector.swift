/// Collects what the chains see of a line, for training.
package struct GramCollector {
    package init() {}

    package var slotCount: Int { Grams.orders * Grams.slots }

    /// For each position the slots of the n-grams that end there, orders 1 to 5, in one table.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        slots.removeAll(keepingCapacity: true)
        unsafe page.withCells(of: line) { cells in
            unsafe Grams(cells: cells, count: line.cells.count).visit { _, _, hash1, hash2, hash3, hash4, hash5 in
                slots.append(Hash.slot(hash1, bits: Grams.slotBits))
                slots.append(1 &<< Grams.slotBits | Hash.slot(hash2, bits: Grams.slotBits))
                slots.append(2 &<< Grams.slotBits | Hash.slot(hash3, bits: Grams.slotBits))
                slots.append(3 &<< Grams.slotBits | Hash.slot(hash4, bits: Grams.slotBits))
                slots.append(4 &<< Grams.slotBits | Hash.slot(hash5, bits: Grams.slotBits))
            }
        }
    }

    /// The costs of a switch before each position, in steps of ``Quantum/step``.
    package static func switchCosts(_ line: Line, of page: Page) -> [Float] {
        var costs: [Float] = []
        var previous = Chain.lineStart
        for cell in page.cells[line.cells] {
            costs.append(Float(Chain.isBoundary(previous, cell.scalarClass) ? Chain.cheapSwitch : Chain.dearSwitch))
            previous = cell.scalarClass
        }
        return costs.map { $0 * Quantum.step }
    }

    /// Which position weights apply to each position.
    package static func positionClasses(_ line: Line, of page: Page) -> [Int] {
        page.cells[line.cells].map { SpanModel.positionClass(of: $0.scalarClass) }
    }
}
