import ChaffPages
import TestSupport
import Testing

@testable import Chaff

@Suite struct StreamLabellerTests {
    /// What is known of one line once it has its label.
    private struct Labelled: Equatable {
        let text: [UInt8]
        let label: String?
        let probabilities: [Float]
        /// Injected stretches from the start of the line.
        let spans: [Range<Int>]
        let spanFacts: [String]

        init(_ index: Int, of page: Page, _ labelling: Labelling) {
            let start = page.lines[index].bytes.lowerBound
            text = Array(page.text(of: page.lines[index]))
            label = labelling.label(ofLine: index)
            probabilities = Array(labelling.probabilities(ofLine: index))
            spans = labelling.spans(ofLine: index).map { $0.bytes.lowerBound - start..<$0.bytes.upperBound - start }
            spanFacts = labelling.spans(ofLine: index).map { "\($0.probability) \($0.kind ?? "-")" }
        }
    }

    private static let models = Result {
        [try Model.shipped(), try Model.opened(SampleModel.bytes(labels: ["news", "menu", "advert"]))]
    }

    /// Its tables take some milliseconds to make.
    private let builder = PageBuilder()

    /// The lines of a text, each with its line end.
    private func lines(_ text: [UInt8]) -> [Page] {
        let page = builder.page(bytes: text)
        let starts = page.lines.map(\.bytes.lowerBound)
        return page.lines.indices.map { index in
            let start = index == 0 ? 0 : starts[index]
            let end = index + 1 < starts.count ? starts[index + 1] : text.count
            var line = Page()
            let bytes = Array(text[start..<end])
            unsafe bytes.withUnsafeBytes { unsafe builder.build($0, into: &line, firstLine: index + 1) }
            return line
        }
    }

    /// What becomes of lines that come one by one.
    private func stream(
        _ lines: [Page], model: Model, lookahead: Int, history: Int = StreamLabeller.history, asksLate: Bool = false
    ) -> [Labelled] {
        let labeller = StreamLabeller(model: model, lookahead: lookahead)
        labeller.history = history
        var labelling = Labelling(labels: model.labels)
        var found: [Labelled] = []
        for line in lines {
            labeller.append(line)
            while !asksLate, let line = labeller.next(into: &labelling) {
                found.append(Labelled(0, of: line, labelling))
            }
        }
        while let line = labeller.next(into: &labelling) { found.append(Labelled(0, of: line, labelling)) }
        while let line = labeller.next(waits: false, into: &labelling) {
            found.append(Labelled(0, of: line, labelling))
        }
        return found
    }

    private func fragment(_ text: [UInt8], model: Model) -> [Labelled] {
        var page = builder.page(bytes: text)
        page.isFragment = true
        let labelling = Labeller(model: model).label(page)
        return page.lines.indices.map { Labelled($0, of: page, labelling) }
    }

