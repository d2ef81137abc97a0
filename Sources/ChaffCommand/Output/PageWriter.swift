import Chaff
import ChaffPages

/// Turns a labelled page into output. Each worker has its own.
protocol PageWriter: AnyObject {
    /// Writes a page or piece of plain text.
    func write(_ page: Page, _ labelling: Labelling, of work: Work)

    /// Writes the page of a record; `line` is what the record was read from.
    func write(
        _ page: Page, _ labelling: Labelling, record: PageRecord, line: UnsafeRawBufferPointer, of work: Work)
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

/// Writes text one way and records another.
final class WriterByContent: PageWriter {
    private let text: any PageWriter
    private let records: any PageWriter

    init(text: any PageWriter, records: any PageWriter) {
        self.text = text
        self.records = records
    }

    func write(_ page: Page, _ labelling: Labelling, of work: Work) { text.write(page, labelling, of: work) }

    func write(
        _ page: Page, _ labelling: Labelling, record: PageRecord, line: UnsafeRawBufferPointer, of work: Work
    ) {
        unsafe records.write(page, labelling, record: record, line: line, of: work)
    }
}
