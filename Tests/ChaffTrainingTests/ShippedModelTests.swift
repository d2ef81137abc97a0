import ChaffPages
import ChaffTraining
import Testing

@testable import Chaff

/// The sample page that ships with the project, labelled with the model that ships.
@Suite struct ShippedModelTests {
    private static let fixtures = #filePath.replacing("ChaffTrainingTests/ShippedModelTests.swift", with: "Fixtures/")

    private func gold() throws -> GoldPage {
        let gold = try GoldReader().read(paths: [ShippedModelTests.fixtures + "pages/sample.tsv"])
        #expect(gold.faults.isEmpty)
        return try #require(gold.pages.first)
    }

    private func labelled() throws -> (page: Page, labelling: Labelling) {
        let text = try ByteSource(path: ShippedModelTests.fixtures + "pages/sample.txt").readAll()
        let page = PageBuilder().page(text: String(decoding: text, as: UTF8.self))
        return (page, Labeller(model: try Model.shipped()).label(page))
    }

    @Test func `the sample and its gold are the same lines`() throws {
        let text = try ByteSource(path: ShippedModelTests.fixtures + "pages/sample.txt").readAll()
        let page = PageBuilder().page(text: String(decoding: text, as: UTF8.self))
        #expect(try gold().lines.map(\.text) == page.lines.map { page.string(of: $0) })
    }

    @Test func `what was injected is found, and no clean line is called spam`() throws {
        let (page, labelling) = try labelled()
        for (index, line) in try gold().lines.enumerated() {
            let isFound = labelling.label(ofLine: index) == "spam"
            let text = page.string(of: page.lines[index])
            if line.label != "spam" { #expect(!isFound, "\(text)") }
            // The brand behind the copyright may be missed: little in that line gives it away.
            if line.label == "spam", !text.contains("版权所有") { #expect(isFound, "\(text)") }
        }
    }

    @Test(arguments: [(2, false), (3, true), (10_000, true), (10_001, false)])
    func `pages get the network, but those of two lines and of very many`(lines: Int, hasNetwork: Bool) throws {
        let model = try Model.shipped()
        let page = PageBuilder().page(text: String(repeating: "Contact\n", count: lines))
        let scorer = PageScorer()
        scorer.score(page, model: model)
        #expect((scorer.network(0, model: model, page: page) != nil) == hasNetwork)
        #expect(Labeller(model: model).label(page).label(ofLine: lines - 1) == "chrome")
    }

    @Test func `seven in eight lines get their label`() throws {
        let labelling = try labelled().labelling
        let lines = try gold().lines
        let right = lines.indices.count { labelling.label(ofLine: $0) == lines[$0].label }
        #expect(right * 8 >= lines.count * 7, "\(right) of \(lines.count)")
    }

    @Test func `the keyword header and the brand line are spans as a whole`() throws {
        let (page, labelling) = try labelled()
        for (index, line) in try gold().lines.enumerated() where line.label == "spam" && line.spans == nil {
            #expect(labelling.spans.filter { $0.line == index }.map(\.bytes) == [page.lines[index].bytes])
        }
    }

    @Test("Every line has numbers for probabilities, in pages and fragments of any size", arguments: [true, false])
    func sizes(isFragment: Bool) throws {
        let labeller = Labeller(model: try Model.shipped())
        let lines = try gold().lines.map(\.text)
        for size in Array(1...40) + [64, 100, 257, 300] {
            let text = (0..<size).map { lines[($0 + size) % lines.count] }.joined(separator: "\n")
            var page = PageBuilder().page(text: text)
            page.isFragment = isFragment
            let labelling = labeller.label(page)
            for index in page.lines.indices {
                let sum = labelling.probabilities(ofLine: index).reduce(0, +)
                #expect(abs(sum - 1) <= 1e-4, "\(sum) in line \(index) of \(size)")
            }
        }
    }

    @Test func `the gold of the quality gate is read without a fault`() throws {
        let gold = try GoldReader().read(paths: [ShippedModelTests.fixtures + "gold"])
        #expect(gold.faults.isEmpty, "\(gold.faults)")
        #expect(gold.labelCounts.map(\.label) == ["body", "chrome", "spam"])
        #expect(gold.pages.count >= 36)
        #expect(gold.pages.allSatisfy { !$0.language.isEmpty })
        // What is measured on is never trained on.
        let own = Set(gold.pages.flatMap(\.lines).map(\.text).filter { $0.count > 25 })
        let training = ShippedModelTests.fixtures.replacing("Tests/Fixtures/", with: "Training/gold")
        let trained = try GoldReader().read(paths: [training]).pages.flatMap(\.lines).map(\.text)
        #expect(own.isDisjoint(with: trained))
    }
}
