import Chaff

/// Chooses thresholds for precisions on lines that the model has not seen.
struct OperatingPoints {
    /// One line.
    struct Row: Sendable {
        let probability: Float
        let isInjected: Bool
        let weight: Float
        /// True for a line of a whole page that no generator made.
        let isReal: Bool
    }

    private let rows: [Row]

    static let precisions: [Float] = [0.9, 0.95, 0.98, 0.99, 0.995, 0.999]

    /// With fewer lines of real pages all clean lines say how often there is a false alarm.
    private static let fewestReal = 10_000

    init(_ rows: [Row]) { self.rows = rows.sorted { $0.probability > $1.probability } }

    /// A threshold for each precision that the rows can tell of.
    ///
    /// It is the lowest at which the precision holds if one false alarm more than seen is counted: where few alarms are
    /// seen, chance decides whether the next line is one. For .999 this asks for a thousand hits.
    func table() -> [OperatingPoint] {
        let injected = weight(rows.filter(\.isInjected))
        let real = rows.filter { $0.isReal && !$0.isInjected }
        let clean = real.count >= Self.fewestReal ? real : rows.filter { !$0.isInjected }
        if injected == 0 || clean.isEmpty { return [] }
        return Self.precisions.compactMap { precision in
            guard let threshold = threshold(for: Double(precision)) else { return nil }
            let found = rows.filter { $0.isInjected && $0.probability >= threshold }
            let alarms = clean.count { $0.probability >= threshold }
            return OperatingPoint(
                precision: precision, threshold: threshold, recall: Float(weight(found) / injected),
                falseAlarms: Float(1e5 * Double(alarms) / Double(clean.count)))
        }
    }

    private func weight(_ rows: [Row]) -> Double { rows.reduce(0) { $0 + Double($1.weight) } }

    private func threshold(for precision: Double) -> Float? {
        var (hits, alarms) = (0.0, 1.0)
        var best: Float?
        var hasHit = false
        for (index, row) in rows.enumerated() {
            if row.isInjected { hits += Double(row.weight) } else { alarms += Double(row.weight) }
            if row.isInjected { hasHit = true }
            // Lines of equal probability pass together, and a threshold below the last hit gains nothing.
            if index + 1 < rows.count, rows[index + 1].probability == row.probability { continue }
            if hasHit, hits >= precision * (hits + alarms) { best = row.probability }
            hasHit = false
        }
        return best
    }
}
