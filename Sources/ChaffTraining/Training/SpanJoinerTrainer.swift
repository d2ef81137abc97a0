import Chaff

/// Fits the logistic that joins both chains, the line's shape and the page, on the fold the chains have not seen, and
/// the threshold that goes with it.
struct SpanJoinerTrainer {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    /// What the threshold is chosen for, on the held-out fold: about so many false alarms in 100,000 clean lines of real
    /// pages, and at least such a precision over all samples.
    private static let falseAlarms = 16.0
    private static let precision = 0.98
    /// The same over all clean lines, where real pages are too few to tell. Lines that were made up say too little of real
    /// ones, so it is few: of a model from generated pages alone, real pages bring twenty times as many.
    private static let roughAlarms = 50.0
    /// How many clean lines tell how many of them are false alarms.
    private static let fewestLines = (real: 10_000.0, any: 2_000.0)

    /// The weights and the threshold.
    func fit(_ parts: ModelParts) -> (weights: [Float], threshold: Float) {
        var zero = parts
        zero.spanJoiner = [Float](repeating: 0, count: SpanContext.inputCount + 1)
        guard let model = try? zero.model() else { return (zero.spanJoiner, 0.5) }
        let heldOut = corpus.pages.indices.filter { corpus.pages[$0].fold == SpanTrainer.heldOut }
        let own = heldOut.filter { !corpus.pages[$0].isGenerated && !corpus.pages[$0].page.isFragment }
        var samples = collect(heldOut, model)
        // Too few samples to hold any out: better fitted on what was seen than not at all.
        if !samples.hot.hasBothTargets { samples = collect(Array(corpus.pages.indices), model) }
        let weights = samples.hot.fit(penalty: 3, jobs: options.jobs)
        let byPrecision = thresholdForPrecision(samples.hot.probabilities(weights))
        let ownSamples = collect(own, model)
        let byAlarms =
            thresholdForAlarms(ownSamples, weights, Self.falseAlarms, fewest: Self.fewestLines.real)
            ?? thresholdForAlarms(samples, weights, Self.roughAlarms, fewest: Self.fewestLines.any)
        return (weights, max(byPrecision, byAlarms ?? 0))
    }

    /// What the joiner is fitted on.
    private struct Samples {
        var hot = LogisticRegression(width: SpanContext.inputCount)
        /// How many clean lines the screen settled.
        var settledClean = 0

        mutating func append(_ other: Samples) {
            hot.append(other.hot)
            settledClean += other.settledClean
        }
    }

    private func collect(_ pages: [Int], _ model: Model) -> Samples {
        let chunk = 64
        let parts = Parallel.map(0..<(pages.count + chunk - 1) / chunk, jobs: options.jobs) { part in
            let scorer = PageScorer()
            var samples = Samples()
            for index in pages[part * chunk..<min(pages.count, (part + 1) * chunk)] {
                let page = corpus.pages[index]
                let weight = min(1, page.weight)
                scorer.score(page.page, model: model)
                let hotLines = scorer.hotLines
                // Most samples are loose lines, which are all looked at; most lines of a page are not.
                let passed = hotLines.indices.filter { scorer.isPassed(hotLine: $0) }
                for index in passed {
                    let known = page.lines[scorer.lines[hotLines[index]]]
                    guard known.injection != .unknown else { continue }
                    samples.hot.add(
                        scorer.spanInputs(ofHotLine: index), target: known.injection == .injected, weight: weight)
                }
                let settled = Set(scorer.lines.indices).subtracting(passed.map { hotLines[$0] })
                samples.settledClean += settled.count { page.lines[scorer.lines[$0]].injection == .clean }
            }
            return samples
        }
        var all = Samples()
        for part in parts { all.append(part) }
        return all
    }

    private typealias Scored = [(probability: Float, target: Bool, weight: Float)]

    /// The lowest probability above which the precision aimed at holds, at least one half.
    private func thresholdForPrecision(_ rows: Scored) -> Float {
        var hits = 0.0
        var total = 0.0
        var best: Float = 0.9
        for row in rows.sorted(by: { $0.probability > $1.probability }) where row.probability >= 0.5 {
            total += Double(row.weight)
            if row.target { hits += Double(row.weight) }
            if hits / total >= Self.precision { best = row.probability }
        }
        return best
    }

    /// A probability above which about so many of 100,000 clean lines lie; nil with too few lines to tell. So few alarms
    /// are a matter of chance, so the log-odds of half to twice as many are averaged.
    private func thresholdForAlarms(
        _ samples: Samples, _ weights: [Float], _ alarms: Double, fewest: Double
    ) -> Float? {
        let clean = samples.hot.probabilities(weights).filter { !$0.target }.map(\.probability).sorted(by: >)
        let lines = Double(clean.count + samples.settledClean)
        let allowed = Int(lines * alarms / 1e5)
        guard lines >= fewest, 2 * allowed < clean.count else { return nil }
        let near = clean[allowed / 2...2 * allowed].map { log($0 / max(1e-7, 1 - $0)) }
        return logistic(near.reduce(0, +) / Float(near.count))
    }
}
