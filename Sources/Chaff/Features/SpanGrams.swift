/// Reads the n-grams, words and pairs of words that lie inside stretches of a line, for training and for labelling.
package final class SpanGrams {
    private let reader = GramReader()
    /// For each position the stretch that it lies in, or −1.
    private var owners: [Int] = []

    package init() {}

    /// Calls `body(stretch, position, table, key)` for everything that begins and ends inside one of the stretches; what
    /// crosses a border says as much of the text around it.
    /// - Parameter stretches: cells from the start of the line, in order and apart.
    package func visit(
        _ line: Line, of page: Page, inside stretches: [Range<Int>], _ body: (Int, Int, Int, UInt32) -> Void
    ) {
        owners.removeAll(keepingCapacity: true)
        owners.append(contentsOf: repeatElement(-1, count: line.cells.count))
        for (stretch, cells) in stretches.enumerated() {
            for position in cells.clamped(to: 0..<owners.count) { owners[position] = stretch }
        }
        // Where the last word ended, and the one before it.
        var (wordEnd, previousEnd) = (-1, -1)
        reader.visit(line, of: page) { position, table, key in
            if table == Grams.orders { (previousEnd, wordEnd) = (wordEnd, position) }
            let owner = owners[position]
            if owner < 0 { return }
            // Where a word begins is not told; one that ends inside a span and begins before it is rare.
            let first = table < Grams.orders ? position - table : table == Grams.orders ? position : previousEnd
            if first >= stretches[owner].lowerBound { body(owner, position, table, key) }
        }
    }
}
