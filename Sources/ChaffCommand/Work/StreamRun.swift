import ArgumentParser
import Chaff
import ChaffPages

/// Labels plain text line by line while it comes: a line is written when it need not wait for others any longer, or when
/// nothing comes. One thread.
final class StreamRun {
    /// How long a line waits for others if nothing comes, in milliseconds. It shall come back within 50, and a busy machine
    /// takes some of them.
    static let patience = 20

    private let input: InputOptions
    private let options: OutputOptions
    private let labeller: StreamLabeller
    private let writer: any PageWriter
    private let output: OutputFile
    private let sink: Sink

    private let builder = PageBuilder()
    private let work = Work()
    private let text = ByteBuffer()
    private var labelling: Labelling
    private var arrivals = Arrivals()
    /// Pages to be used again.
    private var free: [Page] = []
    /// What the first file that could not be read (or not to its end) says for the exit code.
    private var failure: Failure.Code?

    // A page keeps the memory of its longest line.
    private static let usualSize = 1 << 16

    init(
        input: InputOptions, options: OutputOptions, labeller: StreamLabeller, writer: any PageWriter,
        output: OutputFile
    ) {
        self.input = input
        self.options = options
        self.labeller = labeller
        self.writer = writer
        self.output = output
        sink = Sink(output: output, messages: options.messages)
        labelling = Labelling(labels: labeller.model.labels)
    }

    func run() throws {
        let start = monotonicSeconds()
        for path in input.paths {
            do { try read(path) } catch let error as SourceError { tell(error) }
        }
        if options.verbose {
            options.messages.tell(sink.summary(seconds: monotonicSeconds() - start, threads: 1))
        }
        try output.finish()
        if let failure { throw ExitCode(failure.rawValue) }
    }

    private func read(_ path: String) throws {
        let source = try ByteSource(path: path)
        let reader = LineReader(source, lineByteLimit: input.limits.text)
        labeller.reset()
        arrivals = Arrivals()
        work.file = path
        work.pages += 1
        repeat {
            try readLines(reader) { try check(source, reader) }
            if let error = reader.failure { goOn(reader, after: error) }
        } while !reader.isAtEnd
    }

    /// Reads up to the end of the input, or to where it cannot be read.
    private func readLines(_ reader: LineReader, atFirstLine check: () throws -> Void) throws {
        while true {
            while reader.next(into: text) {
                if reader.number == 1 { try check() }
                takeLine(reader)
                while let line = labeller.next(into: &labelling) { write(line) }
            }
            arrivals.note(upTo: reader.number, at: monotonicSeconds())
            if reader.isAtEnd {
                while let line = labeller.next(waits: false, into: &labelling) { write(line) }
                return try flush()
            }
            try flush()
            if labeller.waitingLines == 0 || reader.isReady(within: timeLeft(reader)) {
                reader.fill()
            } else {
                while labeller.waitingLines > 0, timeLeft(reader) == 0,
                    let line = labeller.next(waits: false, into: &labelling)
                { write(line) }
            }
        }
    }

    /// How many milliseconds the line that has waited longest may still wait.
    private func timeLeft(_ reader: LineReader) -> Int {
        let came = arrivals.time(ofLine: reader.number - labeller.waitingLines + 1)
        let left = Double(StreamRun.patience) - (monotonicSeconds() - came) * 1000
        return max(0, Int(left.rounded(.up)))
    }

    private func takeLine(_ reader: LineReader) {
        var page = free.popLast() ?? Page()
        unsafe builder.build(text.bytes, into: &page, firstLine: reader.number)
        if reader.isCut {
            work.report(
                .note, at: .line(reader.number),
                "the line is longer than \(input.limits.text) bytes; the rest of it was not read (--max-page-bytes)")
        }
        unsafe work.input.append(text.bytes)
        page.isFragment = true
        labeller.append(page)
    }

    private func write(_ line: consuming Page) {
        work.firstLine = line.lines.first?.number ?? 1
        work.lines += 1
        writer.write(line, labelling, charset: nil, from: .file, of: work)
        if line.text.count <= StreamRun.usualSize { free.append(line) }
    }

    /// Hands on what was written.
    private func flush() throws(OutputError) {
        if work.lines == 0, work.input.count == 0 { return }
        try sink.take(work)
        work.reset()
    }

    /// Fails if the input is no plain text by how it begins, as far as it has come.
    private func check(_ source: ByteSource, _ reader: LineReader) throws {
        var kind = RecognisedInput.text
        if input.input == .auto {
            kind = try InputRecognition.kind(of: source, beginning: reader.buffer, isAtEnd: true)
        }
        let name = source.name == "-" ? "standard input" : source.name
        if kind != .text {
            throw Failure(
                .usage,
                "\(name): this looks like \(kind.rawValue), and --stream reads plain text; leave it out, or say --input text"
            )
        }
        if options.verbose {
            let packed = source.compression.map { ", \($0)" } ?? ""
            options.messages.tell("\(name): \(kind.rawValue), line by line\(packed)")
        }
    }

    /// Tells why input could not be read, and goes on behind damage.
    private func goOn(_ reader: LineReader, after error: SourceError) {
        var error = error
        error.resumedAt = (try? reader.resume()) ?? nil
        tell(error)
    }

    private func tell(_ error: SourceError) {
        let reason = Failure(error)
        failure = failure ?? reason.code
        options.messages.tell(reason.message)
    }
}
