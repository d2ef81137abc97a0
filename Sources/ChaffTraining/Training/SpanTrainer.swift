import Chaff

/// Trains what finds injected text: naive-Bayes counts of n-grams inside and outside spans, the weights that join the
/// orders at a position, and the trained chain.
struct SpanTrainer {
    let corpus: TrainingCorpus
    let options: TrainingOptions
    let known: KnownGrams

    private static let smoothing: Float = 0.3

    /// The fold that no chain is trained on, so that the joiner sees scores like those of new pages.
    static let heldOut = GoldPage.folds - 1

    /// One line that says something about injection.
    struct Example: Sendable {
        let page: Int
        let line: Int
    }

    /// The lines to train on: all injected ones, and each clean text once.
    static func examples(_ corpus: TrainingCorpus) -> [Example] {
        var seen: Set<UInt64> = []
        var examples: [Example] = []
        for (index, page) in corpus.pages.enumerated() {
            for (position, line) in page.lines.enumerated() {
                switch line.injection {
                case .unknown: continue
                case .clean: if !seen.insert(line.hash).inserted { continue }
                case .injected: break
                }
                examples.append(Example(page: index, line: position))
            }
        }
        return examples
    }

    // MARK: Counting

    /// For each fold the counts of every n-gram in sixteenths of a line, once a line: inside spans, then outside.
    func count(_ examples: [Example]) -> [[Int32]] {
        Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { fold in
            let size = GramCollector.tables * GramCollector.slots
            var counts = [Int32](repeating: 0, count: 2 * size)
            var stamps = [UInt32](repeating: 0, count: 2 * size)
            let collector = GramCollector(known)
            let width = GramCollector.tables
            var slots: [UInt32] = []
            var stamp: UInt32 = 0
            for example in examples where corpus.pages[example.page].fold == fold {
                let page = corpus.pages[example.page]
                let line = page.page.lines[example.line]
                let known = page.lines[example.line]
                let weight = Int32((page.weight * 16).rounded())
                collector.collect(line, of: page.page, into: &slots)
                stamp += 1
                let side = Self.sides(known, count: slots.count / width)
                for position in side.indices {
                    for order in 0..<min(GramCollector.orders, position + 1) {
                        // An n-gram across the border of a span belongs to neither side.
                        guard side[position - order] == side[position] else { break }
                        let known = slots[position * width + order]
                        if known == GramCollector.unknown { continue }
                        let slot = (side[position] ? 0 : size) + Int(known)
                        if stamps[slot] != stamp {
                            stamps[slot] = stamp
                            counts[slot] &+= weight
                        }
                    }
                }
            }
            return counts
        }
    }

    static func sides(_ line: TrainingLine, count: Int) -> [Bool] {
        var side = [Bool](repeating: false, count: count)
        for span in line.spans { for position in span.clamped(to: 0..<count) { side[position] = true } }
        return side
    }

    /// Log-odds of every slot with the sides balanced, shrunk by n / (n + 1), from the folds given.
    func weights(_ counts: [[Int32]], folds: [Int]) -> [Int8] {
        Self.weights(Self.sum(counts, folds: folds), size: GramCollector.slots, orders: GramCollector.tables)
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
    func positionWeights(_ examples: [Example], _ counts: [[Int32]]) -> [Float] {
        let folds = Array(0..<GoldPage.folds).filter { $0 != Self.heldOut }
        let width = GramCollector.orders
        let parts = Parallel.map(0..<folds.count, jobs: options.jobs) { index in
            let fold = folds[index]
            let table = weights(counts, folds: folds.filter { $0 != fold }) + [0]
            let collector = GramCollector(known)
            var slots: [UInt32] = []
            var regressions = (0..<SpanScorer.positionClasses).map { _ in LogisticRegression(width: width) }
            for (index, example) in examples.enumerated() where corpus.pages[example.page].fold == fold {
                let page = corpus.pages[example.page]
                let known = page.lines[example.line]
                // A sample is enough: clean lines and neighbouring positions say much the same.
                if known.injection == .clean, index % 6 != 0 { continue }
                let line = page.page.lines[example.line]
                collector.collect(line, of: page.page, into: &slots)
                let votes = slots.map { table[Int($0)] }
                let classes = GramCollector.positionClasses(line, of: page.page)
                let side = Self.sides(known, count: classes.count)
                for position in stride(from: index % 3, to: classes.count, by: 3) {
                    regressions[classes[position]].add(
                        Self.orderSums(votes, position, count: classes.count), target: side[position],
                        weight: known.injection == .clean ? 6 : 1)
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

    /// For each order the sum of the weights of the n-grams that cover a position.
    private static func orderSums(_ votes: [Int8], _ position: Int, count: Int) -> [Float] {
        (0..<GramCollector.orders).map { order in
            (position..<min(count, position + order + 1)).reduce(0) {
                $0 + Float(votes[$1 * GramCollector.tables + order])
            }
        }
    }
}
