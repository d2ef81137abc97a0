import ArgumentParser

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The `chaff` command. The only place that prints and exits.
@main
struct ChaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaff",
        abstract: "Tell the article, the site around it and injected spam apart, line by line.",
        discussion: """
            EXAMPLES
              chaff classify page.txt              a label for every line
              chaff filter < page.txt              the article only
              zcat pages.jsonl.gz | chaff filter --input jsonl | gzip > clean.jsonl.gz
              chaff classify crawl.warc.gz -o labelled.jsonl.zst
              chaff explain page.txt --line 3      why a line got its label
              chaff inspect page.html              what the reader saw in a page
              chaff train samples/ -o my.chaff     a model of your own
              chaff evaluate gold/ --model my.chaff

            EXIT CODES
              0 done · 64 wrong use · 65 bad data · 66 no input · 74 reading or writing failed
            """,
        version: "0.1.0",
        subcommands: [
            Classify.self, Filter.self, Explain.self, Inspect.self, Train.self, Evaluate.self, ModelCommand.self,
        ])

    static func main() {
        // A closed pipe shows as an error of write(2) instead of ending the process.
        _ = signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Messages().tell(failure.message)
            exit(withError: ExitCode(failure.code.rawValue))
        } catch let error as OutputError {
            // Whoever reads the output has seen enough: `chaff classify page.txt | head`.
            if error.isClosedPipe { exit(withError: ExitCode.success) }
            Messages().tell(error.description)
            exit(withError: ExitCode(Failure.Code.failedIO.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
