/// Says of each span what it sells and how sure it is that it was injected.
///
/// Reads the n-grams inside spans once more. Spans are rare, so the lines that have some may cost more. Keeps scratch
/// memory; one a thread.
package final class SpanReader {
    private let grams = SpanGrams()
    private var scores: [Float] = []

    package init() {}

    /// Fills in ``Span/probability`` and ``Span/kind``.
    /// - Parameter injected: the index of the injected label.
    func read(_ labelling: inout Labelling, injected: Int, of page: Page, model: Model) {
        visitLines(labelling, injected: injected, of: page, model: model) { spans, facts, kinds in
            for index in spans {
                let fact = facts[index - spans.lowerBound]
                let certainty = model.spanCertainty?.probability(fact.inputs) ?? 1
                labelling.spans[index].probability = fact.lineProbability * certainty
                labelling.spans[index].kind = kinds[index - spans.lowerBound].map { model.kinds[$0] }
            }
        }
    }

    /// The inputs of ``SpanCertainty`` for each span of a page, for training.
    package func inputs(_ labelling: Labelling, injected: Int, of page: Page, model: Model) -> [[Float]] {
        var inputs: [[Float]] = []
        visitLines(labelling, injected: injected, of: page, model: model) { _, facts, _ in
            inputs += facts.map(\.inputs)
        }
        return inputs
    }

    /// The kind of each stretch of a line, as an index of ``Model/kinds``; nil if the model knows none.
    /// - Parameter stretches: cells from the start of the line, in order and apart.
    package func kinds(of stretches: [Range<Int>], in line: Line, of page: Page, model: Model) -> [Int?] {
        guard let kinds = model.spanKinds else { return stretches.map { _ in nil } }
        startScores(kinds, spans: stretches.count)
        grams.visit(line, of: page, inside: stretches) { stretch, _, _, key in
            kinds.add(key, to: &scores, at: stretch * kinds.names.count)
        }
        return stretches.indices.map { best(kinds, span: $0) }
    }

    /// Calls `body` for the spans of each line: their places among all spans, their facts and their kinds.
    private func visitLines(
        _ labelling: Labelling, injected: Int, of page: Page, model: Model,
        _ body: (Range<Int>, [SpanFacts], [Int?]) -> Void
    ) {
        guard let span = model.span else { return }
        var first = 0
        while first < labelling.spans.count {
            let index = labelling.spans[first].line
            let line = page.lines[index]
            var last = first
            while last < labelling.spans.count, labelling.spans[last].line == index { last += 1 }
            let stretches = labelling.spans[first..<last].map { span in
                let start = page.firstCell(at: span.bytes.lowerBound, in: line)
                return start..<max(start, page.firstCell(at: span.bytes.upperBound, in: line))
            }
            let probability = labelling.probabilities[index * labelling.labels.count + injected]
            var facts = stretches.map {
                SpanFacts(
                    cells: $0.count, lineCells: line.cells.count, spans: stretches.count, lineProbability: probability)
            }
            let kinds = model.spanKinds
            if let kinds { startScores(kinds, spans: stretches.count) }
            grams.visit(line, of: page, inside: stretches) { stretch, _, table, key in
                kinds?.add(key, to: &scores, at: stretch * (kinds?.names.count ?? 0))
                let entry = unsafe GramTable.known(span.grams + table * Grams.slots, key: key)
                if entry == 0 { return }
                let weight = GramTable.trained(entry)
                facts[stretch].trained &+= weight
                facts[stretch].positives += weight > 0 ? 1 : 0
            }
            body(first..<last, facts, stretches.indices.map { stretch in kinds.map { best($0, span: stretch) } })
            first = last
        }
    }

    private func startScores(_ kinds: SpanKinds, spans: Int) {
        scores.removeAll(keepingCapacity: true)
        for _ in 0..<spans { scores += kinds.start }
    }

    private func best(_ kinds: SpanKinds, span: Int) -> Int {
        let first = span * kinds.names.count
        return kinds.names.indices.max { scores[first + $0] < scores[first + $1] } ?? 0
    }
}
