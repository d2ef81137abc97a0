/// A threshold for the injected label, and what it gave on pages that training had held out.
public struct OperatingPoint: Equatable, Sendable {
    /// The precision that the threshold was chosen for.
    public let precision: Float
    /// The least probability at which a line gets the injected label; see ``Labeller/threshold``.
    public let threshold: Float
    /// The share of the injected lines that were found.
    public let recall: Float
    /// Lines called injected that are not, per 100,000 of these.
    public let falseAlarms: Float

    package init(precision: Float, threshold: Float, recall: Float, falseAlarms: Float) {
        self.precision = precision
        self.threshold = threshold
        self.recall = recall
        self.falseAlarms = falseAlarms
    }

    /// What a model stores of each point.
    package var numbers: [Float] { [precision, threshold, recall, falseAlarms] }

    /// The points of a model, the lowest precision first; none if it has no such table.
    static func read(_ sections: ModelSections) throws(ModelError) -> [OperatingPoint] {
        guard let bytes = unsafe sections.size("span.points") else { return [] }
        let count = bytes / 16
        let numbers = unsafe try sections.floats("span.points", count: count * 4)
        var points: [OperatingPoint] = []
        for row in 0..<count {
            let point = unsafe OperatingPoint(
                precision: numbers[row * 4], threshold: numbers[row * 4 + 1], recall: numbers[row * 4 + 2],
                falseAlarms: numbers[row * 4 + 3])
            guard (0...1).contains(point.precision), (0...1).contains(point.threshold) else {
                throw ModelError(.damaged, at: ModelFile.headerSize)
            }
            points.append(point)
        }
        return points
    }
}
