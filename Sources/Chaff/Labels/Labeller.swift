/// Labels the lines of pages with a model.
///
/// A labeller keeps scratch memory between pages: make one for each thread.
/// ```swift
/// let labeller = Labeller(model: model)
/// let labelling = labeller.label(page)
/// print(labelling.label(ofLine: 0) ?? "")   // body
/// ```
public final class Labeller {
    /// The model in use.
    public let model: Model

    /// The least probability of the injected label at which a line gets it; from the model unless set.
    public var threshold: Float

    /// The least probability on a hijacked page, which is a whole page one line of which reaches ``threshold``, for
    /// lines of at most 600 code points. ``threshold`` is high because clean pages are many; where something was injected,
    /// a line is what it likelier is: 0.5, or what ``threshold`` was set to.
    public var hijackedThreshold: Float

    /// A line whose label would have a lower probability than this gets ``Labelling/unknownLabel`` instead, and no spans;
    /// with 0 every line gets a label.
    public var leastProbability: Float

    private let scorer = PageScorer()
    private let spanReader = SpanReader()

    public init(model: Model, threshold: Float? = nil, leastProbability: Float = 0) {
        self.model = model
        self.threshold = threshold ?? model.threshold
        hijackedThreshold = threshold ?? min(0.5, model.threshold)
        self.leastProbability = leastProbability
    }

    /// Labels a page. Total: any page gives labels.
    public func label(_ page: Page) -> Labelling {
        var labelling = Labelling(labels: model.labels)
        label(page, into: &labelling)
        return labelling
    }

    /// Labels a page into memory that is used again.
    public func label(_ page: Page, into labelling: inout Labelling) {
        labelling.reset(lines: page.lines.count)
        scorer.score(page, model: model)
        var chooser = LabelChooser(model: model, threshold: threshold, leastProbability: leastProbability)
        if hijackedThreshold < threshold, scorer.hasInjectedLine(page, from: threshold) {
            chooser.hijackedThreshold = hijackedThreshold
        }
        for position in chooser.choose(scorer.scores, page, into: &labelling) {
            scorer.appendSpans(ofLine: position, page: page, model: model, to: &labelling.spans)
        }
        if let injected = model.spanLabel, !labelling.spans.isEmpty {
            spanReader.read(&labelling, injected: injected, of: page, model: model)
        }
    }
}

/// Turns the scores of a page's lines into probabilities and labels.
private struct LabelChooser {
    let labelCount: Int
    let spanLabel: Int?
    let structureLabels: [Int]
    /// The structure labels if one decision between two of them is all there is.
    let pair: (Int, Int)?
    let structureCount: Int
    let threshold: Float
    var hijackedThreshold: Float
    let leastProbability: Float

    init(model: Model, threshold: Float, leastProbability: Float) {
        labelCount = model.labels.count
        spanLabel = model.spanLabel
        structureLabels = model.structureLabels
        pair = structureLabels.count == 2 ? (structureLabels[0], structureLabels[1]) : nil
        structureCount = model.structureCount
        self.threshold = threshold
        hijackedThreshold = threshold
        self.leastProbability = leastProbability
    }

    /// Returns the places of the lines that are labelled as injected.
    func choose(_ scores: LineScores, _ page: Page, into labelling: inout Labelling) -> [Int] {
        // Locals, because every touch of a stored array asks whether it has other owners.
        var (probabilities, choice, injectedLines) = ([Float](), [UInt8](), [Int]())
        swap(&probabilities, &labelling.probabilities)
        swap(&choice, &labelling.choice)
        unsafe probabilities.withUnsafeMutableBufferPointer { probabilities in
            unsafe choice.withUnsafeMutableBufferPointer { choice in
                guard let start = probabilities.baseAddress else { return }
                for position in 0..<scores.count {
                    let line = unsafe scores.indices[position]
                    let injected = injectedProbability(scores, position)
                    let row = unsafe start + line &* labelCount
                    var best = unsafe share(1 - injected, scores, position, to: row)
                    if let spanLabel {
                        unsafe row[spanLabel] = injected
                        if injected >= threshold || structureLabels.isEmpty
                            || injected >= hijackedThreshold && page.lines[line].cells.count <= SecondLook.longest
                        {
                            best = spanLabel
                            if injected >= leastProbability { injectedLines.append(position) }
                        }
                    }
                    unsafe choice[line] = UInt8(row[best] < leastProbability ? labelCount : best)
                }
            }
        }
        swap(&probabilities, &labelling.probabilities)
        swap(&choice, &labelling.choice)
        return injectedLines
    }

    @inline(__always) private func injectedProbability(_ scores: LineScores, _ position: Int) -> Float {
        spanLabel == nil ? 0 : structureLabels.isEmpty ? 1 : unsafe scores.injected[position]
    }

    /// Shares what the injected label leaves among the structure labels; returns the likeliest.
    @inline(__always)
    private func share(
        _ left: Float, _ scores: LineScores, _ position: Int, to row: UnsafeMutablePointer<Float>
    ) -> Int {
        guard let (first, second) = pair else { return unsafe shareAmongAny(left, scores, position, to: row) }
        let share = unsafe scores.shares[position]
        unsafe row[first] = share * left
        unsafe row[second] = (1 - share) * left
        return share >= 0.5 ? first : second
    }

    /// Any number of labels, each scored against the rest.
    private func shareAmongAny(
        _ left: Float, _ scores: LineScores, _ position: Int, to row: UnsafeMutablePointer<Float>
    ) -> Int {
        let shares = structureLabels.indices.map {
            structureCount > $0 ? unsafe logistic(scores.structureOdds($0)[position]) : 1
        }
        let total = max(shares.reduce(0, +), 1e-30)
        var best = 0
        for (index, label) in structureLabels.enumerated() {
            unsafe row[label] = left * shares[index] / total
            if shares[index] > shares[best] { best = index }
        }
        return structureLabels.isEmpty ? 0 : structureLabels[best]
    }
}
