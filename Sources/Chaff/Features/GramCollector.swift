/// Collects what the chains see of a line, for training.
package struct GramCollector {
    private let bits: UInt32

    package init(bits: Int) { self.bits = UInt32(bits) }

    /// For each position the slots of the n-grams that end there, orders 1 to 5, in one table of `5 << bits` slots.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        slots.removeAll(keepingCapacity: true)
        let shift = 32 - bits
        unsafe page.withCells(of: line) { cells in
            unsafe Grams(cells: cells, count: line.cells.count).visit { _, _, hash1, hash2, hash3, hash4, hash5 in
                slots.append(Hash.slot(hash1, shift: shift))
                slots.append(1 &<< bits | Hash.slot(hash2, shift: shift))
                slots.append(2 &<< bits | Hash.slot(hash3, shift: shift))
                slots.append(3 &<< bits | Hash.slot(hash4, shift: shift))
                slots.append(4 &<< bits | Hash.slot(hash5, shift: shift))
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
