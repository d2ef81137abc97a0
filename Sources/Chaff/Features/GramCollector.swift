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
    private var keys: [UInt32] = []
    private var ends: [UInt32] = []

    /// - Parameter known: those of all tables; none of any if only keys are asked for.
    package init(_ known: KnownGrams) { self.known = known }

    /// All slots of the tables, and ``unknown``.
    package static let slotCount = Int(unknown) + 1

    /// For each position the slots of the n-grams that end there, one of each table, counted over all tables.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        let count = line.cells.count * Grams.tables
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(GramCollector.unknown, count: count))
        unsafe known.keys.withUnsafeBufferPointer { known in
            unsafe slots.withUnsafeMutableBufferPointer { slots in
                reader.visit(line, of: page) { position, table, key in
                    let slot = UInt32(truncatingIfNeeded: table) &<< Grams.slotBits | Grams.slot(key)
                    if unsafe known[Int(slot)] == key { unsafe slots[position &* Grams.tables &+ table] = slot }
                }
            }
        }
    }

    /// Lends the n-grams of one table: the key of each and the position at which it ends, in order.
    package func withKeys(
        table: Int, _ line: Line, of page: Page,
        _ body: (_ keys: UnsafeBufferPointer<UInt32>, _ ends: UnsafeBufferPointer<UInt32>) -> Void
    ) {
        let length = line.cells.count
        if keys.count < length + Lanes.width {
            keys = [UInt32](repeating: 0, count: 2 * length + Lanes.width)
            ends = keys
        }
        unsafe keys.withUnsafeMutableBufferPointer { keys in
            unsafe ends.withUnsafeMutableBufferPointer { ends in
                guard let firstKey = keys.baseAddress, let firstEnd = ends.baseAddress else { return }
                var count = 0
                if table < Grams.orders {
                    unsafe reader.writeKeys(order: table, line, of: page, to: firstKey)
                    while count < length {
                        unsafe firstEnd[count] = UInt32(truncatingIfNeeded: count)
                        count &+= 1
                    }
                } else {
                    reader.visitWords(line, of: page) { position, found, key in
                        if found != table { return }
                        unsafe firstKey[count] = key
                        unsafe firstEnd[count] = UInt32(truncatingIfNeeded: position)
                        count &+= 1
                    }
                }
                unsafe body(
                    UnsafeBufferPointer(start: firstKey, count: count),
                    UnsafeBufferPointer(start: firstEnd, count: count))
            }
        }
    }

    /// What a switch costs.
    package static let cheapSwitch = Float(Chain.cheapSwitch) * Quantum.step
    package static let dearSwitch = Float(Chain.dearSwitch) * Quantum.step

    /// Writes for each position `bit` if the switch before it is cheap, else 0.
    package static func markCheapSwitches(
        _ line: Line, of page: Page, bit: UInt32, in bits: UnsafeMutablePointer<UInt32>
    ) {
        unsafe page.withCells(of: line) { cells in
            var previous = Chain.lineStart
            for position in 0..<line.cells.count {
                let current = unsafe cells[position].scalarClass
                unsafe bits[position] = Chain.isBoundary(previous, current) ? bit : 0
                previous = current
            }
        }
    }

    /// Which position weights apply to each position.
    package static func positionClasses(_ line: Line, of page: Page) -> [Int] {
        page.cells[line.cells].map { SpanModel.positionClass(of: $0.scalarClass) }
    }
}
