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

    private let grams = Grams()
    private let words = WordGrams()
    private let known: KnownGrams
    private var boundaries: [UInt32] = []

    package init(_ known: KnownGrams) { self.known = known }

    /// All slots of the tables, and ``unknown``.
    package var slotCount: Int { Int(GramCollector.unknown) + 1 }

    /// For each position the slots of the n-grams that end there, one of each table, counted over all tables.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(GramCollector.unknown, count: line.cells.count * Grams.tables))
        visit(line, of: page) { position, table, key in
            let slot = UInt32(table) &<< Grams.slotBits | KnownGrams.slot(key)
            if known.keys[Int(slot)] == key { slots[position * Grams.tables + table] = slot }
        }
    }

    /// The n-grams of one table: the key of each and the position at which it ends.
    package func collectKeys(
        table wanted: Int, _ line: Line, of page: Page, into keys: inout [(position: Int, key: UInt32)]
    ) {
        keys.removeAll(keepingCapacity: true)
        visit(line, of: page) { position, table, key in
            if table == wanted { keys.append((position, key)) }
        }
    }

    /// Calls `body(position, table, key)` for the n-grams that end at each position.
    @inline(__always) private func visit(_ line: Line, of page: Page, _ body: (Int, Int, UInt32) -> Void) {
        let count = line.cells.count
        if boundaries.count < count + Lanes.width + 1 {
            boundaries = [UInt32](repeating: 0, count: 2 * count + Lanes.width + 1)
        }
        unsafe page.withCells(of: line) { cells in
            unsafe grams.read(cells, count: count)
            for index in stride(from: 0, to: count, by: Lanes.width) {
                let (order1, order2, order3, order4, order5) = unsafe Grams.keys(grams.codes, at: index)
                for lane in 0..<min(Lanes.width, count - index) {
                    body(index + lane, 0, order1[lane])
                    body(index + lane, 1, order2[lane])
                    body(index + lane, 2, order3[lane])
                    body(index + lane, 3, order4[lane])
                    body(index + lane, 4, order5[lane])
                }
            }
            unsafe boundaries.withUnsafeMutableBufferPointer { boundaries in
                guard let start = boundaries.baseAddress else { return }
                unsafe Chain.markBoundaries(grams.codes, count: count, seams: [], in: start)
                unsafe words.read(grams.codes, boundaries: start, count: count)
            }
        }
        for word in 0..<words.count {
            body(words.end(word), Grams.orders, words.key(word))
            body(words.end(word), Grams.orders + 1, words.pairKey(word))
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
