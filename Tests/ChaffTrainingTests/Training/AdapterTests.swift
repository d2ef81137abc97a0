import ChaffPages
import TestSupport
import Testing

@testable import Chaff
@testable import ChaffTraining

/// Samples added to a model that is there.
@Suite struct AdapterTests {
    private static let base = Result { try Model.opened(SampleModel.bytes()) }
    private static let options = SampleModel.options()

    /// Pages of a site on which lines that the base takes for one label are another.
    private func turned(_ count: Int, seed: UInt64) -> [GoldPage] {
        SamplePages.make(count, labels: ["body", "chrome"], seed: seed).map { page in
            var page = page
            for line in page.lines.indices {
                page.lines[line].label = page.lines[line].label == "body" ? "chrome" : "body"
            }
            return page
        }
    }

    private func right(_ model: Model, _ pages: [GoldPage]) -> Double {
        var evaluation = Evaluation(labels: model.labels)
        evaluation.measure(pages, with: Labeller(model: model))
        return evaluation.overall.macroF1 ?? 0
    }

    @Test func `the model learns what the samples say, more of more`() throws {
        let base = try AdapterTests.base.get()
        let new = turned(10, seed: 52)
        let before = right(base, new)
        let few = try Adapter(model: base, options: AdapterTests.options).adapt(pages: turned(2, seed: 51))
        let many = try Adapter(model: base, options: AdapterTests.options).adapt(pages: turned(60, seed: 51))
        let (afterFew, afterMany) = (right(try Model.opened(few.bytes), new), right(try Model.opened(many.bytes), new))
        #expect(before < afterFew && afterFew < afterMany && afterMany > 0.8, "\(before) \(afterFew) \(afterMany)")
    }

    @Test func `what is injected is told as before`() throws {
        let base = try AdapterTests.base.get()
        let made = try Adapter(model: base, options: AdapterTests.options).adapt(pages: turned(20, seed: 53))
        let adapted = try Model.opened(made.bytes)
        let names = try base.contents().map(\.name)
        #expect(try adapted.contents().map(\.name) == names)
        for (old, new) in zip(try base.contents(), try adapted.contents()) where old.content != new.content {
            #expect(["structure.0.blocks", "markup.0.tables", "information"].contains(old.name))
        }
        #expect(adapted.information.contains { $0.key == "lines added" && $0.value == "200" })
    }

    @Test func `the same samples give the same bytes, whatever the number of threads`() throws {
        let base = try AdapterTests.base.get()
        let pages = turned(12, seed: 54)
        let one = try Adapter(model: base, options: SampleModel.options(jobs: 1)).adapt(pages: pages)
        let three = try Adapter(model: base, options: SampleModel.options(jobs: 3)).adapt(pages: pages)
        #expect(one.bytes == three.bytes && one.report == three.report)
    }

    @Test func `a label that the model does not have is an error that names both`() throws {
        let base = try AdapterTests.base.get()
        let pages = SamplePages.make(3, labels: ["ads", "body"], seed: 55)
        #expect(throws: TrainingError.notInModel(["ads"], known: base.labels)) {
            try Adapter(model: base, options: AdapterTests.options).adapt(pages: pages)
        }
    }

    @Test func `the report tells before and after, or why it cannot`() throws {
        let adapter = Adapter(model: try AdapterTests.base.get(), options: AdapterTests.options)
        #expect(try adapter.adapt(pages: turned(6, seed: 56)).report.contains("before  after"))
        #expect(try adapter.adapt(pages: turned(1, seed: 56)).report.hasPrefix("no figures"))
    }

    @Test(arguments: [["ham", "jam", "lam"], ["body", "chrome"], ["body", "spam"]])
    func `any set of labels can be added to`(labels: [String]) throws {
        let base = try Model.opened(SampleModel.bytes(labels: labels))
        let pages = SamplePages.make(20, labels: labels, seed: 57)
        let made = try Adapter(model: base, options: AdapterTests.options).adapt(pages: pages)
        let adapted = try Model.opened(made.bytes)
        #expect(adapted.labels == base.labels && right(adapted, pages) >= right(base, pages) - 0.05)
    }
}
