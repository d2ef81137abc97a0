/// Collects what the chains see of a line, for training.
package final class GramCollector {
    /// How many orders there are, and how many slots the table of each has.
    package static let orders = Grams.orders
    package static let slots = Grams.slots
    /// log2 of ``slots``.
    package static let slotBits = Grams.slotBits

    private let grams = Grams()

    package init() {}

    package var slotCount: Int { Grams.orders * Grams.slots }

    /// For each position the slots of the n-grams that end there, orders 1 to 5, in one table.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        slots.removeAll(keepingCapacity: true)
        let count = line.cells.count
        unsafe page.withCells(of: line) { cells in
            unsafe grams.read(cells, count: count)
            for index in stride(from: 0, to: count, by: Lanes.width) {
                let (order1, order2, order3, order4, order5) = unsafe Grams.slots(grams.codes, at: index)
                for lane in 0..<min(Lanes.width, count - index) {
                    slots.append(order1[lane])
                    slots.append(1 &<< Grams.slotBits | order2[lane])
                    slots.append(2 &<< Grams.slotBits | order3[lane])
                    slots.append(3 &<< Grams.slotBits | order4[lane])
                    slots.append(4 &<< Grams.slotBits | order5[lane])
                }
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
