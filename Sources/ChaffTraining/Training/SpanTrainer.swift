import Chaff

/// Trains what finds injected text: naive-Bayes counts of n-grams inside and outside spans, and the weights that join the
/// orders at a position.
struct SpanTrainer {
    let corpus: TrainingCorpus
    let options: TrainingOptions
    let examples: [SpanExample]
    let slots: ExampleSlots

    private static let smoothing: Float = 0.3

    /// The fold that no chain is trained on, so that the joiner sees scores like those of new pages.
    static let heldOut = GoldPage.folds - 1

    // MARK: Counting

    /// For each fold the counts of every n-gram in sixteenths of a line, once a line: inside spans, then outside.
    func count() -> [[Int32]] {
        Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { fold in
            let size = GramCollector.tables * GramCollector.slots
            var counts = [Int32](repeating: 0, count: 2 * size)
            // The example that counted a slot last.
            var last = [Int32](repeating: -1, count: 2 * size)
            unsafe counts.withUnsafeMutableBufferPointer { counts in
                unsafe last.withUnsafeMutableBufferPointer { last in
                    for (number, example) in examples.enumerated() where example.fold == fold {
                        let weight = Int32((example.weight * 16).rounded())
                        let row = slots[number]
                        visitSides(row, example) { slot, isInjected in
                            let slot = Int(slot) &+ (isInjected ? 0 : size)
                            if unsafe last[slot] == Int32(truncatingIfNeeded: number) { return }
                            unsafe last[slot] = Int32(truncatingIfNeeded: number)
                            unsafe counts[slot] &+= weight
                        }
                    }
                }
            }
            return counts
        }
    }

    /// Calls `body(slot, isInjected)` for the n-grams of all orders; one across the border of a span belongs to neither
    /// side.
    @inline(__always)
    private func visitSides(_ row: SlotRow, _ example: SpanExample, _ body: (UInt32, Bool) -> Void) {
        let spans = example.spans
        // The span that the position is in or before, and where the side that it is on starts.
        var (span, start, isInjected) = (0, 0, false)
        row.visitGrams { position, table, slot in
            while span < spans.count {
                let next = spans[span]
                if position >= next.lowerBound { (start, isInjected) = (next.lowerBound, true) }
                if position < next.upperBound { break }
                (start, isInjected) = (next.upperBound, false)
                span += 1
            }
            if table < GramCollector.orders, position &- table >= start { body(slot, isInjected) }
        }
    }

    /// Log-odds of every slot with the sides balanced, shrunk by n / (n + 1), from the folds given.
    static func weights(_ counts: [[Int32]], folds: [Int]) -> [Int8] {
        weights(sum(counts, folds: folds), size: GramCollector.slots, orders: GramCollector.tables)
    }

    static func sum(_ counts: [[Int32]], folds: [Int]) -> [Int32] {
        var all = [Int32](repeating: 0, count: counts[0].count)
        for fold in folds { for slot in all.indices { all[slot] &+= counts[fold][slot] } }
        return all
    }

    /// - Parameter all: the counts inside spans, order after order, then those outside.
    static func weights(_ all: [Int32], size: Int, orders: Int) -> [Int8] {
        var weights = [Int8](repeating: 0, count: orders * size)
        for order in 0..<orders {
            let inside = all[order * size..<(order + 1) * size]
            let outside = all[(orders + order) * size..<(orders + order + 1) * size]
            let insideTotal = Double(inside.reduce(Int64(0)) { $0 + Int64($1) }) / 16
            let outsideTotal = Double(outside.reduce(Int64(0)) { $0 + Int64($1) }) / 16
            // Scale the counts so that both sides weigh the same, then smooth.
            let scale = Float((outsideTotal / max(1, insideTotal)).squareRoot())
            for (slot, (injected, clean)) in zip(inside, outside).enumerated() where injected + clean > 0 {
                let i = Float(injected) / 16
                let c = Float(clean) / 16
                let odds = log((i * scale + Self.smoothing) / (c / scale + Self.smoothing))
                weights[order * size + slot] = Quantum.quantise(odds * (i + c) / (i + c + 1))
            }
        }
        return weights
    }

    // MARK: Positions

    /// For each script class a bias and a weight for each order, so scaled that raw sums give emissions in steps:
    /// 16 · (½ · log-odds − 1).
    func positionWeights(_ counts: [[Int32]]) -> [Float] {
        let folds = Array(0..<GoldPage.folds).filter { $0 != Self.heldOut }
        let width = GramCollector.orders
        let parts = Parallel.map(0..<folds.count, jobs: options.jobs) { index in
            let fold = folds[index]
            let table = Self.weights(counts, folds: folds.filter { $0 != fold })
            var votes: [Float] = []
            var regressions = (0..<SpanScorer.positionClasses).map { _ in LogisticRegression(width: width) }
            for (index, example) in examples.enumerated() where example.fold == fold {
                // A sample is enough: clean lines and neighbouring positions say much the same.
                if !example.isInjected, index % 6 != 0 { continue }
                let page = corpus.pages[example.page].page
                read(slots[index], table, into: &votes)
                let classes = GramCollector.positionClasses(page.lines[example.line], of: page)
                let side = example.sides(count: classes.count)
                for position in stride(from: index % 3, to: classes.count, by: 3) {
                    regressions[classes[position]].add(
                        Self.orderSums(votes, position, count: classes.count), target: side[position],
                        weight: example.isInjected ? 1 : 6)
                }
            }
            return regressions
        }
        return (0..<SpanScorer.positionClasses).flatMap { scriptClass in
            var all = LogisticRegression(width: width)
            for part in parts { all.append(part[scriptClass]) }
            all.balance()
            let fitted = all.fit(penalty: 1, jobs: options.jobs)
            // 8 = 16 · ½: half the log-odds, in steps.
            return [fitted[width] * 8 - 16] + fitted.prefix(width).map { $0 * 8 }
        }
    }

    /// Reads the weights of the n-grams of all orders, position after position.
    private func read(_ row: SlotRow, _ table: [Int8], into votes: inout [Float]) {
        votes.removeAll(keepingCapacity: true)
        votes.append(contentsOf: repeatElement(0, count: row.count * GramCollector.orders))
        row.visitGrams { position, order, slot in
            if order < GramCollector.orders { votes[position * GramCollector.orders + order] = Float(table[Int(slot)]) }
        }
    }

    /// For each order the sum of the weights of the n-grams that cover a position.
    private static func orderSums(_ votes: [Float], _ position: Int, count: Int) -> [Float] {
        (0..<GramCollector.orders).map { order in
            (position..<min(count, position + order + 1)).reduce(0) { $0 + votes[$1 * GramCollector.orders + order] }
        }
    }
}
