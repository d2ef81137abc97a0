import Chaff
import ChaffPages

/// Does something with one piece of work after the other; one for each thread.
///
/// Sendable because one thread has it at a time.
protocol Worker: AnyObject, Sendable {
    func process(_ work: Work)
}

/// Labels the pages and writes them out.
final class LabellingWorker: Worker, @unchecked Sendable {
    private let reader: WorkReader
    private let labeller: Labeller
    private let writer: any PageWriter
    private var labelling: Labelling

    init(
        model: Model, threshold: Float?, leastProbability: Float, reader: WorkReader, writer: any PageWriter
    ) {
        labeller = Labeller(model: model, threshold: threshold, leastProbability: leastProbability)
        labelling = Labelling(labels: model.labels)
        self.reader = reader
        self.writer = writer
    }

    func process(_ work: Work) {
        reader.read(work) { origin in
            labeller.label(reader.page, into: &labelling)
            writer.write(reader.page, labelling, charset: reader.charset, from: origin, of: work)
        }
    }
}
