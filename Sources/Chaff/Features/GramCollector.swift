/// Collects what the chains see of a line, for training.
package final class GramCollector {
    /// How many tables there are, and how many slots each has; the first five hold the orders 1 to 5.
    package static let tables = Grams.tables
    package static let slots = Grams.slots
    package static let orders = Grams.orders
    /// log2 of ``slots``.
    package static let slotBits = Grams.slotBits
    /// The slot of what is not known; its weight is 0.
    package static let unknown = UInt32(Grams.tables * Grams.slots)

    private let reader = GramReader()
    private let known: KnownGrams

    package init(_ known: KnownGrams) { self.known = known }

    /// All slots of the tables, and ``unknown``.
    package var slotCount: Int { Int(GramCollector.unknown) + 1 }

    /// For each position the slots of the n-grams that end there, one of each table, counted over all tables.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(GramCollector.unknown, count: line.cells.count * Grams.tables))
        reader.visit(line, of: page) { position, table, key in
            let slot = UInt32(table) &<< Grams.slotBits | Grams.slot(key)
            if known.keys[Int(slot)] == key { slots[position * Grams.tables + table] = slot }
        }
    }

    /// The n-grams of one table: the key of each and the position at which it ends.
    package func collectKeys(
        table wanted: Int, _ line: Line, of page: Page, into keys: inout [(position: Int, key: UInt32)]
    ) {
        keys.removeAll(keepingCapacity: true)
        reader.visit(line, of: page) { position, table, key in
            if table == wanted { keys.append((position, key)) }
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
