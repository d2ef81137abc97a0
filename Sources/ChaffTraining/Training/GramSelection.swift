import Chaff

/// Chooses the n-grams that the chains have weights for.
///
/// What training has seen a few times says little of new pages, and an n-gram that shares a slot with others says what
/// they say. So each slot knows one n-gram, the one that tells the two sides apart best, and all others weigh nothing.
struct GramSelection {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    /// The choice, from the folds that the chains are trained on.
    func known(_ examples: [SpanExample]) -> KnownGrams {
        let examples = examples.filter { $0.fold != SpanTrainer.heldOut }
        // Once in a hundred thousand lines, inside spans a quarter of that; small sets of samples know all they saw.
        let least = UInt32(max(1, min(8, examples.count / 100_000)))
        return KnownGrams(
            Parallel.map(0..<GramCollector.tables, jobs: options.jobs) { worths(table: $0, examples, atLeast: least) })
    }

    /// What each n-gram of one table is worth.
    private func worths(
        table: Int, _ examples: [SpanExample], atLeast least: UInt32
    ) -> [(key: UInt32, worth: UInt32)] {
        let buckets = KeyBuckets()
        let collector = GramCollector(KnownGrams([]))
        // A page has an owner for each of its lists, and most have several examples.
        var (number, page) = (-1, Page())
        for example in examples {
            if example.page != number { (number, page) = (example.page, corpus.pages[example.page].page) }
            unsafe collector.withKeys(table: table, page.lines[example.line], of: page) { keys, ends in
                unsafe Self.add(keys, ends: ends, example.spans, to: buckets)
            }
        }
        let counts = KeyCounts()
        return (0..<KeyBuckets.count).flatMap { bucket in
            buckets.count(bucket, into: counts)
            return counts.worths(totals: buckets.totals, atLeast: least)
        }
    }

    /// Adds the n-grams of a line, each on the side on which it ends.
    private static func add(
        _ keys: UnsafeBufferPointer<UInt32>, ends: UnsafeBufferPointer<UInt32>, _ spans: [Range<Int>],
        to buckets: KeyBuckets
    ) {
        var done = 0
        func add(endingBefore position: Int, isInjected: Bool) {
            let first = done
            while done < keys.count, unsafe Int(ends[done]) < position { done += 1 }
            unsafe buckets.add(UnsafeBufferPointer(rebasing: keys[first..<done]), isInjected: isInjected)
        }
        for span in spans {
            add(endingBefore: span.lowerBound, isInjected: false)
            add(endingBefore: span.upperBound, isInjected: true)
        }
        add(endingBefore: .max, isInjected: false)
    }
}
