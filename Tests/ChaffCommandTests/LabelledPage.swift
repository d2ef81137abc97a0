import ChaffPages

@testable import Chaff
@testable import ChaffCommand

/// A page labelled by hand: what a writer gets.
struct LabelledPage {
    static let labels = ["body", "chrome", "spam"]

    let page: Page
    let labelling: Labelling
    let work = Work()
    var charset: CharsetChoice?

    /// - Parameters:
    ///   - choices: for each line the index of its label; nil for a blank line.
    ///   - spans: line, and bytes from the start of the line.
    ///   - kinds: the kind of each span; none without them.
    ///   - probabilities: the probability of each span, 1 without them.
    init(
        _ bytes: [UInt8], _ choices: [UInt8?], probability: Float = 0.75, spans: [(Int, Range<Int>)] = [],
        kinds: [String] = [], probabilities: [Float] = []
    ) {
        var page = Page()
        unsafe bytes.withUnsafeBytes { unsafe PageBuilder().build($0, into: &page) }
        var labelling = Labelling(labels: LabelledPage.labels)
        labelling.reset(lines: page.lines.count)
        for (index, choice) in choices.enumerated() {
            guard let choice else { continue }
            labelling.choice[index] = choice
            for label in 0..<3 {
                labelling.probabilities[index * 3 + label] = label == choice ? probability : (1 - probability) / 2
            }
        }
        labelling.spans = spans.enumerated().map { index, span in
            let start = page.lines[span.0].bytes.lowerBound
            return Span(
                line: span.0, bytes: start + span.1.lowerBound..<start + span.1.upperBound,
                probability: index < probabilities.count ? probabilities[index] : 1,
                kind: index < kinds.count ? kinds[index] : nil)
        }
        precondition(page.lines.count == choices.count)
        self.page = page
        self.labelling = labelling
    }

    init(
        _ text: String, _ choices: [UInt8?], probability: Float = 0.75, spans: [(Int, Range<Int>)] = [],
        kinds: [String] = [], probabilities: [Float] = []
    ) {
        self.init(
            Array(text.utf8), choices, probability: probability, spans: spans, kinds: kinds,
            probabilities: probabilities)
    }

    func output(of writer: any PageWriter) -> [UInt8] {
        work.output.removeAll()
        writer.write(page, labelling, charset: charset, from: .file, of: work)
        return work.output.array
    }

    func text(of writer: any PageWriter) -> String { String(decoding: output(of: writer), as: UTF8.self) }

    /// What a writer makes of the page in a record.
    func text(of writer: any PageWriter, record line: String) throws -> String {
        work.output.removeAll()
        var bytes = Array(line.utf8)
        try unsafe bytes.withUnsafeMutableBytes { bytes in
            var record = PageRecord()
            try unsafe record.scan(UnsafeRawBufferPointer(bytes))
            let origin = unsafe PageOrigin.record(record, UnsafeRawBufferPointer(bytes))
            writer.write(page, labelling, charset: charset, from: origin, of: work)
        }
        return String(decoding: work.output.array, as: UTF8.self)
    }
}
