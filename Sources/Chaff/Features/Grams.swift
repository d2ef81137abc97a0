/// The character n-grams, orders 1 to 5, that end at each position of a line; injected text is found by them.
///
/// Unlike ``LineFeatures`` it keeps digits (91, 365, 88 are names), tells the start of a line from the start of a word,
/// and reads the whole line.
@safe final class Grams {
    static let orders = 5

    /// log2 of the slots of each order's table. 19 gains nothing.
    static let slotBits: UInt32 = 18
    static let slots = 1 << Int(slotBits)

    private let row = CodeRow(edge: CodeRow.Edge.mark, readsDigitsAsZero: false)

    /// The code of the line's first character.
    @inline(__always) var codes: UnsafePointer<UInt32> { unsafe row.codes }

    func read(_ cells: UnsafePointer<Cell>, count: Int) { unsafe row.read(cells, count: count) }

    /// The slots, each in the table of its order, of the n-grams that end at the eight positions from `index` on.
    @inline(__always) static func slots(_ codes: UnsafePointer<UInt32>, at index: Int) -> (
        Lanes, Lanes, Lanes, Lanes, Lanes
    ) {
        let at = unsafe codes + index
        let order1 = unsafe Lanes(at) &* Hash.last
        let order2 = unsafe order1 &+ Lanes(at - 1) &* Hash.before1
        let order3 = unsafe order2 &+ Lanes(at - 2) &* Hash.before2
        let order4 = unsafe order3 &+ Lanes(at - 3) &* Hash.before3
        let order5 = unsafe order4 &+ Lanes(at - 4) &* Hash.before4
        return (
            Hash.slot(order1, bits: slotBits), Hash.slot(order2, bits: slotBits), Hash.slot(order3, bits: slotBits),
            Hash.slot(order4, bits: slotBits), Hash.slot(order5, bits: slotBits)
        )
    }
}
