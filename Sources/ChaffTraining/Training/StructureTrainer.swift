import Chaff

/// Trains one two-way structure decision: naive-Bayes tables by block, then the joiners of line and page, both on
/// scores that each page gets from tables made without its fold.
struct StructureTrainer {
    let corpus: TrainingCorpus
    /// The labels that count for the decision, against it; others are left out.
    let positive: Set<Int>
    let negative: Set<Int>
    let options: TrainingOptions

    /// The target of a line: true for the decision, false against it, nil if it says nothing.
    func target(_ line: TrainingLine) -> Bool? {
        guard let label = line.structure else { return nil }
        return positive.contains(label) ? true : negative.contains(label) ? false : nil
    }

    // MARK: Counting

    /// For each fold the counts of every slot, in sixteenths of a line: positives first, then negatives.
    func count() -> [[Int32]] {
        Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { fold in
            let size = SlotCollector.blocks * Block.slots
            var counts = [Int32](repeating: 0, count: 2 * size)
            let collector = SlotCollector()
            var slots: [UInt32] = []
            for page in corpus.pages where page.fold == fold && !page.isCopy {
                let share = page.isGenerated && corpus.hasOwnPages ? options.generatedWeight : 1
                let weight = Int32((page.weight * share * 16).rounded())
                for (line, known) in zip(page.page.lines, page.lines) {
                    guard let target = target(known) else { continue }
                    slots.removeAll(keepingCapacity: true)
                    collector.collect(line, of: page.page, into: &slots)
                    let base = target ? 0 : size
                    for slot in slots { counts[base + Int(slot)] &+= weight }
                }
            }
            return counts
        }
    }

    /// The weights of every slot from the counts of all folds but one: smoothed log-odds with the labels balanced,
    /// shrunk by n / (n + 1) for features seen rarely.
    func weights(_ counts: [[Int32]], without fold: Int?) -> [Int8] {
        Self.weights(counts, without: fold, tables: SlotCollector.blocks, size: Block.slots, smoothing: 0.1)
    }

    /// - Parameter counts: for each fold the positives, then the negatives, of so many tables of such a size.
    static func weights(
        _ counts: [[Int32]], without fold: Int?, tables: Int, size: Int, smoothing: Double
    ) -> [Int8] {
        var weights = [Int8](repeating: 0, count: tables * size)
        let all = sum(counts, without: fold)
        for block in 0..<tables {
            let positives = all[block * size..<(block + 1) * size]
            let negatives = all[(tables + block) * size..<(tables + block + 1) * size]
            let positiveTotal = Double(positives.reduce(Int64(0)) { $0 + Int64($1) }) / 16 + smoothing * Double(size)
            let negativeTotal = Double(negatives.reduce(Int64(0)) { $0 + Int64($1) }) / 16 + smoothing * Double(size)
            let offset = log(Float(negativeTotal / positiveTotal))
            for (slot, (positive, negative)) in zip(positives, negatives).enumerated() where positive + negative > 0 {
                let p = Float(positive) / 16
                let n = Float(negative) / 16
                let odds = log((p + Float(smoothing)) / (n + Float(smoothing))) + offset
                weights[block * size + slot] = Quantum.quantise(odds * (p + n) / (p + n + 1))
            }
        }
        return weights
    }

    private static func sum(_ counts: [[Int32]], without fold: Int?) -> [Int32] {
        var all = [Int32](repeating: 0, count: counts[0].count)
        for (index, part) in counts.enumerated() where index != fold {
            for slot in all.indices { all[slot] &+= part[slot] }
        }
        return all
    }

    // MARK: Joining

    /// What every line that is not blank says as a bag, page after page, from weights without the page's fold.
    func bagOdds(_ weights: [[Int8]]) -> [[Float]] {
        Parallel.map(0..<corpus.pages.count, jobs: options.jobs) { index in
            let page = corpus.pages[index]
            guard isFitted(page) || !page.page.markup.isEmpty else { return [] }
            let scorer = LineScorer()
            return page.page.lines.filter { !$0.isBlank }.map {
                scorer.bagOdds(of: $0, page: page.page, weights: weights[page.fold])
            }
        }
    }

    /// The line inputs of every line that is not blank, page after page, from tables without the page's fold.
    func lineInputs(_ counts: [[Int32]]) -> [[Float]] {
        let tables = Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { weights(counts, without: $0) }
        return Parallel.map(0..<corpus.pages.count, jobs: options.jobs) { index in
            let page = corpus.pages[index]
            guard isFitted(page) || !page.page.markup.isEmpty else { return [] }
            let scorer = LineScorer()
            var inputs: [Float] = []
            for line in page.page.lines where !line.isBlank {
                inputs += scorer.structureInputs(of: line, page: page.page, weights: tables[page.fold])
            }
            return inputs
        }
    }

    /// Generated pages repeat their rules in every fold and would make the tables look better than they are; they are
    /// left out of fitting unless there is nothing else.
    func isFitted(_ page: TrainingPage) -> Bool {
        !page.isCopy && (onlyGenerated || !page.isGenerated) && (!page.page.isFragment || onlyFragments)
    }

    private var onlyGenerated: Bool { !corpus.hasOwnPages }
    private var onlyFragments: Bool { !corpus.hasWholePages }

