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
    }
}
