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
    /// a line is what it likelier is: 0.5, or the threshold that the labeller was made with.
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
        chooser.label(page, from: scorer, spanReader, into: &labelling)
    }
}
