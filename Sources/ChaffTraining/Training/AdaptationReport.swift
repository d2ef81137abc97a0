import Chaff

/// Says what samples gain: each page labelled by a model that has seen the others only, before and after.
struct AdaptationReport {
    let model: Model
    let pages: [GoldPage]

    private static let parts = 5

    /// - Parameter adapt: the model with the pages of these indices added; nil if that cannot be told.
    func text(_ adapt: ([Int]) -> Model?) -> String {
        let parts = min(Self.parts, pages.count)
        guard parts >= 2 else { return "no figures: they need two pages at least\n" }
        var before = Evaluation(labels: model.labels, injectedLabel: model.spanLabel.map { model.labels[$0] })
        var after = before
        before.measure(pages, with: Labeller(model: model))
        for part in 0..<parts {
            // Neighbours in the samples often are neighbours on the site.
            let held = pages.indices.filter { $0 * parts / pages.count == part }
            guard let adapted = adapt(pages.indices.filter { $0 * parts / pages.count != part }) else { continue }
            after.measure(held.map { pages[$0] }, with: Labeller(model: adapted))
        }
        var table = TextTable(header: ["F1", "lines", "before", "after"])
        for label in before.overall.labels {
            table.add([
                label.name, "\(label.lines)", decimals(label.f1, 3), decimals(after.overall.label(label.name)?.f1, 3),
            ])
        }
        return "\(pages.count) pages, each labelled by a model that the other pages were added to:\n\n" + table.text
    }
}
