import Chaff
import ChaffPages
import TestSupport
import Testing

@Suite struct ModelTests {
    private static let labelSets = [
        ["body", "chrome"], ["body", "spam"], ["body", "chrome", "spam"], ["ads", "body", "chrome", "spam"],
        ["ham", "jam", "lam", "ram"], ["a", "b", "c", "d", "spam"],
    ]

    @Test("A model may have any set of labels", arguments: labelSets)
    func opens(labels: [String]) throws {
        let model = try Model.opened(SampleModel.bytes(labels: labels))
        #expect(model.labels == labels.sorted())
        let page = PageBuilder().page(text: "Loose words\n\nkaloni mitu\n")
        let labelling = Labeller(model: model).label(page)
        #expect(labelling.label(ofLine: 1) == nil)
        for line in [0, 2] {
            #expect(labels.contains(labelling.label(ofLine: line) ?? ""))
            #expect(abs(labelling.probabilities(ofLine: line).reduce(0, +) - 1) <= 1e-4)
        }
        if model.spanLabel == nil { #expect(labelling.spans.isEmpty) }
    }

    @Test func `opening a model with or without its checksum gives the same labels`() throws {
        let file = try SampleModel.bytes()
        let checked = Labeller(model: try Model.opened(file))
        let trusted = Labeller(model: try Model.opened(file, isTrusted: true))
        for gold in SamplePages.make(5, seed: 9) {
            let page = PageBuilder().page(text: gold.lines.map(\.text).joined(separator: "\n"))
            let (first, second) = (checked.label(page), trusted.label(page))
            #expect(first.choice == second.choice && first.probabilities == second.probabilities)
            #expect(first.spans == second.spans)
        }
    }

    @Test func `one model serves many threads`() async throws {
        let model = try Model.opened(SampleModel.bytes())
        let text = SamplePages.make(1, seed: 3)[0].lines.map(\.text).joined(separator: "\n")
        let expected = Labeller(model: model).label(PageBuilder().page(text: text)).probabilities
        await withTaskGroup(of: [Float].self) { group in
            for _ in 0..<8 {
                group.addTask { Labeller(model: model).label(PageBuilder().page(text: text)).probabilities }
            }
            for await probabilities in group { #expect(probabilities == expected) }
        }
    }
}
