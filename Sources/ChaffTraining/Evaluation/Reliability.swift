/// One bin of a reliability diagram: the lines whose probability of a label lies in one stretch of 0…1.
public struct ReliabilityBin: Equatable, Sendable {
    public let lines: Int
    /// Their mean probability of the label; 0 if there are none.
    public let probability: Double
    /// The share of them that has the label.
    public let share: Double
}

extension Evaluation {
    static let reliabilityBins = 15

    /// The lines by their probability of a label, in 15 bins of equal width; nil for a label that the model does not have.
    /// Lines that are known only not to be injected count for the injected label only.
    public func reliability(of name: String) -> [ReliabilityBin]? {
        labels.firstIndex(of: name).flatMap {
            reliability(of: $0, isInjected: name == injectedLabel, over: Array(rows.indices))
        }
    }

    func reliability(of label: Int, isInjected: Bool, over indices: [Int]) -> [ReliabilityBin]? {
        guard label < modelLabelCount else { return nil }
        let bins = Self.reliabilityBins
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
        return (0..<bins).map { bin in
            let all = Double(max(1, lines[bin]))
            return ReliabilityBin(lines: lines[bin], probability: sums[bin] / all, share: Double(hits[bin]) / all)
        }
    }

    /// Expected calibration error of a label against all others: how far the mean probability of a bin is from the share
    /// of its lines that have the label, weighted by the lines in it.
    func calibrationError(of label: Int, isInjected: Bool, over indices: [Int]) -> Double? {
        guard let bins = reliability(of: label, isInjected: isInjected, over: indices) else { return nil }
        let total = bins.reduce(0) { $0 + $1.lines }
        guard total > 0 else { return nil }
        return bins.reduce(0) { $0 + abs($1.probability - $1.share) * Double($1.lines) } / Double(total)
    }
}
