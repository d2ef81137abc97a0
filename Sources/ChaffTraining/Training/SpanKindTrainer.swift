import Chaff

/// Counts which n-grams stand in spans of which kind: what tells a betting line from an escort's.
struct SpanKindTrainer {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    private static let smoothing: Float = 0.3
    /// The most kinds; only the commonest are told apart.
    private static let most = 8

    /// The kinds of the injected lines, in alphabetical order; fewer than two are nothing to tell apart.
    private var names: [String] {
        var counts: [String: Int] = [:]
        for page in corpus.pages {
            for line in page.lines where line.injection == .injected && !line.kind.isEmpty {
                counts[line.kind, default: 0] += 1
            }
        }
        let common = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most)
        return common.count < 2 ? [] : common.map(\.key).sorted()
    }

    /// What all folds say, and the same without the held-out fold; nil without kinds.
    func train() -> (final: SpanKindParts, heldOut: SpanKindParts)? {
        let names = self.names
        if names.isEmpty { return nil }
        var counts = Parallel.map(0..<GoldPage.folds, jobs: options.jobs) { count(fold: $0, names) }
        let heldOut = counts.remove(at: SpanTrainer.heldOut)
        let all = counts[0]
        for other in counts.dropFirst() { all.add(other) }
        let seen = parts(all, names)
        all.add(heldOut)
        return (parts(all, names), seen)
    }

    private func count(fold: Int, _ names: [String]) -> KindCounts {
        let counts = KindCounts(kinds: names.count)
        let grams = SpanGrams()
        for page in corpus.pages where page.fold == fold {
            for (line, known) in zip(page.page.lines, page.lines) where known.injection == .injected {
                guard let kind = names.firstIndex(of: known.kind) else { continue }
                grams.visit(line, of: page.page, inside: known.spans) { _, _, key in
                    counts.add(of: kind, to: key)
                }
            }
        }
        return counts
    }

    /// Each slot knows the n-gram that tells the kinds apart best; its weight for a kind is the logarithm of its rate
    /// there against its mean rate, shrunk by n / (n + 1).
    private func parts(_ counts: KindCounts, _ names: [String]) -> SpanKindParts {
        let total = Float(counts.totals.reduce(0, +))
        let scales = counts.totals.map { total / Float(max(1, $0)) / Float(names.count) }
        var keys = (0..<KindTable.slots).map(KindTable.foreignKey)
        var worths = [Float](repeating: 0, count: KindTable.slots)
        var weights = [Int8](repeating: 0, count: KindTable.slots * names.count)
        var rates = [Float](repeating: 0, count: names.count)
        unsafe counts.visit { key, found in
            for kind in rates.indices { rates[kind] = unsafe Float(found[kind]) * scales[kind] }
            let mean = rates.reduce(0, +) / Float(rates.count)
            let worth = rates.reduce(Float(0)) { $0 + ($1 > 0 ? $1 * log($1 / mean) : 0) }
            let slot = KindTable.slot(key)
            // Of two that are worth the same the lower key, so that the order does not matter.
            guard worth > worths[slot] || worth == worths[slot] && worth > 0 && key < keys[slot] else { return }
            let number = Float(unsafe found.reduce(0, +))
            (worths[slot], keys[slot]) = (worth, key)
            for (kind, rate) in rates.enumerated() {
                let odds = log((rate + Self.smoothing) / (mean + Self.smoothing))
                weights[slot * names.count + kind] = Quantum.quantise(odds * number / (number + 1))
            }
        }
        let priors = counts.totals.map { log(Float($0 + 1) / (total + 1)) }
        return SpanKindParts(names: names, keys: keys, weights: weights, priors: priors)
    }

    /// How many gold spans of the held-out fold get their kind, in words; nil if there are none.
    func report(_ model: Model) -> String? {
        let names = model.kinds
        var (right, all) = ([Int](repeating: 0, count: names.count), [Int](repeating: 0, count: names.count))
        let reader = SpanReader()
        for page in corpus.pages where page.fold == SpanTrainer.heldOut {
            for (line, known) in zip(page.page.lines, page.lines) where known.injection == .injected {
                guard let kind = names.firstIndex(of: known.kind), !known.spans.isEmpty else { continue }
                for said in reader.kinds(of: known.spans, in: line, of: page.page, model: model) {
                    all[kind] += 1
                    right[kind] += said == kind ? 1 : 0
                }
            }
        }
        let count = all.reduce(0, +)
        if count == 0 { return nil }
        let parts = names.indices.filter { all[$0] > 0 }.map { "\(names[$0]) \(Self.percent(right[$0], of: all[$0]))" }
        return "\(Self.percent(right.reduce(0, +), of: count)) of \(count) (\(parts.joined(separator: ", ")))"
    }

    private static func percent(_ part: Int, of whole: Int) -> String {
        "\((1000 * Double(part) / Double(whole)).rounded() / 10) %"
    }
}
