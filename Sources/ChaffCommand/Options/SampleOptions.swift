import ArgumentParser
import ChaffPages
import ChaffTraining

extension GoldReader.Format: ExpressibleByArgument {}

/// Which samples are read and how.
struct SampleOptions: ParsableArguments {
    @Argument(
        help: "Files with samples, compressed or not, or directories; - for standard input.", completion: .file())
    var samples: [String]

    @Option(
        help: ArgumentHelp(
            "How samples are written down; auto tells by the first row of each file.",
            valueName: "auto|jsonl|tsv|fasttext"))
    var input: GoldReader.Format = .auto

    // More than a screenful helps nobody; the count tells the rest.
    private static let faultsTold = 20

    /// Reads the samples and tells of the bad ones.
    /// - Parameter jobs: threads to use.
    func read(_ messages: Messages, jobs: Int) throws(Failure) -> GoldSet {
        let gold: GoldSet
        do { gold = try GoldReader(format: input, jobs: jobs).read(paths: samples) } catch { throw Failure(error) }
        for fault in gold.faults.prefix(SampleOptions.faultsTold) { messages.warn("\(fault)") }
        let more = gold.faults.count - SampleOptions.faultsTold
        if more > 0 { messages.warn("and \(more) more samples were skipped") }
        for note in gold.notes { messages.warn(note) }
        if gold.pages.isEmpty { throw Failure(.badData, "no samples are left; see chaff train --help for their form") }
        return gold
    }
}
