import Chaff
import ChaffPages
import ChaffTraining
import TestSupport
import Testing

/// Harmless lines stand alone on clean pages, and between finds on injected ones.
struct SecondLookTrainingTests {
    private static let harmless = [
        "open every day until nine", "we answer within the hour", "ask us anything you like", "no paper is needed",
    ]

    private func pages(_ count: Int, seed: UInt64) -> [GoldPage] {
        SamplePages.make(count, seed: seed).enumerated().map { number, sample in
            var page = sample
            var clean = page.lines.filter { $0.label != "spam" }
            let finds = page.lines.filter { $0.label == "spam" && $0.spans == nil }
            let line = Self.harmless[number % Self.harmless.count]
            if number % 2 == 0, finds.count >= 2 {
                clean += [finds[0], GoldLine(text: line, label: "spam"), finds[1]]
            } else {
                clean.insert(GoldLine(text: line, label: "body"), at: 1)
            }
            page.lines = clean
            return page
        }
    }

    @Test func `a harmless line between two finds is injected, and alone it is not`() throws {
        let trained = try Trainer(options: SampleModel.options()).train(pages: pages(1600, seed: 21)) { _ in }
        #expect(trained.bytes.contains("span.second".utf8))
        let labeller = Labeller(model: try Model.opened(trained.bytes))
        var between: [Float] = []
        var alone: [Float] = []
        for page in pages(80, seed: 22) {
            let labelling = labeller.label(PageBuilder().page(text: page.lines.map(\.text).joined(separator: "\n")))
            for (index, line) in page.lines.enumerated() where Self.harmless.contains(line.text) {
                let probability = Array(labelling.probabilities(ofLine: index))[2]
                if line.label == "spam" { between.append(probability) } else { alone.append(probability) }
            }
        }
        #expect(between.count > 10)
        #expect(between.reduce(0, +) / Float(between.count) > 0.7)
        #expect(alone.reduce(0, +) / Float(alone.count) < 0.2)
    }

    @Test func `few samples make a model without a second look, which labels all the same`() throws {
        let trained = try Trainer(options: SampleModel.options()).train(pages: pages(12, seed: 23)) { _ in }
        let labelling = Labeller(model: try Model.opened(trained.bytes)).label(
            PageBuilder().page(text: "one line\nanother line\nopen every day until nine"))
        #expect(labelling.choice.count == 3)
        #expect(!trained.bytes.contains("span.second".utf8))
    }
}
