import Chaff
import ChaffPages
import TestSupport
import Testing

/// Lines that get no label because none is probable enough.
@Suite struct UnknownLabelTests {
    private static let model = Result { try Model.opened(SampleModel.bytes()) }

    private static let page = PageBuilder().page(
        text: (SamplePages.make(4, seed: 21).flatMap(\.lines).map(\.text) + ["", "any words at all"])
            .joined(separator: "\n"))

    @Test(arguments: [0.3, 0.5, 0.8, 0.99, 1] as [Float])
    func `a line is unknown if its label would be less probable, and no other line changes`(least: Float) throws {
        let model = try UnknownLabelTests.model.get()
        let page = UnknownLabelTests.page
        let plain = Labeller(model: model).label(page)
        let careful = Labeller(model: model, leastProbability: least).label(page)
        #expect(careful.probabilities == plain.probabilities)
        for line in page.lines.indices {
            guard let label = plain.label(ofLine: line) else {
                #expect(careful.label(ofLine: line) == nil)
                continue
            }
            let isUnknown = plain.probability(ofLine: line) < least
            #expect(careful.label(ofLine: line) == (isUnknown ? Labelling.unknownLabel : label))
            if isUnknown { #expect(careful.probability(ofLine: line) == careful.probabilities(ofLine: line).max()) }
        }
        #expect(careful.spans == plain.spans.filter { plain.probability(ofLine: $0.line) >= least })
    }

    @Test func `some lines are unknown, and without the option none is`() throws {
        let model = try UnknownLabelTests.model.get()
        let labelling = Labeller(model: model, leastProbability: 1).label(UnknownLabelTests.page)
        #expect(labelling.choice.contains(labelling.unknown))
        let plain = Labeller(model: model).label(UnknownLabelTests.page)
        #expect(!plain.choice.contains(plain.unknown))
    }
}
