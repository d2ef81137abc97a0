import Chaff
import ChaffPages
import ChaffTraining
import Synchronization
import TestSupport
import Testing

@Suite struct TrainerTests {
    private func train(_ pages: [GoldPage], _ options: TrainingOptions = SampleModel.options()) throws -> TrainedModel {
        try Trainer(options: options).train(pages: pages) { _ in }
    }

    @Test func `the number of threads does not change a byte`() throws {
        let pages = SamplePages.make(14, seed: 5)
        let one = try train(pages, SampleModel.options(jobs: 1))
        for jobs in [2, 3] {
            let more = try train(pages, SampleModel.options(jobs: jobs))
            #expect(more.bytes == one.bytes)
            #expect(more.report == one.report)
        }
    }

    @Test func `one page more makes another model`() throws {
        let pages = SamplePages.make(14, seed: 5)
        let (all, fewer) = (try train(pages), try train(Array(pages.dropLast())))
        #expect(all.bytes != fewer.bytes)
    }

    @Test func `training learns to tell the labels of new pages apart`() throws {
        let model = try Model.opened(train(SamplePages.make(24, seed: 6), SampleModel.options()).bytes)
        var evaluation = Evaluation(labels: model.labels)
        evaluation.measure(SamplePages.make(12, seed: 7), with: Labeller(model: model))
        let figures = evaluation.overall
        #expect(figures.lines == 120)
        // Far above chance, and far below what the recipe reaches today: a change of recipe is no failure.
        #expect((figures.bodyChromeMacroF1 ?? 0) > 0.75)
        #expect((figures.injectedAveragePrecision ?? 0) > 0.85)
        #expect((figures.label("spam")?.precision ?? 0) > 0.8)
        #expect((figures.spanCharacterF1 ?? 0) > 0.5)
    }

    @Test("Any set of labels is learnt", arguments: [["ham", "jam"], ["a", "b", "c", "d", "e"], ["body", "spam"]])
    func labelSets(labels: [String]) throws {
        let pages = SamplePages.make(24, labels: labels, seed: 8)
        let model = try Model.opened(train(pages, SampleModel.options()).bytes)
        var evaluation = Evaluation(labels: model.labels)
        evaluation.measure(SamplePages.make(12, labels: labels, seed: 9), with: Labeller(model: model))
        #expect((evaluation.overall.macroF1 ?? 0) > 0.75)
    }

    @Test func `a label seen once is a label of the model`() throws {
        var pages = SamplePages.make(12, seed: 10)
        pages[3].lines.append(GoldLine(text: "Sponsored: a very good mattress", label: "ads"))
        let model = try Model.opened(train(pages).bytes)
        #expect(model.labels == ["ads", "body", "chrome", "spam"])
    }

    @Test func `without a label spam no label has spans, unless one is named`() throws {
        let pages = SamplePages.make(12, labels: ["body", "junk"], seed: 11)
        #expect(try Model.opened(train(pages).bytes).spanLabel == nil)
        var options = SampleModel.options()
        options.spanLabel = "junk"
        #expect(try Model.opened(train(pages, options).bytes).spanLabel == 1)
    }

    @Test func `too few labels and unknown names are errors that list what was found`() {
        let one = SamplePages.make(3, labels: ["body"], seed: 12)
        #expect(throws: TrainingError.tooFewLabels(["body"])) { try train(one) }
        #expect(throws: TrainingError.tooFewLabels([])) { try train([]) }
        var options = SampleModel.options()
        options.spanLabel = "ads"
        #expect(throws: TrainingError.noSuchLabel("ads", found: ["body", "chrome"])) {
            try train(SamplePages.make(3, labels: ["body", "chrome"], seed: 13), options)
        }
    }

    @Test(
        "samples at the edge still make a model that opens",
        arguments: [
            [("a", "x"), ("b", "y")], [("body", "x"), ("spam", "y")],
            [("body", "国"), ("chrome", "國"), ("spam", "\u{200B}")],
            [("a", "\0"), ("b", "\u{FFFD}")],
        ] as [[(String, String)]])
    func edges(lines: [(String, String)]) throws {
        var page = GoldPage(id: "p")
        page.lines = lines.map { GoldLine(text: $0.1, label: $0.0) }
        let model = try Model.opened(train([page]).bytes)
        let labelling = Labeller(model: model).label(PageBuilder().page(text: "any text\nx"))
        #expect(labelling.probabilities.allSatisfy { $0.isFinite })
    }

    @Test func `undecided lines are context, not samples`() throws {
        var pages = SamplePages.make(12, seed: 14)
        pages[0].lines.append(GoldLine(text: "nobody knows what this is", label: nil))
        let model = try Model.opened(train(pages).bytes)
        #expect(model.labels == ["body", "chrome", "spam"])
    }

    @Test func `progress comes in steps that do not run past their end`() throws {
        let told = Mutex<[String]>([])
        _ = try Trainer(options: SampleModel.options()).train(pages: SamplePages.make(12, seed: 15)) { progress in
            #expect(progress.done >= 0 && progress.done <= progress.total)
            told.withLock { if $0.last != progress.stage { $0.append(progress.stage) } }
        }
        let stages = told.withLock { $0 }
        #expect(Set(stages).count == stages.count && stages.count > 2)
    }

    @Test func `the report tells held-out figures, or why there are none`() throws {
        let report = try train(SamplePages.make(24, seed: 16)).report
        #expect(report.contains("gold \\ said"))
        var page = SamplePages.make(1, seed: 17)[0]
        page.fold = 0
        #expect(try train([page]).report.hasPrefix("no figures"))
    }
}
