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

    func probability(_ row: Int, _ label: Int) -> Float { probabilities[row * modelLabelCount + label] }
}
