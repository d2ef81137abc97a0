import ChaffPages

/// Reads the input files one after the other, in pieces.
final class Feeder {
    private enum Reader {
        case text(PieceReader)
        case records(BatchReader)
    }

    private var files: ArraySlice<String>
    private let kind: InputOptions.Kind
    private let messages: Messages
    private var current: (name: String, reader: Reader)?

    /// What the first file that could not be read (or not to its end) says for the exit code.
    private(set) var failure: Failure.Code?

    init(files: [String], kind: InputOptions.Kind, messages: Messages) {
        self.files = files[...]
        self.kind = kind
        self.messages = messages
    }

    /// Reads the next piece; false when all files are read. A file that cannot be read is told of and passed over.
    func fill(_ work: Work) -> Bool {
        work.reset()
        while true {
            do throws(SourceError) {
                if current == nil { current = try open() }
                guard let (name, reader) = current else { return false }
                if try fill(work, from: reader) {
                    work.file = name
                    return true
                }
                current = nil
            } catch {
                let reason = Failure(error)
                failure = failure ?? reason.code
                messages.tell(reason.message)
                current = nil
            }
        }
    }

    private func fill(_ work: Work, from reader: Reader) throws(SourceError) -> Bool {
        switch reader {
        case .text(let pieces):
            guard let piece = try pieces.next(into: work.input) else { return false }
            work.firstLine = piece.firstLine
            work.content = .text(isWhole: piece.isWhole)
        case .records(let batches):
            guard let firstLine = try batches.next(into: work.input) else { return false }
            work.firstLine = firstLine
            work.content = .records
        }
        return true
    }

    private func open() throws(SourceError) -> (name: String, reader: Reader)? {
        guard let name = files.popFirst() else { return nil }
        let source = try ByteSource(path: name)
        let beginning = ByteBuffer(capacity: ByteSource.blockSize)
        var holdsRecords = kind == .jsonl
        if kind == .auto { holdsRecords = try InputRecognition.holdsRecords(source, beginning: beginning) }
        let reader: Reader =
            holdsRecords
            ? .records(BatchReader(source, beginning: beginning)) : .text(PieceReader(source, beginning: beginning))
        return (name, reader)
    }
}
