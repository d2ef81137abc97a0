/// Visits the character n-grams, orders 1 to 5, that end at each position of a line; injected text is found by them.
///
/// Unlike ``LineFeatures`` it keeps digits (91, 365, 88 are names) and reads the whole line.
@safe package struct Grams {
    package static let orders = 5

    /// log2 of the slots of each order's table. 19 gains nothing.
    package static let slotBits: UInt32 = 18
    package static let slots = 1 << Int(slotBits)

    /// Stands for what is before the line.
    static let edge: UInt32 = 1

    private let cells: UnsafePointer<Cell>
    private let count: Int

    package init(cells: UnsafePointer<Cell>, count: Int) {
        unsafe self.cells = cells
        self.count = count
    }

    /// Calls `body(position, class, hash1, …, hash5)` for each position.
    @inline(__always)
    package func visit(_ body: (Int, ScalarClass, UInt32, UInt32, UInt32, UInt32, UInt32) -> Void) {
        let before = Hash.pair(Grams.edge, Grams.edge)
        var previous = Grams.edge
        var pair1 = before
        var pair2 = before
        var triple1 = Hash.pair(before, Grams.edge)
        var triple2 = triple1
        for position in 0..<count {
            let cell = unsafe cells[position]
            let current = cell.codePoint
            let pair = Hash.pair(previous, current)
            let triple = Hash.pair(pair1, current)
            body(
                position, cell.scalarClass, current &* 0x2545_F491, pair, triple, Hash.pair(pair2, pair),
                Hash.pair(triple2, ~pair))
            triple2 = triple1
            triple1 = triple
            pair2 = pair1
            pair1 = pair
            previous = current
        }
    }
}
