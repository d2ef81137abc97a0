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

    private let scorer = PageScorer()

    public init(model: Model, threshold: Float? = nil) {
        self.model = model
        self.threshold = threshold ?? model.threshold
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
        let chooser = LabelChooser(model: model, threshold: threshold)
        chooser.choose(scorer, into: &labelling)
        guard let spanLabel = model.spanLabel else { return }
        for (position, line) in scorer.lines.enumerated() where Int(labelling.choice[line]) == spanLabel {
            scorer.appendSpans(ofLine: position, page: page, to: &labelling.spans)
        }
    }
}

/// Turns the scores of a page's lines into probabilities and labels.
private struct LabelChooser {
    let labelCount: Int
    let spanLabel: Int?
    let structureLabels: [Int]
    let threshold: Float

    init(model: Model, threshold: Float) {
        labelCount = model.labels.count
        spanLabel = model.spanLabel
        structureLabels = model.structureLabels
        self.threshold = threshold
    }

    func choose(_ scorer: PageScorer, into labelling: inout Labelling) {
        let (lines, injectedOdds, odds) = (scorer.lines, scorer.injectedOdds, scorer.structureOdds)
        for (position, line) in lines.enumerated() {
            let injected = spanLabel == nil ? 0 : structureLabels.isEmpty ? 1 : logistic(injectedOdds[position])
            let first = line * labelCount
            var best = 0
            if structureLabels.count == 2 {
                let share = logistic(odds[0][position])
                labelling.probabilities[first + structureLabels[0]] = share * (1 - injected)
                labelling.probabilities[first + structureLabels[1]] = (1 - share) * (1 - injected)
                best = structureLabels[share >= 0.5 ? 0 : 1]
            } else {
                best = share(1 - injected, odds: odds, position: position, at: first, of: &labelling)
            }
            if let spanLabel {
                labelling.probabilities[first + spanLabel] = injected
                if injected >= threshold || structureLabels.isEmpty { best = spanLabel }
            }
            labelling.choice[line] = UInt8(best)
        }
    }

    /// Shares what the injected label leaves among any number of labels, each scored against the rest; returns the
    /// likeliest.
    private func share(
        _ left: Float, odds: [[Float]], position: Int, at first: Int, of labelling: inout Labelling
    ) -> Int {
        let shares = structureLabels.indices.map { odds.count > $0 ? logistic(odds[$0][position]) : 1 }
        let total = max(shares.reduce(0, +), 1e-30)
        var best = 0
        for (index, label) in structureLabels.enumerated() {
            labelling.probabilities[first + label] = left * shares[index] / total
            if shares[index] > shares[best] { best = index }
        }
        return structureLabels.isEmpty ? 0 : structureLabels[best]
    }
}
