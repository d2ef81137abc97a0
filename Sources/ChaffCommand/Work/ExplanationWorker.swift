import Chaff
import ChaffPages

/// Labels the pages and writes out why lines got their labels.
final class ExplanationWorker: Worker, @unchecked Sendable {
    private let reader: WorkReader
    private let labeller: Labeller
    private let explainer: Explainer
    private let wanted: WantedLines
    private let writer: any ExplanationWriter

    // An explanation takes some kilobytes, and those of a page are put out together. A piece of a text never has more.
    private static let mostLines = 10_000

    init(
        model: Model, threshold: Float?, leastProbability: Float, wanted: WantedLines, reader: WorkReader,
        writer: any ExplanationWriter
    ) {
        labeller = Labeller(model: model, threshold: threshold, leastProbability: leastProbability)
        explainer = Explainer(model: model)
        self.wanted = wanted
        self.reader = reader
        self.writer = writer
    }

    func process(_ work: Work) {
        reader.read(work) { origin in
            let found = wanted.indices(in: reader.page)
            let lines = Array(found.prefix(ExplanationWorker.mostLines))
            if lines.isEmpty { return }
            if lines.count < found.count {
                work.report(
                    .note, at: .file,
                    "only the first \(lines.count) lines of a page were explained; --line asks for others")
            }
            let labelling = labeller.label(reader.page)
            explainer.explain(reader.page, lines: lines) { evidence in
                writer.write(evidence, of: reader.page, labelling, from: origin, work)
            }
        }
    }
}

/// Turns what is behind the label of a line into output.
protocol ExplanationWriter: AnyObject {
    func write(
        _ evidence: LineEvidence, of page: Page, _ labelling: Labelling, from origin: PageOrigin, _ work: Work)
}
