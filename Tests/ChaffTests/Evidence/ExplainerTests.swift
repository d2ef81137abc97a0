import ChaffPages
import TestSupport
import Testing

@testable import Chaff

@Suite struct ExplainerTests {
    private static let shipped = try? Model.shipped()

    private func explain(_ page: Page, _ lines: [Int], _ model: Model) -> [LineEvidence] {
        var evidence: [LineEvidence] = []
        Explainer(model: model).explain(page, lines: lines) { evidence.append($0) }
        return evidence
    }

    /// Checks that what is said of each line of a page adds up to what labelling made of it.
    private func check(_ page: Page, _ model: Model) throws -> Int {
        let labelling = Labeller(model: model).label(page)
        let evidence = explain(page, Array(page.lines.indices), model)
        #expect(evidence.map(\.line) == page.lines.indices.filter { !page.lines[$0].isBlank })
        for line in evidence {
            let probabilities = Array(labelling.probabilities(ofLine: line.line))
            var left: Float = 1
            if let injection = line.injection, let injected = model.spanLabel {
                let sum = injection.contributions.reduce(0) { $0 + $1.value }
                #expect(abs(sum - injection.odds) < 1e-3, "\(page.string(of: page.lines[line.line]))")
                #expect(abs(logistic(sum) - probabilities[injected]) < 1e-3)
                left -= probabilities[injected]
            }
            for decision in line.decisions {
                let alone = decision.line.reduce(0) { $0 + $1.value }
                #expect(abs(alone - decision.lineOdds) < 1e-3)
                let sum = decision.page.reduce(0) { $0 + $1.value }
                #expect(abs(sum - decision.odds) < 1e-3)
                guard line.decisions.count == 1 else { continue }
                let first = model.structureLabels[0]
                #expect(abs(logistic(sum) * left - probabilities[first]) < 1e-3)
            }
        }
        return evidence.count { $0.injection?.isScreened == false }
    }

    @Test(.enabled(if: shipped != nil), arguments: FixturePages.languages)
    func `contributions add up to the score, over the pages of the fixtures`(language: String) throws {
        let model = try #require(ExplainerTests.shipped)
        let pages = FixturePages.pages(language)
        #expect(!pages.isEmpty)
        var seenByChains = 0
        for page in pages { seenByChains += try check(page, model) }
        #expect(seenByChains > 0)
    }

    @Test(.enabled(if: shipped != nil))
    func `they do for markup, hidden lines and fragments, too`() throws {
        let model = try #require(ExplainerTests.shipped)
        var page = FixturePages.html
        #expect(page.markup.contains { $0.hiding != .none })
        _ = try check(page, model)
        page.isFragment = true
        _ = try check(page, model)
        for page in FixturePages.pages("en") {
            var fragment = page
            fragment.isFragment = true
            _ = try check(fragment, model)
        }
    }

    @Test(arguments: [["a", "b", "c", "d"], ["spam", "ham"], ["body", "chrome", "spam"], ["x", "y"]])
    func `they do for any labels`(labels: [String]) throws {
        let model = try Model.opened(SampleModel.bytes(labels: labels))
        for page in SamplePages.make(4, labels: labels, seed: 9) {
            _ = try check(PageBuilder().page(text: page.lines.map(\.text).joined(separator: "\n")), model)
        }
    }

    @Test(.enabled(if: shipped != nil), arguments: 0..<40 as Range<UInt64>)
    func `any bytes can be explained`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        _ = try check(
            PageBuilder().page(bytes: RandomText.bytes(pieces: 150, using: &random)),
            try #require(ExplainerTests.shipped))
    }

    @Test(.enabled(if: shipped != nil))
    func `only the lines that are asked for are explained`() throws {
        let page = PageBuilder().page(text: "Library opens\n\nHome | News\nThe room has sixty seats.")
        let model = try #require(ExplainerTests.shipped)
        #expect(explain(page, [3, 1, 0, 99], model).map(\.line) == [0, 3])
        #expect(explain(page, [2], model)[0].neighbours.map(\.line) == [0, 3])
        #expect(explain(PageBuilder().page(text: ""), [0], model).isEmpty)
    }

    @Test(.enabled(if: shipped != nil))
    func `n-grams are shown in the page's own characters`() throws {
        let line = "The hall has sixty seats ｌｕｃｋｙ𝟕𝟕𝟕 cas\u{200B}ino b𝐨nus"
        let page = PageBuilder().page(text: line)
        let evidence = explain(page, [0], try #require(ExplainerTests.shipped))[0]
        #expect(evidence.folded == "the hall has sixty seats lucky777 casino bonus")
        #expect(evidence.tricks.ignorable == 1 && evidence.tricks.styled == 9)
        let injection = try #require(evidence.injection)
        #expect(!injection.isScreened)
        for feature in injection.trained + injection.naive {
            let text = feature.text.filter { $0 != "⊢" && $0 != "⊣" }
            #expect(Array(line.utf8).contains(text), "\(feature)")
        }
        let styled = (injection.trained + injection.naive).filter { !$0.folded.isEmpty }
        #expect(styled.contains { "lucky777 casino bonus".contains($0.folded) })
    }
}

extension [UInt8] {
    /// True if the bytes of a text stand there in a row.
    fileprivate func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: wanted) }
    }
}
