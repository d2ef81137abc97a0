/// Takes finished work in order: writes the output, tells of bad records, counts.
///
/// Sendable because only the writing thread uses it until all work is done.
final class Sink: @unchecked Sendable {
    private let output: OutputFile
    private let messages: Messages
    private(set) var pages = 0
    private(set) var lines = 0
    private(set) var bytes = 0
    private(set) var others = 0
    private(set) var faults = 0

    init(output: OutputFile, messages: Messages) {
        self.output = output
        self.messages = messages
    }

    /// What was done, for a person.
    func summary(seconds: Double, threads: Int) -> String {
        let speed = Double(bytes) / 1e6 / max(seconds, 1e-6)
        let archived = others > 0 ? "\(others) archived records without a page, " : ""
        return "\(pages) pages, \(lines) lines, \(bytes) bytes, \(archived)\(faults) bad records; "
            + "\(Int(seconds * 1000)) ms, \(Int(speed)) MB/s with \(threads) threads"
    }

    func take(_ work: Work) throws(OutputError) {
        try unsafe output.write(work.output.bytes)
        let name = work.file == "-" ? "standard input" : work.file
        for report in work.reports {
            switch report.place {
            case .file: messages.warn("\(name): \(report.sentence)")
            case .line(let line): messages.warn("\(name):\(line): \(report.sentence)")
            case .record(let place): messages.warn("\(name): \(place): \(report.sentence)")
            }
            if report.kind == .fault { faults += 1 }
        }
        pages += work.pages
        lines += work.lines
        bytes += work.input.count
        others += work.others
    }
}
