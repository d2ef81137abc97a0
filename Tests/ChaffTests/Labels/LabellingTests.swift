import Chaff
import ChaffPages
import TestSupport
import Testing

/// What holds for the labels of any page, tried on seeded random ones.
@Suite struct LabellingTests {
    private static let model = Result { try Model.opened(SampleModel.bytes()) }

    private static func page(seed: UInt64) -> Page {
        var random = SeededRandom(seed: seed)
        let bytes =
            switch seed % 4 {
            case 0: RandomText.noise(count: random.below(2000), using: &random)
            // Real sentences of the model's labels between what is random, so that spans are found too.
            case 1: RandomText.bytes(pieces: 40, using: &random) + [0x0A] + sample(seed: seed)
            case 2: sample(seed: seed)
            default: RandomText.bytes(pieces: 200, using: &random)
            }
        var page = PageBuilder().page(bytes: bytes)
        page.isFragment = seed % 3 == 0
        return page
    }

    private static func sample(seed: UInt64) -> [UInt8] {
        Array(SamplePages.make(1, seed: seed)[0].lines.map(\.text).joined(separator: "\n").utf8)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `every line that is not blank gets one label and probabilities that add up`(seed: UInt64) throws {
        let page = LabellingTests.page(seed: seed)
        let labelling = Labeller(model: try LabellingTests.model.get()).label(page)
        #expect(labelling.choice.count == page.lines.count)
        for (index, line) in page.lines.enumerated() {
            let probabilities = labelling.probabilities(ofLine: index)
            #expect(probabilities.count == 3)
            #expect(probabilities.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 })
            if line.isBlank {
                #expect(labelling.label(ofLine: index) == nil && labelling.probability(ofLine: index) == 0)
            } else {
                #expect(["body", "chrome", "spam"].contains(labelling.label(ofLine: index)))
                #expect(abs(probabilities.reduce(0, +) - 1) <= 1e-4, "\(probabilities)")
            }
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `spans lie in spam lines, in order, apart, and each spam line has one`(seed: UInt64) throws {
        let page = LabellingTests.page(seed: seed)
        let labelling = Labeller(model: try LabellingTests.model.get(), threshold: 0.2).label(page)
        var end = 0
        for span in labelling.spans {
            #expect(labelling.label(ofLine: span.line) == "spam")
            let line = page.lines[span.line].bytes
            #expect(span.bytes.lowerBound >= max(end, line.lowerBound) && span.bytes.upperBound <= line.upperBound)
            #expect(!span.bytes.isEmpty)
            end = span.bytes.upperBound
        }
        let marked = Set(labelling.spans.map(\.line))
        for (index, line) in page.lines.enumerated() where labelling.label(ofLine: index) == "spam" {
            #expect(marked.contains(index) || line.cells.isEmpty, "\(page.string(of: line))")
        }
    }

    @Test(
        "A spam line with nothing to see in it is a span as a whole",
        arguments: ["\u{200B}", "\u{301}", " \u{AD}\u{2060} "])
    func unseen(text: String) throws {
        let page = PageBuilder().page(text: "a\n\(text)\nb")
        let labelling = Labeller(model: try LabellingTests.model.get(), threshold: 0).label(page)
        #expect(labelling.spans.map(\.bytes) == page.lines.map(\.bytes))
    }

    /// The shipped model settles such lines by a cheap look, without looking for stretches.
    @Test func `a plain line called spam by a threshold of zero is a span as a whole`() throws {
        let page = PageBuilder().page(
            text: """
                The committee of the regional hospital said on Tuesday that the new wing would open in the spring, after \
                two years of building work and several delays caused by the weather.
                市教育局表示，今年秋季学期将新建三所小学，预计可以增加学位两千个。
                """)
        let labelling = Labeller(model: try Model.shipped(), threshold: 0).label(page)
        #expect(labelling.spans.map(\.bytes) == page.lines.map(\.bytes))
    }

    @Test func `labels do not depend on what the labeller saw before`() throws {
        let model = try LabellingTests.model.get()
        let used = Labeller(model: model)
        var labelling = Labelling(labels: model.labels)
        for seed in 0..<60 as Range<UInt64> {
            let page = LabellingTests.page(seed: seed)
            used.label(page, into: &labelling)
            let fresh = Labeller(model: model).label(page)
            #expect(labelling.choice == fresh.choice)
            #expect(labelling.probabilities == fresh.probabilities)
            #expect(labelling.spans == fresh.spans)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `CRLF and LF give the same labels`(seed: UInt64) throws {
        let model = try LabellingTests.model.get()
        let lines = LabellingTests.page(seed: seed)
        let texts = lines.lines.map { Array(lines.text(of: $0)) }
        let results = [[0x0A], [0x0D, 0x0A], [0x0D]].map { (end: [UInt8]) in
            let page = PageBuilder().page(bytes: Array(texts.joined(separator: end)) + end)
            let labelling = Labeller(model: model).label(page)
            let spans = labelling.spans.map { span in
                let start = page.lines[span.line].bytes.lowerBound
                return [span.line, span.bytes.lowerBound - start, span.bytes.upperBound - start]
            }
            return (labelling, spans)
        }
        for (labelling, spans) in results.dropFirst() {
            #expect(labelling.choice == results[0].0.choice)
            #expect(labelling.probabilities == results[0].0.probabilities)
            #expect(spans == results[0].1)
        }
    }

    @Test func `a threshold moves only the line between the injected label and the others`() throws {
        let model = try LabellingTests.model.get()
        let page = LabellingTests.page(seed: 2)
        let spam = try #require(model.labels.firstIndex(of: "spam"))
        var found: [Int] = []
        for threshold in [0, 0.1, 0.5, 0.9, 1.1] as [Float] {
            let labelling = Labeller(model: model, threshold: threshold).label(page)
            for index in page.lines.indices where labelling.label(ofLine: index) != nil {
                let isSpam = labelling.label(ofLine: index) == "spam"
                #expect(isSpam == (labelling.probabilities(ofLine: index)[index * 3 + spam] >= threshold))
            }
            found.append(labelling.choice.count { Int($0) == spam })
        }
        #expect(found.first == page.lines.count && found.last == 0)
        #expect(found == found.sorted(by: >))
    }

    @Test func `where a line reaches the threshold, what is likelier injected than not is`() throws {
        let model = try LabellingTests.model.get()
        let spam = try #require(model.labels.firstIndex(of: "spam"))
        var (hijacked, between) = (0, 0)
        for seed in 0..<200 as Range<UInt64> {
            let page = LabellingTests.page(seed: seed)
            let labelling = Labeller(model: model).label(page)
            let lines = page.lines.indices.filter { !page.lines[$0].isBlank }
            let found = lines.map { Array(labelling.probabilities(ofLine: $0))[spam] }
            let isHijacked = !page.isFragment && lines.count >= 3 && found.contains { $0 >= model.threshold }
            if isHijacked { hijacked += 1 }
            for (line, probability) in zip(lines, found) {
                let isLong = page.lines[line].cells.count > 600
                let least = isHijacked && !isLong ? min(0.5, model.threshold) : model.threshold
                #expect((labelling.label(ofLine: line) == "spam") == (probability >= least))
                if probability >= least, probability < model.threshold { between += 1 }
            }
        }
        #expect(hijacked > 0 && between > 0)
    }

    @Test(arguments: ["", "\n\n", " \r\n\u{3000}\n", "\u{FEFF}"])
    func `a page without text has no labels`(text: String) throws {
        let labelling = Labeller(model: try LabellingTests.model.get()).label(PageBuilder().page(text: text))
        #expect(labelling.choice.allSatisfy { $0 == Labelling.blank })
        #expect(labelling.spans.isEmpty)
    }

    @Test func `long lines and many lines are labelled`() throws {
        let labeller = Labeller(model: try LabellingTests.model.get())
        let long = String(repeating: "國(guó)x ", count: 50_000)
        #expect(labeller.label(PageBuilder().page(text: "a\n" + long)).choice.count == 2)
        let many = String(repeating: "a\n", count: 3000)
        #expect(labeller.label(PageBuilder().page(text: many)).choice.count { $0 != Labelling.blank } == 3000)
    }
}
