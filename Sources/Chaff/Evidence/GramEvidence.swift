/// Finds the n-grams of a line that say most in the chains.
final class GramEvidence {
    private let grams = Grams()

    /// The n-grams with the largest emissions either way, of the naive-Bayes chain and of the trained one. An emission is
    /// what an n-gram adds to all positions that it counts for.
    func strongest(
        _ line: Line, of page: Page, _ model: SpanModel, _ limit: Int
    ) -> (naive: [LineEvidence.Feature], trained: [LineEvidence.Feature]) {
        var (naive, trained) = (FeatureTally(), FeatureTally())
        let count = line.cells.count
        unsafe page.withCells(of: line) { cells in unsafe grams.read(cells, count: count) }
        for index in stride(from: 0, to: count, by: Lanes.width) {
            let slots = unsafe Grams.slots(grams.codes, at: index)
            let orders = [slots.0, slots.1, slots.2, slots.3, slots.4]
            for lane in 0..<min(Lanes.width, count - index) {
                let position = index + lane
                let scalarClass = page.cells[line.cells.lowerBound + position].scalarClass
                let row = SpanModel.positionClass(of: scalarClass) * SpanScorer.positionWeights
                for (below, slots) in orders.enumerated() {
                    let order = below + 1
                    let pair = unsafe model.grams[below * Grams.slots + Int(slots[lane])]
                    if pair == 0 { continue }
                    let name = page.name(ofCells: position - below..<position + 1, in: line)
                    // The naive chain spreads the weight over the positions that the n-gram covers.
                    let share = unsafe Float(order) * model.position[row + order]
                    let bytes = (Int8(truncatingIfNeeded: pair), Int8(truncatingIfNeeded: pair &>> 8))
                    naive.add("\(order)-gram", name, weight: Float(bytes.0) * share * Quantum.step)
                    trained.add("\(order)-gram", name, weight: Float(bytes.1) * Quantum.step)
                }
            }
        }
        return (naive.strongest(limit), trained.strongest(limit))
    }
}
