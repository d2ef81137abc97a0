import ArgumentParser
import Chaff

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What `classify` and `filter` have in common: input through workers to output, and how it ended.
struct LabellingRun {
    let model: Model
    let threshold: Float?
    let input: InputOptions
    let jobs: Int
    let options: OutputOptions

    func run(to output: OutputFile, makeWriter: () -> any PageWriter) throws {
        let start = seconds()
        let messages = options.messages
        let feeder = Feeder(files: input.paths, kind: input.input, messages: messages)
        let sink = Sink(output: output, messages: messages)
        try Pipeline(jobs: jobs).run(
            from: feeder,
            through: {
                Worker(model: model, threshold: threshold, isFragment: input.fragment, writer: makeWriter())
            }, to: sink)
        try output.finish()
        if options.verbose { messages.tell(summary(of: sink, seconds: seconds() - start)) }
        if let code = feeder.failure { throw ExitCode(code.rawValue) }
        if sink.faults > 0 { throw ExitCode(Failure.Code.badData.rawValue) }
    }

    private func summary(of sink: Sink, seconds: Double) -> String {
        let speed = Double(sink.bytes) / 1e6 / max(seconds, 1e-6)
        return "\(sink.pages) pages, \(sink.lines) lines, \(sink.bytes) bytes, \(sink.faults) bad records; "
            + "\(Int(seconds * 1000)) ms, \(Int(speed)) MB/s with \(jobs) threads"
    }

    private func seconds() -> Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
