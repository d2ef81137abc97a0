/// Says of each span what it sells and how sure it is that it was injected.
///
/// Reads the n-grams inside spans once more. Spans are rare, so the lines that have some may cost more. Keeps scratch
/// memory; one a thread.
@safe package final class SpanReader {
    private let grams = SpanGrams()
    /// The sums of each span: one a kind, then what the trained chain's n-grams add up to, and how many speak for it.
    private var sums: UnsafeMutablePointer<Int32>
    private var capacity = 16

    package init() { unsafe sums = .allocate(capacity: capacity) }

    deinit { unsafe sums.deallocate() }

    /// Fills in ``Span/probability`` and ``Span/kind``.
    /// - Parameter injected: the index of the injected label.
    func read(_ labelling: inout Labelling, injected: Int, of page: Page, model: Model) {
        var spans: [Span] = []
        swap(&spans, &labelling.spans)
        visitLines(spans, of: page, model: model) { place, facts, kind in
            let probability = labelling.probabilities[spans[place].line * labelling.labels.count + injected]
            var facts = facts
            facts.lineProbability = probability
            spans[place].probability = probability * (model.spanCertainty?.probability(facts) ?? 1)
            spans[place].kind = kind.map { model.kinds[$0] }
        }
        swap(&spans, &labelling.spans)
    }

    /// The inputs of ``SpanCertainty`` for each span of a page, for training.
    package func inputs(_ labelling: Labelling, injected: Int, of page: Page, model: Model) -> [[Float]] {
        var inputs: [[Float]] = []
        visitLines(labelling.spans, of: page, model: model) { place, facts, _ in
            var facts = facts
            facts.lineProbability =
                labelling.probabilities[labelling.spans[place].line * labelling.labels.count + injected]
            let all = facts.inputs
            inputs.append((0..<SpanCertainty.inputCount).map { all[$0] })
        }
        return inputs
    }

    /// The kind of each stretch of a line, as an index of ``Model/kinds``; nil if the model knows none.
    /// - Parameter stretches: cells from the start of the line, in order and apart.
    package func kinds(of stretches: [Range<Int>], in line: Line, of page: Page, model: Model) -> [Int?] {
        guard let span = model.span else { return stretches.map { _ in nil } }
        let width = readLine(line, of: page, stretches, span, model.spanKinds)
        return stretches.indices.map { stretch in
            model.spanKinds.map { unsafe $0.best(sums + stretch * width) }
        }
    }

    /// Calls `body` for each span: its place among all spans, what is known of it but the line's probability, its kind.
    private func visitLines(
        _ spans: [Span], of page: Page, model: Model, _ body: (Int, SpanFacts, Int?) -> Void
    ) {
        guard let span = model.span else { return }
        var first = 0
        while first < spans.count {
            let index = spans[first].line
            let line = page.lines[index]
            var last = first
            while last < spans.count, spans[last].line == index { last += 1 }
            let stretches = spans[first..<last].map { span in
                let start = page.firstCell(at: span.bytes.lowerBound, in: line)
                return start..<max(start, page.firstCell(at: span.bytes.upperBound, in: line))
            }
            let width = readLine(line, of: page, stretches, span, model.spanKinds)
            for (number, stretch) in stretches.enumerated() {
                let own = unsafe sums + number * width
                let facts = SpanFacts(
                    cells: stretch.count, lineCells: line.cells.count, spans: stretches.count,
                    trained: unsafe own[width - 2], positives: Int(unsafe own[width - 1]))
                body(first + number, facts, model.spanKinds.map { unsafe $0.best(own) })
            }
            first = last
        }
    }

    /// Adds up what is inside the stretches of a line; returns how many sums each has.
    private func readLine(
        _ line: Line, of page: Page, _ stretches: [Range<Int>], _ span: SpanModel, _ kinds: SpanKinds?
    ) -> Int {
        let width = (kinds?.count ?? 0) + 2
        let needed = stretches.count * width
        if needed > capacity {
            capacity = 2 * needed
            unsafe sums.deallocate()
            unsafe sums = .allocate(capacity: capacity)
        }
        let sums = unsafe self.sums
        unsafe sums.update(repeating: 0, count: needed)
        grams.visit(line, of: page, inside: stretches) { stretch, table, key in
            let own = unsafe sums + stretch &* width
            unsafe kinds?.add(key, to: own)
            let weight = unsafe GramTable.trained(GramTable.known(span.grams + table &* Grams.slots, key: key))
            unsafe own[width &- 2] &+= weight
            unsafe own[width &- 1] &+= weight > 0 ? 1 : 0
        }
        return width
    }
}
