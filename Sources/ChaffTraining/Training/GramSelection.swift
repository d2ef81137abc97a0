import Chaff

/// Chooses the n-grams that the chains have weights for.
///
/// What training has seen a few times says little of new pages, and an n-gram that shares a slot with others says what
/// they say. So each slot knows one n-gram, the one that tells the two sides apart best, and all others weigh nothing.
struct GramSelection {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    /// The choice, from the folds that the chains are trained on.
    func known(_ examples: [SpanTrainer.Example]) -> KnownGrams {
        let examples = examples.filter { corpus.pages[$0.page].fold != SpanTrainer.heldOut }
        // Once in a hundred thousand lines, inside spans a quarter of that; small sets of samples know all they saw.
        let least = UInt32(max(1, min(8, examples.count / 100_000)))
        return KnownGrams(
            Parallel.map(0..<GramCollector.tables, jobs: options.jobs) { table in
                var counts = KeyCounts()
                let collector = GramCollector(KnownGrams([]))
                var keys: [(position: Int, key: UInt32)] = []
                for example in examples {
                    let page = corpus.pages[example.page]
                    let line = page.page.lines[example.line]
                    collector.collectKeys(table: table, line, of: page.page, into: &keys)
                    let side = SpanTrainer.sides(page.lines[example.line], count: line.cellCount)
                    for (position, key) in keys { counts.add(isInjected: side[position], to: key) }
                }
                return counts.worths(atLeast: least)
            })
    }
}
