/// Finds the n-grams of a line that say most in the chains.
final class GramEvidence {
    private let grams = Grams()
    private let words = WordGrams()
    private var boundaries: [UInt32] = []

    /// The n-grams with the largest emissions either way, of the naive-Bayes chain and of the trained one, which knows
    /// words and pairs of words too. An emission is what an n-gram adds to all positions that it counts for.
    func strongest(
        _ line: Line, of page: Page, _ model: SpanModel, _ limit: Int
    ) -> (naive: [LineEvidence.Feature], trained: [LineEvidence.Feature]) {
        var (naive, trained) = (FeatureTally(), FeatureTally())
        let count = line.cells.count
        unsafe page.withCells(of: line) { cells in unsafe grams.read(cells, count: count) }
        for index in stride(from: 0, to: count, by: Lanes.width) {
            let keys = unsafe Grams.keys(grams.codes, at: index)
            let orders = [keys.0, keys.1, keys.2, keys.3, keys.4]
            for lane in 0..<min(Lanes.width, count - index) {
                let position = index + lane
                let scalarClass = page.cells[line.cells.lowerBound + position].scalarClass
                let row = SpanModel.positionClass(of: scalarClass) * SpanScorer.positionWeights
                for (below, keys) in orders.enumerated() {
                    let order = below + 1
                    guard let weights = weights(of: keys[lane], table: below, model) else { continue }
                    let name = page.name(ofCells: position - below..<position + 1, in: line)
                    // The naive chain spreads the weight over the positions that the n-gram covers.
                    let share = unsafe Float(order) * model.position[row + order]
                    naive.add("\(order)-gram", name, weight: Float(weights.naive) * share * Quantum.step)
                    trained.add("\(order)-gram", name, weight: Float(weights.trained) * Quantum.step)
                }
            }
        }
        readWords(line, of: page)
        for word in 0..<words.count {
            let name = page.name(ofCells: start(of: word, in: line, page)..<words.end(word) + 1, in: line)
            if let weights = weights(of: words.key(word), table: Grams.orders, model) {
                trained.add("word", name, weight: Float(weights.trained) * Quantum.step)
            }
            if let weights = weights(of: words.pairKey(word), table: Grams.orders + 1, model) {
                let start = start(of: max(0, word - 1), in: line, page)
                let pair = page.name(ofCells: start..<words.end(word) + 1, in: line)
                trained.add("word pair", pair, weight: Float(weights.trained) * Quantum.step)
            }
        }
        return (naive.strongest(limit), trained.strongest(limit))
    }

    /// The position of a word's first character; labelling needs only the last.
    private func start(of word: Int, in line: Line, _ page: Page) -> Int {
        var first = words.end(word)
        let least = word > 0 ? words.end(word - 1) + 1 : 0
        while first > least, page.cells[line.cells.lowerBound + first - 1].scalarClass.isPartOfWord { first -= 1 }
        return first
    }

    private func readWords(_ line: Line, of page: Page) {
        let count = line.cells.count
        boundaries = [UInt32](repeating: 0, count: count + 2 * Lanes.width)
        unsafe boundaries.withUnsafeMutableBufferPointer { boundaries in
            guard let start = boundaries.baseAddress else { return }
            unsafe Chain.markBoundaries(grams.codes, count: count, seams: page.seams(in: line), in: start)
            unsafe words.read(grams.codes, boundaries: start, count: count)
        }
    }

    /// What a table says of an n-gram, or nil if it does not know it.
    private func weights(of key: UInt32, table: Int, _ model: SpanModel) -> (naive: Int8, trained: Int8)? {
        let entry = unsafe model.grams[table * Grams.slots + Int(KnownGrams.slot(key))]
        guard entry &>> 16 == key & 0xFFFF else { return nil }
        return (Int8(truncatingIfNeeded: entry), Int8(truncatingIfNeeded: entry &>> 8))
    }
}
