import ChaffPages

/// Reads the input files one after the other, in pieces.
final class Feeder {
    private enum Reader {
        case text(PieceReader)
        case page(PageKind, FileReader)
        case records(BatchReader)
        case archive(WARCReader)
    }

    private var files: ArraySlice<String>
    private let input: InputOptions
    private let messages: Messages
    private let isVerbose: Bool
    private var current: (name: String, reader: Reader)?

    /// What the first file that could not be read (or not to its end) says for the exit code.
    private(set) var failure: Failure.Code?

    init(input: InputOptions, messages: Messages, isVerbose: Bool = false) {
        files = input.paths[...]
        self.input = input
        self.messages = messages
        self.isVerbose = isVerbose
    }

    /// Reads the next piece; false when all files are read. A file that cannot be read is told of and passed over; one
    /// with damage inside is read on behind it.
    func fill(_ work: Work) -> Bool {
        work.reset()
        while true {
            do throws(SourceError) {
                if current == nil { current = try open() }
                guard let (name, reader) = current else { return false }
                work.file = name
                if try fill(work, from: reader) { return true }
                current = nil
            } catch {
                tell(error)
            }
        }
    }

    private func tell(_ error: SourceError) {
        let place = current.flatMap { try? resume($0.reader) }
        if place == nil { current = nil }
        tell(error, resumedAt: place)
    }

    private func tell(_ error: SourceError, resumedAt place: Int?) {
        var error = error
        error.resumedAt = place
        let reason = Failure(error)
        failure = failure ?? reason.code
        messages.tell(reason.message)
    }

    private func resume(_ reader: Reader) throws(SourceError) -> Int? {
        switch reader {
        case .text(let pieces): return try pieces.resume()
        case .records(let batches): return try batches.resume()
        case .archive(let archive): return try archive.resume()
        // One page: what follows damage inside it is no page of its own.
        case .page: return nil
        }
    }

    private func fill(_ work: Work, from reader: Reader) throws(SourceError) -> Bool {
        switch reader {
        case .text(let pieces):
            guard let piece = try pieces.next(into: work.input) else { return false }
            work.firstLine = piece.firstLine
            work.content = .text(isWhole: piece.isWhole)
            for line in pieces.cutLines {
                work.report(
                    .note, at: .line(line),
                    "the line is longer than \(input.limits.text) bytes; the rest of it was not read (--max-page-bytes)"
                )
            }
            pieces.cutLines.removeAll()
        case .page(let kind, let file):
            guard try file.next(into: work.input) else { return false }
            work.firstLine = 1
            work.content = .page(kind)
            if file.isCut {
                work.report(.note, at: .file, "only the first \(input.limits.stored) bytes were read")
            }
        case .records(let batches):
            let firstLine = try batches.next(into: work.input)
            for line in batches.skippedLines {
                work.report(
                    .fault, at: .line(line), "the record is longer than \(input.limits.record) bytes and was skipped")
            }
            let hasReports = !batches.skippedLines.isEmpty
            batches.skippedLines.removeAll()
            guard firstLine != nil || hasReports else { return false }
            work.firstLine = firstLine ?? 1
            work.content = .records
        case .archive(let archive):
            guard try archive.next(into: work.input, &work.batch) else { return false }
            work.content = .archive
        }
        return true
    }

    private func open() throws(SourceError) -> (name: String, reader: Reader)? {
        guard let name = files.popFirst() else { return nil }
        let source = try ByteSource(path: name)
        let beginning = ByteBuffer(capacity: ByteSource.blockSize)
        let kind =
            switch input.input {
            case .auto: try recognise(source, beginning)
            case .text: RecognisedInput.text
            case .html: RecognisedInput.html
            case .jsonl: RecognisedInput.records
            case .warc: RecognisedInput.archive
            }
        if isVerbose {
            let packed = source.compression.map { ", \($0)" } ?? ""
            messages.tell("\(name == "-" ? "standard input" : name): \(kind.rawValue)\(packed)")
        }
        return (name, reader(of: kind, source, beginning))
    }

    private func recognise(_ source: ByteSource, _ beginning: ByteBuffer) throws(SourceError) -> RecognisedInput {
        var isAtEnd = false
        while true {
            do throws(SourceError) {
                return try InputRecognition.kind(of: source, beginning: beginning, isAtEnd: isAtEnd)
            } catch {
                // The file may be whole behind the damage.
                if let place = try source.resume() {
                    beginning.removeAll()
                    tell(error, resumedAt: place)
                } else {
                    guard beginning.count > 0 else { throw error }
                    isAtEnd = true
                }
            }
        }
    }

    private func reader(of kind: RecognisedInput, _ source: ByteSource, _ beginning: ByteBuffer) -> Reader {
        let limits = input.limits
        switch kind {
        // A charset can only be undone over a whole text; one that is too long for that is cut.
        case .text where input.charset != nil:
            return .page(.text, FileReader(source, beginning: beginning, limit: limits.stored))
        case .text: return .text(PieceReader(source, beginning: beginning, lineByteLimit: limits.text))
        case .html: return .page(.html, FileReader(source, beginning: beginning, limit: limits.stored))
        case .records: return .records(BatchReader(source, beginning: beginning, recordLimit: limits.record))
        case .archive: return .archive(WARCReader(source, beginning: beginning, blockLimit: limits.stored))
        }
    }
}
