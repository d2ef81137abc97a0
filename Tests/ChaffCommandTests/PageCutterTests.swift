import Chaff
import ChaffPages
import TestSupport
import Testing

@testable import ChaffCommand

@Suite struct PageCutterTests {
    private static let model = Result { try Model.opened(SampleModel.bytes()) }
    private static let keepsBody = [true, false, false]

    private func cutter(_ treatment: PageCutter.Treatment, keeps: [Bool] = keepsBody) throws -> PageCutter {
        let model = try PageCutterTests.model.get()
        return PageCutter(model: model, threshold: nil, injected: 2, isKept: keeps, treatment: treatment)
    }

    /// A page with phrases pasted into honest lines, and some random text.
    private func page(seed: UInt64) -> Page {
        var random = SeededRandom(seed: seed)
        let gold = SamplePages.make(1, seed: seed)[0].lines
        var lines = gold.map { Array($0.text.utf8) }
        for (label, line) in [("body", 0), ("chrome", 4), ("spam", 7)] {
            let pasted = gold.first { $0.label == "spam" }.map { Array(" \($0.text) ".utf8) } ?? []
            let around = gold.first { $0.label == label }.map { Array($0.text.utf8) } ?? []
            lines.insert(around + pasted + around, at: line)
        }
        lines.append(RandomText.bytes(pieces: 20, using: &random))
        return PageBuilder().page(bytes: Array(lines.joined(separator: [0x0A])))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `only injected lines are cut, inside the line, and something stays of each`(seed: UInt64) throws {
        let page = page(seed: seed)
        let labelling = Labeller(model: try PageCutterTests.model.get()).label(page)
        let lines = try cutter(.cut).cut(page, labelling) { $0 % 5 == 4 }
        #expect(lines.map(\.index) == lines.map(\.index).sorted() && Set(lines.map(\.index)).count == lines.count)
        for line in lines {
            let bytes = page.lines[line.index].bytes
            #expect(labelling.label(ofLine: line.index) == "spam" && line.index % 5 != 4)
            #expect(line.removed.reduce(0) { $0 + $1.count } < bytes.count && !line.removed.isEmpty)
            #expect(line.removed.allSatisfy { $0.lowerBound >= bytes.lowerBound && $0.upperBound <= bytes.upperBound })
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `with a mark every injected line stays`(seed: UInt64) throws {
        let page = page(seed: seed)
        let labelling = Labeller(model: try PageCutterTests.model.get()).label(page)
        let lines = try cutter(.redact(mark: [0x78])).cut(page, labelling) { _ in false }
        let injected = page.lines.indices.filter { labelling.label(ofLine: $0) == "spam" }
        #expect(lines.map(\.index) == injected)
        let cut = try cutter(.cut).cut(page, labelling) { _ in false }
        #expect(Set(cut.map(\.index)).isSubset(of: injected))
    }

    @Test func `a rest stays if lines with its label do`() throws {
        var stay = [0, 0]
        for seed in 0..<200 as Range<UInt64> {
            let page = page(seed: seed)
            let labelling = Labeller(model: try PageCutterTests.model.get()).label(page)
            let body = try cutter(.cut).cut(page, labelling) { _ in false }
            let chrome = try cutter(.cut, keeps: [false, true, false]).cut(page, labelling) { _ in false }
            let both = try cutter(.cut, keeps: [true, true, false]).cut(page, labelling) { _ in false }
            #expect((body + chrome).sorted { $0.index < $1.index } == both)
            stay[0] += body.count
            stay[1] += chrome.count
        }
        #expect(stay.allSatisfy { $0 > 0 }, "\(stay)")
    }

    @Test func `a line too long to be read to its end goes as a whole`() throws {
        let gold = SamplePages.make(1, seed: 3)[0].lines
        let (body, spam) = (gold.first { $0.label == "body" }, gold.first { $0.label == "spam" })
        let line = "\(body?.text ?? "") \(spam?.text ?? "") "
        let long = String(repeating: line, count: PageCutter.longestLine / line.utf8.count + 1)
        let page = PageBuilder().page(text: long)
        let labelling = Labeller(model: try PageCutterTests.model.get(), threshold: 0).label(page)
        #expect(labelling.label(ofLine: 0) == "spam")
        #expect(try cutter(.cut).cut(page, labelling) { _ in false } == [])
        let marked = try cutter(.redact(mark: [0x78])).cut(page, labelling) { _ in false }
        #expect(marked == [PageCutter.Line(index: 0, removed: [0..<page.text.count - 1])])
    }
}
