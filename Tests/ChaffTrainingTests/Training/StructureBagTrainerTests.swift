import Chaff
import ChaffPages
import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct StructureBagTrainerTests {
    private static func trainer(_ pages: [GoldPage], jobs: Int) throws -> StructureTrainer {
        var options = SampleModel.options()
        options.jobs = jobs
        let corpus = try TrainingCorpus(pages: pages, spanLabel: nil, jobs: jobs)
        let body = try #require(corpus.labels.firstIndex(of: "body"))
        let chrome = try #require(corpus.labels.firstIndex(of: "chrome"))
        return StructureTrainer(corpus: corpus, positive: [body], negative: [chrome], options: options)
    }

    @Test func `weights tell the labels of pages apart that they have not seen`() throws {
        let trainer = try Self.trainer(SamplePages.make(120, seed: 31), jobs: 2)
        let weights = StructureBagTrainer(trainer).weights()
        #expect(weights.count == GoldPage.folds + 1)
        var (right, all) = (0, 0)
        for (page, odds) in zip(trainer.corpus.pages, trainer.bagOdds(weights)) {
            let lines = zip(page.page.lines, page.lines).filter { !$0.0.isBlank }
            for (odds, line) in zip(odds, lines) {
                guard let target = trainer.target(line.1) else { continue }
                all += 1
                right += (odds > 0) == target ? 1 : 0
            }
        }
        #expect(all > 300)
        #expect(Double(right) > 0.97 * Double(all))
    }

    @Test func `the number of threads changes nothing`() throws {
        let pages = SamplePages.make(40, seed: 32)
        let alone = StructureBagTrainer(try Self.trainer(pages, jobs: 1)).weights()
        #expect(alone == StructureBagTrainer(try Self.trainer(pages, jobs: 3)).weights())
    }
}