    /// Sentences, menus and trade words, with blank lines between some of them.
    private func text(lines: Int, using random: inout SeededRandom) -> [UInt8] {
        let kinds = [
            "The library opens a new reading room on Monday, and the town hall keeps its old one.",
            "Home | News | Sport | Contact", "play slots now lucky777 casino bonus free spins", "",
            "The mayor cut the ribbon at noon. lucky777 casino bonus Then there was soup.", "市政府周一宣布新的图书馆开放。",
            "Share this", "© 2024 The Daily Lamp",
        ]
        return (0..<lines).flatMap { _ in Array("\(random.pick(kinds))\(random.pick(["\n", "\n", "\r\n"]))".utf8) }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `lines that see all others get the labels of a fragment`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for model in try StreamLabellerTests.models.get() {
            for count in [1, 2, 3, 4, 9, 40, 90] {
                let text = text(lines: count, using: &random)
                let found = stream(lines(text), model: model, lookahead: 1000, history: 1000)
                #expect(found == fragment(text, model: model))
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `so do lines of any bytes`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let model = try StreamLabellerTests.models.get()[0]
        let bytes = RandomText.bytes(pieces: 300, using: &random)
        #expect(stream(lines(bytes), model: model, lookahead: 1000, history: 1000) == fragment(bytes, model: model))
    }

    @Test(arguments: [0, 1, 4, 16])
    func `what comes behind the lookahead, or long before, changes nothing`(lookahead: Int) throws {
        var random = SeededRandom(seed: UInt64(lookahead))
        let model = try StreamLabellerTests.models.get()[0]
        let history = StreamLabeller.history
        // No blank lines, so that places can be counted.
        func some(_ count: Int) -> [Page] {
            lines(text(lines: 2 * count, using: &random)).filter { !$0.lines[0].isBlank }
        }
        let (first, others) = (Array(some(150).prefix(100)), some(150))
        let all = stream(first, model: model, lookahead: lookahead)
        let cut = stream(Array(first.prefix(60)) + others, model: model, lookahead: lookahead)
        #expect(all.prefix(60 - lookahead) == cut.prefix(60 - lookahead))
        let late = stream(Array(others.prefix(50)) + first.dropFirst(10), model: model, lookahead: lookahead)
        #expect(all.dropFirst(10 + history).elementsEqual(late.dropFirst(50 + history)))
    }

    @Test(arguments: [0, 1, 4, 100])
    func `labels do not depend on when they are asked for`(lookahead: Int) throws {
        var random = SeededRandom(seed: 7)
        let model = try StreamLabellerTests.models.get()[0]
        let lines = lines(text(lines: 200, using: &random))
        let found = stream(lines, model: model, lookahead: lookahead)
        #expect(found == stream(lines, model: model, lookahead: lookahead, asksLate: true))
        #expect(found.map(\.text) == lines.map { Array($0.text(of: $0.lines[0])) })
    }

    @Test func `a line waits for the lines it is to see, blank ones aside`() throws {
        let model = try StreamLabellerTests.models.get()[0]
        let labeller = StreamLabeller(model: model, lookahead: 2)
        var labelling = Labelling(labels: model.labels)
        var given: [String] = []
        for line in ["\n", "one\n", "\n", "two\n", "\n", "three\n", "four\n"] {
            labeller.append(builder.page(text: line))
            while let line = labeller.next(into: &labelling) {
                #expect((labelling.label(ofLine: 0) == nil) == line.lines[0].isBlank)
                given.append(line.string(of: line.lines[0]))
            }
            given.append("|")
        }
        #expect(given.joined(separator: " ") == " | | | | | one  | two  |")
        #expect(labeller.waitingLines == 2)
        #expect(labeller.next(waits: false, into: &labelling)?.text == Array("three\n".utf8))
    }

    @Test func `without lookahead a line has its label at once`() throws {
        let model = try StreamLabellerTests.models.get()[0]
        let labeller = StreamLabeller(model: model, lookahead: 0)
        var labelling = Labelling(labels: model.labels)
        for text in ["play slots now lucky777 casino bonus free spins\n", "It opens on Monday.\n"] {
            labeller.append(builder.page(text: text))
            #expect(labeller.next(into: &labelling)?.text == Array(text.utf8))
            #expect(labelling.label(ofLine: 0) == (text.hasPrefix("play") ? "spam" : "body"))
        }
    }

    @Test func `a line waits for so much text and no more`() throws {
        let model = try StreamLabellerTests.models.get()[0]
        let labeller = StreamLabeller(model: model, lookahead: 1000)
        var labelling = Labelling(labels: model.labels)
        labeller.append(builder.page(text: "first\n"))
        labeller.append(builder.page(text: String(repeating: "word ", count: 20_000)))
        #expect(labeller.next(into: &labelling) == nil)
        labeller.append(builder.page(text: String(repeating: "word ", count: 7_000)))
        #expect(labeller.next(into: &labelling)?.text == Array("first\n".utf8))
        for _ in 0...StreamLabeller.mostLines { labeller.append(builder.page(text: "\n")) }
        while labeller.next(into: &labelling) != nil {}
        #expect(labeller.waitingLines == 0)
    }

    @Test func `after a reset the lines before are forgotten`() throws {
        var random = SeededRandom(seed: 5)
        let model = try StreamLabellerTests.models.get()[0]
        let lines = lines(text(lines: 120, using: &random))
        let labeller = StreamLabeller(model: model, lookahead: 4)
        var labelling = Labelling(labels: model.labels)
        var runs: [[Labelled]] = []
        for _ in 0..<2 {
            var found: [Labelled] = []
            for line in lines {
                labeller.append(line)
                while let line = labeller.next(into: &labelling) { found.append(Labelled(0, of: line, labelling)) }
            }
            runs.append(found)
            labeller.reset()
            #expect(labeller.waitingLines == 0)
        }
        #expect(runs[0] == runs[1])
    }

    @Test func `a line in its own place gets its own label`() throws {
        var random = SeededRandom(seed: 6)
        let model = try StreamLabellerTests.models.get()[0]
        let labeller = StreamLabeller(model: model, lookahead: 4)
        var (labelling, again) = (Labelling(labels: model.labels), Labelling(labels: model.labels))
        for line in lines(text(lines: 150, using: &random)) {
            labeller.append(line)
            while let line = labeller.next(into: &labelling) {
                if line.lines[0].isBlank { continue }
                labeller.label(line, threshold: model.threshold, into: &again)
                #expect(Labelled(0, of: line, again) == Labelled(0, of: line, labelling))
            }
        }
    }
}