    func fitLine(_ inputs: [[Float]]) -> [Float] {
        let width = StructureInputs.line
        var regression = LogisticRegression(width: width)
        for (page, rows) in zip(corpus.pages, inputs) where isFitted(page) {
            var row = 0
            for (line, known) in zip(page.page.lines, page.lines) where !line.isBlank {
                if let target = target(known) {
                    regression.add(rows[row * width..<(row + 1) * width], target: target, weight: page.weight)
                }
                row += 1
            }
        }
        return regression.fit(penalty: 1, jobs: options.jobs)
    }

    /// The log-odds of every line that is not blank, for each page.
    func odds(_ inputs: [[Float]], weights: [Float]) -> [[Float]] {
        let width = StructureInputs.line
        return inputs.map { rows in
            stride(from: 0, to: rows.count, by: width).map { start in
                (0..<width).reduce(weights[width]) { $0 + weights[$1] * rows[start + $1] }
            }
        }
    }

    /// The weights for whole pages and those for fragments.
    func fitPages(odds: [[Float]]) -> (page: [Float], fragment: [Float]) {
        let width = StructureInputs.page
        let knots = StructureInputs.knots
        var whole = LogisticRegression(width: width)
        var pieces = LogisticRegression(width: (width + 1) * knots)
        var random = SplitMix(seed: 17)
        let rows = StructureRows()
        for (index, page) in corpus.pages.enumerated() where isFitted(page) && !odds[index].isEmpty {
            let lines = zip(page.page.lines, page.lines).filter { !$0.0.isBlank }
            let targets = lines.map { target($0.1) }
            let widths = lines.map { page.page.rootWidth(of: $0.0) }
            // A page of a thousand lines is one layout, not a thousand.
            let share = (Float(100) / Float(lines.count)).squareRoot()
            if !page.page.isFragment || onlyFragments {
                let inputs = rows.inputs(odds: odds[index][...], rootWidths: widths[...])
                for (line, target) in targets.enumerated() {
                    guard let target else { continue }
                    whole.add(
                        inputs[line * width..<(line + 1) * width], target: target, weight: page.weight * share)
                }
            }
            for piece in Self.pieces(of: lines.count, &random) {
                let inputs = rows.inputs(odds: odds[index][piece], rootWidths: widths[piece])
                for (line, target) in targets[piece].enumerated() {
                    guard let target else { continue }
                    let row = inputs[line * width..<(line + 1) * width]
                    pieces.add(
                        StructureInputs.interpolated(row, lines: piece.count), target: target, weight: page.weight)
                }
            }
        }
        let fragment = pieces.fit(penalty: 1, jobs: options.jobs)
        // The regression's own bias is shared by all knots: the shares of the knots add up to 1.
        var spread = Array(fragment.dropLast())
        for knot in 0..<knots { spread[knot * (width + 1) + width] += fragment[fragment.count - 1] }
        return (whole.fit(penalty: 1, jobs: options.jobs), spread)
    }

    /// The pages that a network is fitted on.
    private var wholePages: [Int] {
        corpus.pages.indices.filter { index in
            let page = corpus.pages[index]
            return isFitted(page) && !page.page.isFragment
                && page.page.lines.count(where: { !$0.isBlank }) >= StructureInputs.leastPage
        }
    }

    /// True if there are enough of them.
    var hasNetwork: Bool { wholePages.count >= PageNetworkTrainer.leastPages }

    /// The weights of the network for whole pages, or nil if there are too few of them.
    /// - Parameter inputs: as ``lineInputs(_:)`` gives them.
    func fitNetwork(_ inputs: [[Float]], odds: [[Float]], bags: [[Float]]) -> [Float]? {
        let chosen = wholePages
        return fitNetwork(chosen, inputs, odds: odds, bags: bags, hasMarkup: false)
    }

    /// The same for pages with markup or without.
    func fitNetwork(
        _ chosen: [Int], _ inputs: [[Float]], odds: [[Float]], bags: [[Float]], hasMarkup: Bool
    ) -> [Float]? {
        guard chosen.count >= PageNetworkTrainer.leastPages, !bags.isEmpty else { return nil }
        let samples = Parallel.map(0..<chosen.count, jobs: options.jobs) { number in
            let index = chosen[number]
            let page = corpus.pages[index]
            let targets = zip(page.page.lines, page.lines).filter { !$0.0.isBlank }.map { target($0.1) }
            return PageNetworkSample(
                rows: PageNetworkRows().rows(
                    page.page, lineInputs: inputs[index], odds: odds[index], bags: bags[index], hasMarkup: hasMarkup),
                targets: targets, weight: page.weight / Float(targets.count).squareRoot())
        }
        return PageNetworkTrainer(jobs: options.jobs).fit(
            samples, inputs: hasMarkup ? PageNetworkRows.markup : PageNetworkRows.text)
    }

    /// Pieces of 1 to 64 lines and the whole: about as many lines of each size.
    private static func pieces(of count: Int, _ random: inout SplitMix) -> [Range<Int>] {
        var pieces = [0..<count]
        for size in [1, 2, 4, 8, 16, 32, 64] where size < count {
            let wanted = max(1, min(count, 24) / size)
            for _ in 0..<wanted {
                let start = Int(random.next() % UInt64(count - size + 1))
                pieces.append(start..<start + size)
            }
        }
        return pieces
    }
}
