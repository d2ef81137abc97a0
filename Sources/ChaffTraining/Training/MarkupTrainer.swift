import Chaff

/// What a structure decision learns from markup.
struct MarkupParts: Sendable {
    var tables: [Int8]
    var line: [Float]
    var page: [Float]
    var network: [Float]?
}

/// Trains the part of a structure decision that reads markup, on the pages that have some: tables, then the joiners of
/// line and page, both on scores from tables without the page's fold.
struct MarkupTrainer {
    let structure: StructureTrainer

    private var corpus: TrainingCorpus { structure.corpus }
    private var options: TrainingOptions { structure.options }

    /// Few features, each seen often.
    private static let smoothing = 0.5

    private func hasMarkup(_ page: TrainingPage) -> Bool { !page.page.markup.isEmpty }

    /// For each fold the counts of every slot, in sixteenths of a line: positives first, then negatives.
    func count() -> [[Int32]] {
        Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { fold in
            let size = MarkupCollector.tables * MarkupCollector.slots
            var counts = [Int32](repeating: 0, count: 2 * size)
            var slots: [UInt32] = []
            for page in corpus.pages where page.fold == fold && hasMarkup(page) {
                let weight = Int32((page.weight * 16).rounded())
                for (index, line) in page.page.lines.enumerated() {
                    guard let target = structure.target(page.lines[index]) else { continue }
                    slots.removeAll(keepingCapacity: true)
                    MarkupCollector.collect(
                        index, of: page.page, rootWidth: page.page.rootWidth(of: line), into: &slots)
                    let base = target ? 0 : size
                    for slot in slots { counts[base + Int(slot)] &+= weight }
                }
            }
            return counts
        }
    }

    func tables(_ counts: [[Int32]], without fold: Int?) -> [Int8] {
        StructureTrainer.weights(
            counts, without: fold, tables: MarkupCollector.tables, size: MarkupCollector.slots,
            smoothing: Self.smoothing)
    }

    /// Nil if no page has markup.
    /// - Parameter textInputs: the line inputs of the text, page after page.
    func train(_ counts: [[Int32]], textInputs: [[Float]], bags: [[Float]]) -> MarkupParts? {
        let width = StructureInputs.line + StructureInputs.markup
        let tables = Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { self.tables(counts, without: $0) }
        let inputs = Parallel.map(0..<corpus.pages.count, jobs: options.jobs) { index in
            joined(corpus.pages[index], textInputs[index], tables: tables)
        }
        var lines = LogisticRegression(width: width)
        for (page, rows) in zip(corpus.pages, inputs) {
            for (row, target) in targets(page, rows.count / width) {
                if let target { lines.add(rows[row * width..<(row + 1) * width], target: target, weight: page.weight) }
            }
        }
        guard lines.hasBothTargets else { return nil }
        let line = lines.fit(penalty: 1, jobs: options.jobs)
        var pages = LogisticRegression(width: StructureInputs.page)
        let odds = inputs.map { rows in
            stride(from: 0, to: rows.count, by: width).map { start in
                (0..<width).reduce(line[width]) { $0 + line[$1] * rows[start + $1] }
            }
        }
        for (page, odds) in zip(corpus.pages, odds) where !odds.isEmpty {
            let widths = page.page.lines.filter { !$0.isBlank }.map { page.page.rootWidth(of: $0) }
            let context = StructureInputs.rows(odds: odds, rootWidths: widths)
            for (row, target) in targets(page, odds.count) {
                if let target { pages.add(context[row], target: target, weight: page.weight) }
            }
        }
        let chosen = inputs.indices.filter { odds[$0].count >= StructureInputs.leastPage }
        return MarkupParts(
            tables: [], line: line, page: pages.fit(penalty: 1, jobs: options.jobs),
            network: structure.fitNetwork(chosen, inputs, odds: odds, bags: bags, hasMarkup: true))
    }

    /// The inputs of every line that is not blank; empty for a page without markup or one that joiners are not fitted on.
    private func joined(_ page: TrainingPage, _ text: [Float], tables: [[Int8]]) -> [Float] {
        guard hasMarkup(page), !text.isEmpty else { return [] }
        let scorer = LineScorer()
        var inputs: [Float] = []
        var row = 0
        for (index, line) in page.page.lines.enumerated() where !line.isBlank {
            inputs += text[row * StructureInputs.line..<(row + 1) * StructureInputs.line]
            inputs += scorer.markupInputs(of: index, page: page.page, weights: tables[page.fold])
            row += 1
        }
        return inputs
    }

    /// The targets of the lines that are not blank; none if there are no inputs.
    private func targets(_ page: TrainingPage, _ rows: Int) -> [(row: Int, target: Bool?)] {
        guard rows > 0 else { return [] }
        let known = zip(page.page.lines, page.lines).filter { !$0.0.isBlank }
        return known.enumerated().map { ($0.offset, structure.target($0.element.1)) }
    }
}
