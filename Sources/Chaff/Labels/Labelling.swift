/// The labels of one page's lines, flat, so that a stream of pages reuses the memory.
public struct Labelling: Sendable {
    /// What ``choice`` holds for a blank line.
    public static let blank: UInt8 = .max

    /// The names of the labels, in the model's order.
    public let labels: [String]

    /// For each line of the page the index of its label in ``labels``, or ``blank``.
    public internal(set) var choice: [UInt8] = []

    /// For each line one probability a label, 0…1, adding up to 1; zeros for a blank line.
    public internal(set) var probabilities: [Float] = []

    /// Spans of injected text, ordered, only in lines that are labelled as injected.
    public internal(set) var spans: [Span] = []

    public init(labels: [String]) { self.labels = labels }

    /// The name of a line's label, or nil for a blank line.
    public func label(ofLine index: Int) -> String? {
        choice[index] == Labelling.blank ? nil : labels[Int(choice[index])]
    }

    /// The probabilities of one line, in the order of ``labels``.
    public func probabilities(ofLine index: Int) -> ArraySlice<Float> {
        probabilities[index * labels.count..<(index + 1) * labels.count]
    }

    /// The probability of the label the line got; 0 for a blank line.
    public func probability(ofLine index: Int) -> Float {
        choice[index] == Labelling.blank ? 0 : probabilities[index * labels.count + Int(choice[index])]
    }

    mutating func reset(lines: Int) {
        choice.removeAll(keepingCapacity: true)
        choice.append(contentsOf: repeatElement(Labelling.blank, count: lines))
        probabilities.removeAll(keepingCapacity: true)
        probabilities.append(contentsOf: repeatElement(0, count: lines * labels.count))
        spans.removeAll(keepingCapacity: true)
    }
}

/// A stretch of injected text.
public struct Span: Equatable, Sendable {
    /// The index of the line in ``Page/lines``.
    public let line: Int
    /// Where it stands in ``Page/text``.
    public let bytes: Range<Int>

    public init(line: Int, bytes: Range<Int>) {
        self.line = line
        self.bytes = bytes
    }
}
