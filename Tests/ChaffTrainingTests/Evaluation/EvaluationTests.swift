import ChaffPages
import Testing

@testable import Chaff
@testable import ChaffTraining

@Suite struct EvaluationTests {
    /// One line: gold label, probabilities of body, chrome, spam (the largest is said), spans found in bytes.
    private struct Sample {
        var text = "abcd"
        let gold: String?
        var isClean = false
        var goldSpans: [Range<Int>]?
        let probabilities: [Float]
        var spans: [Range<Int>] = []
        var goldKind = ""
        /// Of each span.
        var kinds: [String?] = []
    }

    private func add(_ samples: [Sample], language: String = "en", to evaluation: inout Evaluation) {
        var gold = GoldPage(id: "p")
        gold.language = language
        gold.lines = samples.map { sample in
            var line = GoldLine(text: sample.text, label: sample.gold)
            line.isClean = sample.isClean
            line.spans = sample.goldSpans
            line.kind = sample.goldKind
            return line
        }
        let page = PageBuilder().page(text: samples.map(\.text).joined(separator: "\n"))
        var labelling = Labelling(labels: ["body", "chrome", "spam"])
        labelling.reset(lines: samples.count)
        for (index, sample) in samples.enumerated() {
            let best = sample.probabilities.firstIndex(of: sample.probabilities.max() ?? 0) ?? 0
            labelling.choice[index] = UInt8(best)
            for label in 0..<3 { labelling.probabilities[index * 3 + label] = sample.probabilities[label] }
            let start = page.lines[index].bytes.lowerBound
            labelling.spans += sample.spans.enumerated().map { number, span in
                Span(
                    line: index, bytes: start + span.lowerBound..<start + span.upperBound,
                    kind: number < sample.kinds.count ? sample.kinds[number] : nil)
            }
        }
        evaluation.add(gold, page: page, labelling: labelling)
    }

    @Test func `kinds count where gold and the model both tell, by the longest span of a line`() {
        var evaluation = Evaluation(labels: ["body", "chrome", "spam"])
        func sample(_ goldKind: String, _ kinds: [String?], gold: String = "spam") -> Sample {
            Sample(
                text: "abcdefgh", gold: gold, probabilities: [0, 0, 1], spans: [0..<2, 3..<8], goldKind: goldKind,
                kinds: kinds)
        }
        #expect(evaluation.overall.kindAccuracy == nil)
        add(
            [
                sample("adult", ["gambling", "adult"]), sample("adult", ["adult", "gambling"]),
                sample("adult", ["adult", "adult"]), sample("adult", [nil, nil]), sample("", ["adult", "adult"]),
                sample("adult", ["gambling", "gambling"], gold: "body"),
            ], to: &evaluation)
        #expect(abs((evaluation.overall.kindAccuracy ?? 0) - 2.0 / 3) < 1e-9)
    }

    @Test func `the bins of a label hold every line once, with mean probability and share`() throws {
        let bins = try #require(mixed.reliability(of: "body"))
        #expect(bins.count == 15 && bins.reduce(0) { $0 + $1.lines } == 6)
        // .9 of the first line, .2 of the second; the second of the two is body as well.
        #expect(bins[13].lines == 1 && abs(bins[13].probability - 0.9) < 1e-6 && bins[13].share == 1)
        #expect(bins[3].lines == 1 && abs(bins[3].probability - 0.2) < 1e-6 && bins[3].share == 1)
        #expect(bins[5] == ReliabilityBin(lines: 0, probability: 0, share: 0))
        // What is known only not to be injected counts for that label.
        #expect(mixed.reliability(of: "spam")?.reduce(0) { $0 + $1.lines } == 7)
        #expect(mixed.reliability(of: "nonsense") == nil)
    }

    private var mixed: Evaluation {
        var evaluation = Evaluation(labels: ["body", "chrome", "spam"])
        add(
            [
                Sample(text: "aaaaaaaa", gold: "body", probabilities: [0.9, 0.1, 0]),
                Sample(text: "aa", gold: "body", probabilities: [0.2, 0.7, 0.1]),
                Sample(gold: "chrome", probabilities: [0.1, 0.9, 0]),
                Sample(gold: "chrome", probabilities: [0, 0.2, 0.8]),
                Sample(text: "日本語の", gold: "spam", probabilities: [0, 0.1, 0.9], spans: [3..<9]),
                Sample(gold: "spam", goldSpans: [0..<2], probabilities: [0.6, 0, 0.4]),
                Sample(gold: nil, probabilities: [0, 0, 1]),
                Sample(gold: nil, isClean: true, probabilities: [0.05, 0, 0.95], spans: [0..<4]),
            ], to: &evaluation)
        return evaluation
    }

