import Chaff
import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct SpanKindTrainerTests {
    private static let kinds = ["adult", "gambling", "other"]

    private func model(_ pages: [GoldPage], jobs: Int = 1) throws -> (model: Model, bytes: [UInt8]) {
        let bytes = try Trainer(options: SampleModel.options(jobs: jobs)).train(pages: pages) { _ in }.bytes
        return (try Model.opened(bytes), bytes)
    }

    @Test func `the number of threads does not change a byte of a model with kinds`() throws {
        let pages = SamplePages.make(30, kinds: SpanKindTrainerTests.kinds, seed: 2)
        #expect(try model(pages, jobs: 1).bytes == model(pages, jobs: 3).bytes)
    }

    @Test(arguments: [([], []), (["adult"], []), (["b", "a"], ["a", "b"])] as [([String], [String])])
    func `one kind is nothing to tell apart`(kinds: [String], expected: [String]) throws {
        #expect(try model(SamplePages.make(12, kinds: kinds, seed: 3)).model.kinds == expected)
    }

    @Test func `of many kinds the commonest eight are told apart`() throws {
        var pages = SamplePages.make(40, kinds: (1...12).map { "kind\($0)" }, seed: 5)
        pages += SamplePages.make(10, kinds: ["kind12"], seed: 6)
        let kinds = try model(pages).model.kinds
        #expect(kinds.count == 8 && kinds.contains("kind12") && kinds == kinds.sorted())
    }

    @Test func `the facts of a model say how many kinds were right on pages that were held out`() throws {
        let information = try model(SamplePages.make(60, kinds: SpanKindTrainerTests.kinds, seed: 7)).model.information
        let right = try #require(information.first { $0.key == "kinds of held-out spans right" }?.value)
        #expect(right.contains(" of ") && right.contains("adult "), "\(right)")
    }

    @Test func `counts add up in any order`() {
        let (first, second, all) = (KindCounts(kinds: 2), KindCounts(kinds: 2), KindCounts(kinds: 2))
        for index in 0..<200_000 as Range<UInt32> {
            let (kind, key) = (Int(index % 2), index % 90_000 &* 0x9E37_79B1)
            if index % 3 == 0 { first.add(of: kind, to: key) } else { second.add(of: kind, to: key) }
            all.add(of: kind, to: key)
        }
        first.add(second)
        #expect(first.totals == all.totals && all.totals == [100_000, 100_000])
        func counts(_ counts: KindCounts) -> [UInt32: [UInt32]] {
            var found: [UInt32: [UInt32]] = [:]
            unsafe counts.visit { found[$0] = unsafe Array($1) }
            return found
        }
        #expect(counts(first) == counts(all))
    }
}
