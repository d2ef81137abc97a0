import ChaffPages
import ChaffTraining
import TestSupport
import Testing

@testable import Chaff

/// What is said of spans beyond where they stand.
@Suite struct SpanReaderTests {
    private static let kinds = ["adult", "gambling", "other"]
    private static let withKinds = Result { try Model.opened(SampleModel.bytes(kinds: kinds, pages: 60)) }
    private static let without = Result { try Model.opened(SampleModel.bytes()) }

    private func labelled(_ gold: GoldPage, _ model: Model, threshold: Float = 0.2) -> Labelling {
        let page = PageBuilder().page(text: gold.lines.map(\.text).joined(separator: "\n"))
        return Labeller(model: model, threshold: threshold).label(page)
    }

    @Test func `a model that was trained with kinds names the kind of nearly every span`() throws {
        let model = try SpanReaderTests.withKinds.get()
        #expect(model.kinds == SpanReaderTests.kinds)
        var (right, all) = (0, 0)
        for gold in SamplePages.make(20, kinds: SpanReaderTests.kinds, seed: 4) {
            let labelling = labelled(gold, model, threshold: 0.5)
            for span in labelling.spans where gold.lines[span.line].label == "spam" {
                all += 1
                right += span.kind == gold.lines[span.line].kind ? 1 : 0
            }
        }
        #expect(all > 30 && right * 20 >= all * 19, "\(right) of \(all)")
    }

    @Test func `a model without kinds names none, and a span is as sure as its line`() throws {
        let model = try SpanReaderTests.without.get()
        #expect(model.kinds.isEmpty)
        let labelling = labelled(SamplePages.make(1, seed: 8)[0], model)
        #expect(!labelling.spans.isEmpty)
        for span in labelling.spans {
            #expect(span.kind == nil)
            if model.spanCertainty == nil { #expect(span.probability == labelling.probability(ofLine: span.line)) }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no span is surer than its line`(seed: UInt64) throws {
        for model in try [SpanReaderTests.withKinds.get(), SpanReaderTests.without.get(), Model.shipped()] {
            let labelling = labelled(SamplePages.make(1, seed: seed)[0], model, threshold: 0.01)
            for span in labelling.spans {
                #expect(span.probability > 0 && span.probability <= labelling.probability(ofLine: span.line))
            }
        }
    }

    @Test func `the spans of a line are those of that line`() throws {
        let model = try SpanReaderTests.withKinds.get()
        let labelling = labelled(SamplePages.make(1, kinds: SpanReaderTests.kinds, seed: 11)[0], model)
        let all = labelling.choice.indices.flatMap { line in
            let spans = labelling.spans(ofLine: line)
            #expect(spans.allSatisfy { $0.line == line })
            return Array(spans)
        }
        #expect(all == labelling.spans && !all.isEmpty)
    }

    @Test func `what crosses the border of a stretch is not read`() {
        let page = PageBuilder().page(text: "one two three")
        var counts = [Int](repeating: 0, count: Grams.tables)
        SpanGrams().visit(page.lines[0], of: page, inside: [4..<13]) { stretch, table, _ in
            #expect(stretch == 0)
            counts[table] += 1
        }
        // Nine characters, eight pairs of characters, … two words and their shapes; the pair of “one” and “two” begins
        // before the stretch.
        #expect(counts == [9, 8, 7, 6, 5, 2, 1, 2])
    }
}
