import Chaff
import ChaffPages

/// Reads the pages of one piece of work after the other; one for each thread.
final class WorkReader {
    /// The page under way.
    private(set) var page = Page()
    /// What was found out about its charset; nil if there was nothing to find out.
    private(set) var charset: CharsetChoice?

    private let isFragment: Bool
    private let isVerbose: Bool
    private let reader: PageReader
    private let payloads: PayloadReader
    private var record = PageRecord()
    private let text = ByteBuffer(capacity: 1 << 16)
    private let decoded = ByteBuffer(capacity: 1 << 16)

    // Memory beyond that was for an unusually large page.
    private static let usualSize = 4 << 20

    init(input: InputOptions, isVerbose: Bool) {
        isFragment = input.fragment
        self.isVerbose = isVerbose
        reader = PageReader(limits: input.limits, charset: input.charset)
        payloads = PayloadReader(limit: input.limits.stored)
    }

    /// Calls `use` for each page, which is in ``page`` then. What cannot be read is reported in the work.
    func read(_ work: Work, _ use: (PageOrigin) -> Void) {
        switch work.content {
        case .text(let isWhole):
            charset = nil
            unsafe reader.read(piece: work.input.bytes, into: &page, firstLine: work.firstLine)
            finish(isFragment: isFragment || !isWhole, of: work)
            use(.file)
        case .page(let kind):
            unsafe read(work.input.bytes, as: kind, .bytes(http: nil), at: .file, of: work)
            use(.file)
        case .records: unsafe readRecords(work.input.bytes, of: work, use)
        case .archive: readArchive(work, use)
        }
    }

    private func readRecords(_ bytes: UnsafeRawBufferPointer, of work: Work, _ use: (PageOrigin) -> Void) {
        var lines = unsafe RecordLines(bytes, isFirst: work.firstLine == 1)
        var number = work.firstLine - 1
        while let line = unsafe lines.next() {
            number += 1
            if unsafe RecordLines.isBlank(line) { continue }
            do {
                try unsafe record.scan(line)
                try unsafe readContent(of: line, number: number, work)
                unsafe use(.record(record, line))
            } catch {
                work.report(.fault, at: .line(number), "\(error)")
            }
        }
    }

    private func readContent(of line: UnsafeRawBufferPointer, number: Int, _ work: Work) throws(RecordError) {
        for buffer in [text, decoded] {
            buffer.removeAll()
            buffer.shrink(to: WorkReader.usualSize)
        }
        switch record.content {
        case .text(let value):
            unsafe value.decode(from: line, to: text)
            unsafe read(text.bytes, as: .text, .utf8, at: .line(number), of: work)
        case .html(let value):
            unsafe value.decode(from: line, to: text)
            unsafe read(text.bytes, as: .html, .utf8, at: .line(number), of: work)
        case .htmlBase64(let value):
            let bytes = try unsafe base64(value, line)
            unsafe read(bytes, as: .html, .bytes(http: nil), at: .line(number), of: work)
        case nil:
            throw RecordError(
                reason:
                    "the record has no field \u{201C}text\u{201D}, \u{201C}html\u{201D} or \u{201C}html_base64\u{201D}")
        }
    }

    private func base64(
        _ value: JSONString, _ line: UnsafeRawBufferPointer
    ) throws(RecordError) -> UnsafeRawBufferPointer {
        var digits = unsafe UnsafeRawBufferPointer(rebasing: line[value.range])
        if value.hasEscapes {
            unsafe value.decode(from: line, to: text)
            unsafe digits = text.bytes
        }
        if let fault = unsafe Base64.decode(digits, to: decoded) {
            // With escapes before it the place can only be told roughly.
            throw RecordError(
                offset: value.range.lowerBound + fault, reason: "html_base64 is no base64 from here on; encode it again"
            )
        }
        return unsafe decoded.bytes
    }

    private func readArchive(_ work: Work, _ use: (PageOrigin) -> Void) {
        for fault in work.batch.faults {
            work.report(fault.isNote ? .note : .fault, at: .record(fault.place), fault.reason)
        }
        for record in work.batch.records {
            let block = unsafe UnsafeRawBufferPointer(rebasing: work.input.bytes[record.block])
            let payload = unsafe payloads.open(record, block)
            if let fault = payload.fault { work.report(.fault, at: .record(record.place), fault) }
            switch payload.content {
            case .none: work.others += 1
            case .unreadable(let reason): work.report(.fault, at: .record(record.place), reason)
            case .page(let kind):
                let isUTF8 = record.kind == .conversion
                unsafe read(
                    payload.bytes, as: kind, isUTF8 ? .utf8 : .bytes(http: payload.charset), at: .record(record.place),
                    of: work)
                use(.archive(record))
            }
        }
    }

    private func read(
        _ bytes: UnsafeRawBufferPointer, as kind: PageKind, _ encoding: PageReader.Encoding,
        at place: Work.Report.Place, of work: Work
    ) {
        let reading = unsafe reader.read(bytes, as: kind, encoding, into: &page)
        charset = reading.charset
        finish(isFragment: isFragment, of: work)
        if reading.isCut {
            work.report(
                .note, at: place,
                "the page has more than \(reader.limits.text) bytes of text; the rest was not read (--max-page-bytes)")
        }
        if isVerbose, let charset { work.report(.detail, at: place, "\(charset.name), \(charset.explanation)") }
    }

    private func finish(isFragment: Bool, of work: Work) {
        page.isFragment = isFragment
        work.pages += 1
        work.lines += page.lines.count
    }
}
