import Chaff

/// Figures on the fold that no table has seen, as text for a person.
struct HeldOutReport {
    let pages: HeldOutPages
    let parts: ModelParts

    /// Pages of the held-out fold; empty text if there are none.
    var text: String {
        let heldOut = pages.pages.filter { !$0.isCopy }
        guard !heldOut.isEmpty, let model = try? parts.model() else {
            return "no figures: too few pages to hold any out\n"
        }
        var evaluation = Evaluation(labels: model.labels, injectedLabel: model.spanLabel.map { model.labels[$0] })
        evaluation.measure(heldOut, with: Labeller(model: model))
        let count = "\(heldOut.count) of \(pages.total) pages, of sites and sources that were held out"
        return "\(count):\n\n" + evaluation.table(byLanguage: true, byFamily: false)
    }
}
