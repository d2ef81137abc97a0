import ArgumentParser

/// What all commands that read pages have in common: input through workers to output, and how it ended.
struct PageRun {
    let input: InputOptions
    let jobs: Int
    let options: OutputOptions

    func run(to output: OutputFile, makeWorker: (WorkReader) -> any Worker) throws {
        let start = monotonicSeconds()
        let messages = options.messages
        let feeder = Feeder(input: input, messages: messages, isVerbose: options.verbose)
        let sink = Sink(output: output, messages: messages)
        try Pipeline(jobs: jobs).run(
            from: feeder, through: { makeWorker(WorkReader(input: input, isVerbose: options.verbose)) }, to: sink)
        try output.finish()
        if options.verbose { messages.tell(sink.summary(seconds: monotonicSeconds() - start, threads: jobs)) }
        if let code = feeder.failure { throw ExitCode(code.rawValue) }
        if sink.faults > 0 { throw ExitCode(Failure.Code.badData.rawValue) }
    }
}
