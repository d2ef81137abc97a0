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
        for (index, line) in scorer.lines.enumerated() {
            let injected = model.spanLabel == nil ? 0 : logistic(scorer.injectedOdds[index])
            write(line: line, index: index, injected: injected, into: &labelling)
            if let spanLabel = model.spanLabel, Int(labelling.choice[line]) == spanLabel {
                scorer.appendSpans(ofLine: index, page: page, to: &labelling.spans)
            }
        }
    }

    /// Shares what the injected label leaves among the structure labels, and chooses.
    private func write(line: Int, index: Int, injected: Float, into labelling: inout Labelling) {
        let first = line * model.labels.count
        var best = 0
        var largest: Float = -1
        var total: Float = 0
        for (position, label) in model.structureLabels.enumerated() {
            let share = structureShare(position, line: index)
            labelling.probabilities[first + label] = share
            total += share
            if share > largest {
                largest = share
                best = label
            }
        }
        for label in model.structureLabels {
            labelling.probabilities[first + label] *= (1 - injected) / max(total, 1e-30)
        }
        if let spanLabel = model.spanLabel {
            labelling.probabilities[first + spanLabel] = model.structureLabels.isEmpty ? 1 : injected
            if injected >= threshold || model.structureLabels.isEmpty { best = spanLabel }
        }
        labelling.choice[line] = UInt8(best)
    }

    private func structureShare(_ position: Int, line: Int) -> Float {
        switch model.structureCount {
        case 0: return 1
        case 1:
            let odds = scorer.structureOdds[0][line]
            return logistic(position == 0 ? odds : -odds)
        default: return logistic(scorer.structureOdds[position][line])
        }
    }
}
