/// What a line says by itself, read once: all that is needed of its characters to judge it, and the lines around it, again
/// and again.
struct LineReading {
    /// √(1 + columns).
    let rootWidth: Float
    /// The log-odds of being injected, as far as the screen tells.
    let screenedOdds: Float
    /// How many characters of each class the line has, and how many Traditional ones.
    let letters: ClassCounts
    let traditional: Int
    /// What the chains found; nil if they did not look.
    let look: Look?

    /// What the chains found in a line.
    struct Look {
        var line: SpanContext.Line
        /// The inputs of the span joiner that need only the line.
        let inputs: [Float]
        /// What the line says outside the best paths; see ``WholeLine``.
        let rest: [Float]
        /// The stretches on the best paths, in cells from the start of the line.
        let stretches: [Range<Int>]
    }

    /// What counts of it: if the screen settled the line, only among so few lines that there is nothing else to go by.
    func look(isLoose: Bool) -> Look? {
        guard let look, isLoose || look.line.isPassed else { return nil }
        return look
    }
}

extension PageScorer {
    /// Reads a page of one line that is not blank. Its log-odds for the structure decisions are in ``scores``.
    func readLine(of page: Page, model: Model, looksAtAll: Bool) -> LineReading {
        read(page, model: model, looksAtAll: looksAtAll)
        let look = hot.first.map { line in
            LineReading.Look(
                line: line, inputs: (0..<SpanContext.lineInputs).map { unsafe spanInputs[$0] },
                rest: Array(rests.prefix(WholeLine.restInputs)), stretches: spans.stretches(ofLine: 0))
        }
        return unsafe LineReading(
            rootWidth: scores.rootWidths[0], screenedOdds: model.span == nil ? 0 : scores.injectedOdds[0],
            letters: letters, traditional: traditional, look: look)
    }

    /// Takes a line that was read before for the only one of a page, a piece of longer input.
    /// - Parameters:
    ///   - odds: its log-odds for each structure decision, with the lines around it.
    ///   - look: what counts of the chains' look, with the line's place among those of `context`.
    func takeUp(
        _ reading: LineReading, odds: [Float], _ look: LineReading.Look?, _ context: SpanContext?, model: Model
    ) {
        scores.reset(lines: 1, structures: odds.count)
        scores.count = 1
        defer { scores.workOutProbabilities() }
        isFragment = true
        unsafe scores.indices[0] = 0
        unsafe scores.injectedOdds[0] = reading.screenedOdds
        for (index, odds) in odds.enumerated() { unsafe scores.structureOdds(index)[0] = odds }
        hot.removeAll(keepingCapacity: true)
        spans.removeAll()
        rests.removeAll(keepingCapacity: true)
        firstLookCount = 0
        guard var line = look?.line, let look, let context else { return }
        for (index, input) in look.inputs.enumerated() { unsafe spanInputs[index] = input }
        unsafe scores.injectedOdds[0] = join(line, spanInputs, context, model: model)
        line.position = 0
        hot.append(line)
        spans.collect(look.stretches, at: 0)
        rests += look.rest
        firstLookCount = 1
    }
}