    @Test func `precision, recall and F1 are what the hand makes of them`() throws {
        let figures = mixed.overall
        #expect(figures.lines == 7)
        let body = try #require(figures.label("body"))
        #expect((body.lines, body.precision, body.recall, body.f1) == (2, 0.5, 0.5, 0.5))
        let chrome = try #require(figures.label("chrome"))
        #expect((chrome.lines, chrome.precision, chrome.recall, chrome.f1) == (2, 0.5, 0.5, 0.5))
        // Said spam: a chrome line, a spam line, and the undecided clean line.
        let spam = try #require(figures.label("spam"))
        #expect((spam.precision, spam.recall, spam.f1) == (1.0 / 3, 0.5, 0.4))
        #expect(figures.bodyChromeMacroF1 == 0.5)
        #expect(abs((figures.macroF1 ?? 0) - 1.4 / 3) < 1e-12)
        #expect(figures.confusion == [[1, 1, 0], [0, 1, 1], [1, 0, 1]])
    }

    @Test func `ranking, false alarms, characters and spans are what the hand makes of them`() throws {
        let figures = mixed.overall
        // By probability of spam: clean .95, spam .9, chrome .8, spam .4, …: precisions 1/2 and 2/4.
        #expect(figures.injectedAveragePrecision == 0.5)
        #expect(figures.injectedRecallAt99 == 0)
        // Two of five lines that are not spam.
        #expect(figures.falseInjectedPer100k == 40_000)
        // Body by characters: gold 10, said 8 + 4, both 8.
        #expect(figures.bodyCharacterF1 == 16.0 / 22)
        // Spans: gold 4 (the whole line) + 2, said 2 + 4, both 2.
        #expect(figures.spanCharacterF1 == 4.0 / 12)
    }

    @Test func `calibration error is the weighted distance between belief and truth`() throws {
        var evaluation = Evaluation(labels: ["body", "chrome", "spam"])
        // Four lines believed at 0.75 in one bin, of which two are true.
        for gold in ["body", "body", "chrome", "chrome"] {
            add([Sample(gold: gold, probabilities: [0.75, 0.25, 0])], to: &evaluation)
        }
        #expect(evaluation.overall.label("body")?.calibrationError == 0.25)
        #expect(evaluation.overall.label("chrome")?.calibrationError == 0.25)
        #expect(evaluation.overall.label("spam") == nil)
    }

    @Test func `a perfect ranking has full recall at 99 % precision`() {
        var evaluation = Evaluation(labels: ["body", "chrome", "spam"])
        add(
            [
                Sample(gold: "spam", probabilities: [0, 0.1, 0.9]), Sample(gold: "body", probabilities: [0.9, 0, 0.1]),
                Sample(gold: "spam", probabilities: [0.4, 0.4, 0.2]),
            ], to: &evaluation)
        #expect(evaluation.overall.injectedAveragePrecision == 1)
        #expect(evaluation.overall.injectedRecallAt99 == 1)
    }

    @Test func `labels only gold has, and other label sets, are measured too`() {
        var evaluation = Evaluation(labels: ["body", "chrome", "spam"])
        add([Sample(gold: "ads", probabilities: [1, 0, 0])], language: "de", to: &evaluation)
        add([Sample(gold: "body", probabilities: [1, 0, 0])], language: "fr", to: &evaluation)
        #expect(evaluation.labels == ["body", "chrome", "spam", "ads"])
        #expect(evaluation.overall.label("ads")?.recall == 0)
        #expect(evaluation.overall.label("body")?.precision == 0.5)
        #expect(evaluation.byLanguage.map(\.name) == ["de", "fr"])
        #expect(Evaluation(labels: ["ham", "ads"]).injectedLabel == nil)
    }

    @Test func `nothing measured is no figure, not a crash`() {
        let figures = Evaluation(labels: ["a", "b"]).overall
        #expect(figures.lines == 0 && figures.macroF1 == nil && figures.labels.isEmpty)
        #expect(!Evaluation(labels: []).table().isEmpty)
    }

    @Test func `the table and the JSON tell the same figures`() {
        let table = mixed.table()
        #expect(
            table.hasPrefix(
                """
                        lines  precision  recall     F1  calibration error
                body        2      0.500   0.500  0.500              0.267
                chrome      2      0.500   0.500  0.500              0.300
                spam        2      0.333   0.500  0.400              0.364
                """))
        #expect(table.contains("\ngold \\ said  body  chrome  spam\nbody            1       1     0\n"))
        #expect(table.contains("\nlanguage  lines  body F1"))
        let json = mixed.json().text
        #expect(json.contains(#""body": {"lines": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5, "#))
        #expect(json.contains("\"false_injected_per_100k\": 40000,\n"))
        #expect(json.contains(#""spam": {"body": 1, "chrome": 0, "spam": 1}"#))
    }
}
