/// Finds the n-grams of a line that say most in the chains.
final class GramEvidence {
    private let reader = GramReader()

    /// The n-grams with the largest emissions either way, of the naive-Bayes chain and of the trained one, which knows
    /// words and pairs of words too. An emission is what an n-gram adds to all positions that it counts for.
    func strongest(
        _ line: Line, of page: Page, _ model: SpanModel, _ limit: Int
    ) -> (naive: [LineEvidence.Feature], trained: [LineEvidence.Feature]) {
        var (naive, trained) = (FeatureTally(), FeatureTally())
        let cells = page.cells[line.cells]
        // Where the last two words start.
        var starts = (previous: 0, last: 0)
        var wordEnd = -1
        reader.visit(line, of: page) { position, table, key in
            let first: Int
            switch table {
            case Grams.orders:
                starts = (wordEnd < 0 ? -1 : starts.last, position)
                while starts.last > wordEnd + 1, cells[cells.startIndex + starts.last - 1].scalarClass.isPartOfWord {
                    starts.last -= 1
                }
                if starts.previous < 0 { starts.previous = starts.last }
                wordEnd = position
                first = starts.last
            case Grams.orders + 1: first = starts.previous
            case Grams.orders + 2: first = starts.last
            default: first = position - table
            }
            let entry = unsafe GramTable.known(model.grams + table * Grams.slots, key: key)
            if entry == 0 { return }
            let name = page.name(ofCells: first..<position + 1, in: line)
            let kind = GramEvidence.kind(of: table)
            if table < Grams.orders {
                let scalarClass = cells[cells.startIndex + position].scalarClass
                let row = SpanModel.positionClass(of: scalarClass) * SpanScorer.positionWeights
                // The naive chain spreads the weight over the positions that the n-gram covers.
                let share = unsafe Float(table + 1) * model.position[row + table + 1]
                naive.add(kind, name, weight: Float(GramTable.naive(entry)) * share * Quantum.step)
            }
            trained.add(kind, name, weight: Float(GramTable.trained(entry)) * Quantum.step)
        }
        return (naive.strongest(limit), trained.strongest(limit))
    }

    private static func kind(of table: Int) -> String {
        switch table {
        case Grams.orders: "word"
        case Grams.orders + 1: "word pair"
        case Grams.orders + 2: "word shape"
        default: "\(table + 1)-gram"
        }
    }
}
