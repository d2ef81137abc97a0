/// The labels of one page's lines, flat, so that a stream of pages reuses the memory.
public struct Labelling: Sendable {
    /// What ``choice`` holds for a blank line.
    public static let blank: UInt8 = .max

    /// The names of the labels, in the model's order.
    public let labels: [String]

    /// The name of the label that a line gets if ``Labeller/leastProbability`` leaves it undecided.
    public static let unknownLabel = "unknown"

    /// What ``choice`` holds for such a line: one more than the last index of ``labels``.
    public var unknown: UInt8 { UInt8(labels.count) }

    /// For each line of the page the index of its label in ``labels``, ``unknown``, or ``blank``.
    public internal(set) var choice: [UInt8] = []

    /// For each line one probability a label, 0…1, adding up to 1; zeros for a blank line.
    public internal(set) var probabilities: [Float] = []

    /// Spans of injected text, ordered, only in lines that are labelled as injected.
    public internal(set) var spans: [Span] = []

    /// The spans of one line, in order.
    public func spans(ofLine index: Int) -> ArraySlice<Span> {
        let first = spans.firstPlace { $0.line >= index }
        return spans[first..<spans.firstPlace { $0.line > index }]
    }

    public init(labels: [String]) { self.labels = labels }

    /// The name of a line's label, or nil for a blank line.
    public func label(ofLine index: Int) -> String? {
        let choice = choice[index]
        return choice == Labelling.blank ? nil : choice == unknown ? Labelling.unknownLabel : labels[Int(choice)]
    }

    /// The probabilities of one line, in the order of ``labels``.
    public func probabilities(ofLine index: Int) -> ArraySlice<Float> {
        probabilities[index * labels.count..<(index + 1) * labels.count]
    }

    /// The probability of the label the line got, of its likeliest label if it got ``unknownLabel``; 0 for a blank line.
    public func probability(ofLine index: Int) -> Float {
        let choice = choice[index]
        if choice < unknown { return probabilities[index * labels.count + Int(choice)] }
        return choice == Labelling.blank ? 0 : probabilities(ofLine: index).max() ?? 0
    }

    mutating func reset(lines: Int) {
        choice.removeAll(keepingCapacity: true)
        choice.append(contentsOf: repeatElement(Labelling.blank, count: lines))
        probabilities.removeAll(keepingCapacity: true)
        probabilities.append(contentsOf: repeatElement(0, count: lines * labels.count))
        spans.removeAll(keepingCapacity: true)
    }
}

extension [Span] {
    /// The index of the first element of which `isBehind` holds; it holds for all that follow.
    fileprivate func firstPlace(where isBehind: (Span) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// A stretch of injected text.
public struct Span: Equatable, Sendable {
    /// The index of the line in ``Page/lines``.
    public let line: Int
    /// Where it stands in ``Page/text``.
    public let bytes: Range<Int>
    /// The probability that it was injected: at least half of its characters. Never above the line's probability of the
    /// injected label; that itself if the model cannot tell (``Model`` files without the part for it).
    public internal(set) var probability: Float
    /// What it sells, one of ``Model/kinds``, such as `adult` or `gambling`; nil if the model knows no kinds.
    public internal(set) var kind: String?

    public init(line: Int, bytes: Range<Int>, probability: Float = 1, kind: String? = nil) {
        self.line = line
        self.bytes = bytes
        self.probability = probability
        self.kind = kind
    }
}
