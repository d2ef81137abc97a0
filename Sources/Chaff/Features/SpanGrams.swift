/// Reads the n-grams, words and pairs of words that lie inside stretches of a line, for training and for labelling. Keeps
/// scratch memory; one a thread.
@safe package final class SpanGrams {
    private let reader = GramReader()
    /// For each position the stretch that it lies in, or −1, then where that starts.
    private var places: UnsafeMutablePointer<SIMD2<Int32>>
    private var capacity = 0

    package init() { unsafe places = .allocate(capacity: 1) }

    deinit { unsafe places.deallocate() }

    /// Calls `body(stretch, table, key)` for everything that begins and ends inside one of the stretches; what crosses a
    /// border says as much of the text around it.
    /// - Parameter stretches: cells from the start of the line, in order and apart.
    @inline(__always)
    package func visit(
        _ line: Line, of page: Page, inside stretches: [Range<Int>], _ body: (Int, Int, UInt32) -> Void
    ) {
        mark(stretches, count: line.cells.count)
        let places = unsafe self.places
        // Where the last word ended, and the one before it.
        var (wordEnd, previousEnd) = (-1, -1)
        reader.visit(line, of: page) { position, table, key in
            if table == Grams.orders { (previousEnd, wordEnd) = (wordEnd, position) }
            let place = unsafe places[position]
            if place[0] < 0 { return }
            // Where a word begins is not told; one that ends inside a span and begins before it is rare.
            let first = table < Grams.orders ? position &- table : table == Grams.orders + 1 ? previousEnd : position
            if first >= Int(place[1]) { body(Int(place[0]), table, key) }
        }
    }

    private func mark(_ stretches: [Range<Int>], count: Int) {
        if count > capacity {
            capacity = max(1024, 2 * count)
            unsafe places.deallocate()
            unsafe places = .allocate(capacity: capacity)
        }
        unsafe places.update(repeating: SIMD2(-1, 0), count: count)
        for (stretch, cells) in stretches.enumerated() {
            let cells = cells.clamped(to: 0..<count)
            let place = SIMD2(Int32(stretch), Int32(cells.lowerBound))
            for position in cells { unsafe places[position] = place }
        }
    }
}
