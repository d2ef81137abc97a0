import Chaff
import ChaffPages

/// Turns a labelled page into output. Each worker has its own.
protocol PageWriter: AnyObject {
    /// Writes a page.
    /// - Parameters:
    ///   - charset: the charset the page was read in; nil if there was nothing to find out.
    ///   - origin: what the page was read from.
    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work)
}

/// How output looks.
enum OutputFormat: Equatable {
    case tsv, jsonl
    case color(ColorStyle)

    func makeWriter(labels: [String]) -> any PageWriter {
        switch self {
        case .tsv: TSVWriter(labels: labels)
        case .jsonl: JSONLinesWriter(labels: labels)
        case .color(let style): ColorWriter(labels: labels, style: style)
        }
    }
}

/// Writes files one way, the pages of records and archives another.
final class WriterByContent: PageWriter {
    private let files: any PageWriter
    private let records: any PageWriter

    init(files: any PageWriter, records: any PageWriter) {
        self.files = files
        self.records = records
    }

    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let writer = if case .file = origin { files } else { records }
        writer.write(page, labelling, charset: charset, from: origin, of: work)
    }
}
