/// The character n-grams, orders 1 to 5, that end at each position of a line; injected text is found by them.
///
/// Unlike ``LineFeatures`` it keeps digits (91, 365, 88 are names), tells the start of a line from the start of a word,
/// and reads the whole line.
@safe final class Grams {
    static let orders = 5
    /// Tables of n-grams: one for each order, one for words, one for pairs of words, one for shapes of words.
    static let tables = orders + 3

    /// log2 of the slots of each order's table.
    static let slotBits: UInt32 = 17
    static let slots = 1 << Int(slotBits)

    private let row = CodeRow(edge: CodeRow.Edge.mark, readsDigitsAsZero: false)

    /// The code of the line's first character.
    @inline(__always) var codes: UnsafePointer<UInt32> { unsafe row.codes }

    func read(_ cells: UnsafePointer<Cell>, count: Int) { unsafe row.read(cells, count: count) }

    /// The keys of the n-grams that end at the eight positions from `index` on. A key's upper ``slotBits`` bits are a
    /// slot in the table of its order; with the lower 16 it tells n-grams apart.
    @inline(__always) static func keys(_ codes: UnsafePointer<UInt32>, at index: Int) -> (
        Lanes, Lanes, Lanes, Lanes, Lanes
    ) {
        let at = unsafe codes + index
        let order1 = unsafe Lanes(at) &* Hash.last
        let order2 = unsafe order1 &+ Lanes(at - 1) &* Hash.before1
        let order3 = unsafe order2 &+ Lanes(at - 2) &* Hash.before2
        let order4 = unsafe order3 &+ Lanes(at - 3) &* Hash.before3
        let order5 = unsafe order4 &+ Lanes(at - 4) &* Hash.before4
        return (
            Hash.mixed(order1), Hash.mixed(order2), Hash.mixed(order3), Hash.mixed(order4), Hash.mixed(order5)
        )
    }

    /// The slot of a key in the table of its order.
    @inline(__always) static func slot(_ key: UInt32) -> UInt32 { key &>> (32 &- slotBits) }
    @inline(__always) static func slots(_ keys: Lanes) -> Lanes { keys &>> (32 &- slotBits) }
}
