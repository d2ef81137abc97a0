import ArgumentParser

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What all commands that read pages have in common: input through workers to output, and how it ended.
struct PageRun {
    let input: InputOptions
    let jobs: Int
    let options: OutputOptions

    func run(to output: OutputFile, makeWorker: (WorkReader) -> any Worker) throws {
        let start = seconds()
        let messages = options.messages
        let feeder = Feeder(input: input, messages: messages, isVerbose: options.verbose)
        let sink = Sink(output: output, messages: messages)
        try Pipeline(jobs: jobs).run(
            from: feeder, through: { makeWorker(WorkReader(input: input, isVerbose: options.verbose)) }, to: sink)
        try output.finish()
        if options.verbose { messages.tell(summary(of: sink, seconds: seconds() - start)) }
        if let code = feeder.failure { throw ExitCode(code.rawValue) }
        if sink.faults > 0 { throw ExitCode(Failure.Code.badData.rawValue) }
    }

    private func summary(of sink: Sink, seconds: Double) -> String {
        let speed = Double(sink.bytes) / 1e6 / max(seconds, 1e-6)
        let others = sink.others > 0 ? "\(sink.others) archived records without a page, " : ""
        return "\(sink.pages) pages, \(sink.lines) lines, \(sink.bytes) bytes, \(others)\(sink.faults) bad records; "
            + "\(Int(seconds * 1000)) ms, \(Int(speed)) MB/s with \(jobs) threads"
    }

    private func seconds() -> Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
