/// How well probabilities order lines.
struct Ranking: Equatable {
    let averagePrecision: Double
    let recallAt99: Double
}

extension Evaluation {
    /// The ranking of lines by the probability of a label; nil if gold never has it. Equal probabilities keep the
    /// order of the lines.
    func ranking(of label: Int, over indices: [Int]) -> Ranking? {
        let order = indices.sorted {
            let (first, second) = (probability($0, label), probability($1, label))
            return first != second ? first > second : $0 < $1
        }
        let total = order.reduce(0) { $0 + (rows[$1].gold == label ? 1 : 0) }
        guard total > 0 else { return nil }
        var hits = 0
        var sum = 0.0
        var recall = 0.0
        for (place, index) in order.enumerated() {
            let precision: Double
            if rows[index].gold == label {
                hits += 1
                precision = Double(hits) / Double(place + 1)
                sum += precision
            } else {
                precision = Double(hits) / Double(place + 1)
            }
            if precision >= 0.99 { recall = max(recall, Double(hits) / Double(total)) }
        }
        return Ranking(averagePrecision: sum / Double(total), recallAt99: recall)
    }

    /// Expected calibration error of a label against all others: over 15 bins of equal width, how far the mean
    /// probability is from the share of lines that have the label, weighted by the lines in the bin. Undecided lines
    /// count for the injected label only.
    func calibrationError(of label: Int, isInjected: Bool, over indices: [Int]) -> Double? {
        guard label < modelLabelCount else { return nil }
        let bins = 15
        var lines = [Int](repeating: 0, count: bins)
        var hits = [Int](repeating: 0, count: bins)
        var sums = [Double](repeating: 0, count: bins)
        for index in indices where rows[index].gold >= 0 || isInjected {
            let probability = Double(probability(index, label))
            let bin = max(0, min(bins - 1, Int(probability * Double(bins))))
            lines[bin] += 1
            sums[bin] += probability
            if rows[index].gold == label { hits[bin] += 1 }
        }
        let total = lines.reduce(0, +)
        guard total > 0 else { return nil }
        return zip(sums, hits).reduce(0) { $0 + abs($1.0 - Double($1.1)) } / Double(total)
    }

    private func probability(_ row: Int, _ label: Int) -> Float { probabilities[row * modelLabelCount + label] }
}
