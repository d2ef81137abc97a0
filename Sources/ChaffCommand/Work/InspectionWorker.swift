import Chaff
import ChaffPages

/// Writes out what the reader saw in the pages.
final class InspectionWorker: Worker, @unchecked Sendable {
    private let reader: WorkReader
    private let writer: any InspectionWriter

    init(reader: WorkReader, writer: any InspectionWriter) {
        self.reader = reader
        self.writer = writer
    }

    func process(_ work: Work) {
        reader.read(work) { origin in
            writer.write(reader.page, charset: reader.charset, from: origin, of: work)
        }
    }
}

/// Turns a page that was read into output.
protocol InspectionWriter: AnyObject {
    func write(_ page: Page, charset: CharsetChoice?, from origin: PageOrigin, of work: Work)
}
