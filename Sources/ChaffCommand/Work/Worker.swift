import Chaff
import ChaffPages

/// Labels the pages of one piece of work after the other; one for each thread.
///
/// Sendable because one thread has it at a time.
final class Worker: @unchecked Sendable {
    private let builder = PageBuilder()
    private let labeller: Labeller
    private let writer: any PageWriter
    private let isFragment: Bool
    private var page = Page()
    private var labelling: Labelling
    private var record = PageRecord()
    private let text = ByteBuffer(capacity: 1 << 16)

    init(model: Model, threshold: Float?, isFragment: Bool, writer: any PageWriter) {
        labeller = Labeller(model: model, threshold: threshold)
        labelling = Labelling(labels: model.labels)
        self.isFragment = isFragment
        self.writer = writer
    }

    func process(_ work: Work) {
        switch work.content {
        case .text(let isWhole):
            unsafe label(work.input.bytes, isFragment: isFragment || !isWhole, firstLine: work.firstLine, work)
            writer.write(page, labelling, of: work)
        case .records:
            unsafe processRecords(work.input.bytes, of: work)
        }
    }

    private func label(_ bytes: UnsafeRawBufferPointer, isFragment: Bool, firstLine: Int, _ work: Work) {
        unsafe builder.build(bytes, into: &page, firstLine: firstLine)
        page.isFragment = isFragment
        labeller.label(page, into: &labelling)
        work.pages += 1
        work.lines += page.lines.count
    }

    private func processRecords(_ bytes: UnsafeRawBufferPointer, of work: Work) {
        var lines = unsafe RecordLines(bytes, isFirst: work.firstLine == 1)
        var number = work.firstLine - 1
        while let line = unsafe lines.next() {
            number += 1
            if unsafe RecordLines.isBlank(line) { continue }
            do {
                try unsafe record.scan(line)
                let content = try pageText()
                text.removeAll()
                unsafe content.decode(from: line, to: text)
                unsafe label(text.bytes, isFragment: isFragment, firstLine: 1, work)
                unsafe writer.write(page, labelling, record: record, line: line, of: work)
            } catch {
                work.faults.append(Work.Fault(line: number, reason: "\(error)"))
            }
        }
    }

    private func pageText() throws(RecordError) -> JSONString {
        if let text = record.text { return text }
        throw RecordError(
            reason: record.html == nil
                ? "the record has no field \u{201C}text\u{201D}"
                : "HTML is not read yet in this version; put the page's text into a field \u{201C}text\u{201D}")
    }
}
