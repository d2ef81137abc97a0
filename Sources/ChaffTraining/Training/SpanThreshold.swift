import Chaff

/// Chooses the probability from which a line is called injected, on the fold the chains have not seen.
struct SpanThreshold {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    /// What the threshold is chosen for: about so many false alarms in 100,000 clean lines of real pages, and at least
    /// such a precision over all samples.
    private static let falseAlarms = 12.0
    private static let precision = 0.98
    /// The same over all clean lines, where real pages are too few to tell. Lines that were made up say too little of real
    /// ones, so it is few: of a model from generated pages alone, real pages bring twenty times as many.
    private static let roughAlarms = 50.0
    /// How many clean lines tell how many of them are false alarms.
    private static let fewestLines = (real: 10_000.0, any: 2_000.0)

    /// The higher of the two thresholds.
    /// - Parameter judged: pages, each with what was fitted without them.
    func choose(_ judged: [(pages: [Int], parts: ModelParts)]) -> Float {
        var samples = Samples()
        for (pages, parts) in judged {
            guard let model = try? parts.model() else { continue }
            samples.append(collect(pages, model))
        }
        let own = Samples(rows: samples.rows.filter(\.isOwn), settledClean: samples.settledOwn)
        let byAlarms =
            Self.byAlarms(own, Self.falseAlarms, fewest: Self.fewestLines.real)
            ?? Self.byAlarms(samples, Self.roughAlarms, fewest: Self.fewestLines.any)
        return max(Self.byPrecision(samples), byAlarms ?? 0)
    }

    /// The lines that the chains looked at, and how many clean ones the screen settled.
    private struct Samples {
        var rows: [(probability: Float, isInjected: Bool, weight: Float, isOwn: Bool)] = []
        var settledClean = 0
        /// How many of them are on real pages.
        var settledOwn = 0

        mutating func append(_ other: Samples) {
            rows += other.rows
            settledClean += other.settledClean
            settledOwn += other.settledOwn
        }
    }

    private func collect(_ pages: [Int], _ model: Model) -> Samples {
        let chunk = 64
        let parts = Parallel.map(0..<(pages.count + chunk - 1) / chunk, jobs: options.jobs) { part in
            let scorer = PageScorer()
            var samples = Samples()
            for index in pages[part * chunk..<min(pages.count, (part + 1) * chunk)] {
                let page = corpus.pages[index]
                scorer.score(page.page, model: model)
                let looked = Set(scorer.hotLines)
                let isOwn = !page.isGenerated && !page.page.isFragment
                for (position, line) in scorer.lines.enumerated() {
                    let injection = page.lines[line].injection
                    if looked.contains(position), injection != .unknown {
                        samples.rows.append(
                            (scorer.injectedProbability(position), injection == .injected, min(1, page.weight), isOwn))
                    } else if injection == .clean {
                        samples.settledClean += 1
                        samples.settledOwn += isOwn ? 1 : 0
                    }
                }
            }
            return samples
        }
        var all = Samples()
        for part in parts { all.append(part) }
        return all
    }

    /// The lowest probability above which the precision aimed at holds, at least one half.
    private static func byPrecision(_ samples: Samples) -> Float {
        var hits = 0.0
        var total = 0.0
        var best: Float = 0.9
        for row in samples.rows.sorted(by: { $0.probability > $1.probability }) where row.probability >= 0.5 {
            total += Double(row.weight)
            if row.isInjected { hits += Double(row.weight) }
            if hits / total >= precision { best = row.probability }
        }
        return best
    }

    /// A probability above which about so many of 100,000 clean lines lie; nil with too few lines to tell. So few alarms
    /// are a matter of chance, so the log-odds of half to twice as many are averaged.
    private static func byAlarms(_ samples: Samples, _ alarms: Double, fewest: Double) -> Float? {
        let clean = samples.rows.filter { !$0.isInjected }.map(\.probability).sorted(by: >)
        let lines = Double(clean.count + samples.settledClean)
        let allowed = Int(lines * alarms / 1e5)
        guard lines >= fewest, 2 * allowed < clean.count else { return nil }
        let near = clean[allowed / 2...2 * allowed].map { log($0 / max(1e-7, 1 - $0)) }
        return logistic(near.reduce(0, +) / Float(near.count))
    }
}
