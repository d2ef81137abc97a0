/// Reads the n-grams, words and pairs of words of a line one by one, for training and for evidence. Labelling looks them up
/// eight at a time.
final class GramReader {
    private let grams = Grams()
    private let words = WordGrams()
    private var boundaries: [UInt32] = []

    /// Calls `body(position, table, key)` for the n-grams that end at each position, then for words, pairs and
    /// shapes of words.
    @inline(__always) func visit(_ line: Line, of page: Page, _ body: (Int, Int, UInt32) -> Void) {
        let count = line.cells.count
        unsafe page.withCells(of: line) { cells in unsafe grams.read(cells, count: count) }
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
        visitReadWords(line, of: page, body)
    }

    /// The same for words, pairs of words and shapes of words alone.
    @inline(__always) func visitWords(_ line: Line, of page: Page, _ body: (Int, Int, UInt32) -> Void) {
        unsafe page.withCells(of: line) { cells in unsafe grams.read(cells, count: line.cells.count) }
        visitReadWords(line, of: page, body)
    }

    @inline(__always) private func visitReadWords(_ line: Line, of page: Page, _ body: (Int, Int, UInt32) -> Void) {
        let count = line.cells.count
        if boundaries.count < count + Lanes.width + 1 {
            boundaries = [UInt32](repeating: 0, count: 2 * count + Lanes.width + 1)
        }
        unsafe page.withCells(of: line) { cells in
            unsafe boundaries.withUnsafeMutableBufferPointer { boundaries in
                guard let start = boundaries.baseAddress else { return }
                unsafe Chain.markBoundaries(grams.codes, count: count, seams: page.seams(in: line), in: start)
                unsafe words.read(cells, grams.codes, boundaries: start, count: count)
            }
        }
        for word in 0..<words.count {
            body(words.end(word), Grams.orders, words.key(word))
            body(words.end(word), Grams.orders + 1, words.pairKey(word))
            body(words.end(word), Grams.orders + 2, words.shapeKey(word))
        }
    }

    /// Writes the keys of the n-grams of one order, that of each position in its place.
    /// - Parameter keys: room for the line's cells and a vector more.
    func writeKeys(order: Int, _ line: Line, of page: Page, to keys: UnsafeMutablePointer<UInt32>) {
        let count = line.cells.count
        unsafe page.withCells(of: line) { cells in
            unsafe grams.read(cells, count: count)
            switch order {
            case 0: unsafe write(count, keys) { $0.0 }
            case 1: unsafe write(count, keys) { $0.1 }
            case 2: unsafe write(count, keys) { $0.2 }
            case 3: unsafe write(count, keys) { $0.3 }
            default: unsafe write(count, keys) { $0.4 }
            }
        }
    }

    @inline(__always)
    private func write(
        _ count: Int, _ keys: UnsafeMutablePointer<UInt32>, _ order: ((Lanes, Lanes, Lanes, Lanes, Lanes)) -> Lanes
    ) {
        let codes = unsafe grams.codes
        for index in stride(from: 0, to: count, by: Lanes.width) {
            unsafe order(Grams.keys(codes, at: index)).store(to: keys + index)
        }
    }
}
