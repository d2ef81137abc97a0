import ArgumentParser
import ChaffPages
import ChaffTraining
import FoundationEssentials

/// Makes the training pages: expands the grammars, pastes the results into clean pages, adds noise.
@main
struct ChaffGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaff-generate",
        abstract: "Makes pages with injected spam, and clean pages that look like it, as JSON lines.")

    @Option(help: "The seed: the same seed and files give the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "How much to make; 1 is about 140,000 records, and 130,000 more that come from --lines and --prose.")
    var scale = 1.0

    @Option(help: "The folder of the LANG.grammar files.")
    var grammars = "Training/grammars"

    @Option(help: "The folder of the LANG.tsv gold pages.")
    var gold = "Training/gold"

    @Option(help: "Corpus pages, JSON lines, .gz or not.")
    var pages: [String] = []

    @Option(help: "Sentences or headlines, JSON lines, .gz or not.")
    var prose: [String] = []

    @Option(help: "Real spam and clean lines, JSON lines, .gz or not.")
    var lines: [String] = []

    @Option(help: "Chinese phrases: a table of phrase, kind, lang and source.")
    var phrases: String?

    @Option(name: .shortAndLong, help: "Where the pages go; standard output unless given.")
    var output: String?

    func validate() throws {
        guard scale > 0 else { throw ValidationError("--scale must be above 0.") }
    }

    func run() throws {
        do {
            try generate()
        } catch {
            report("chaff-generate: \(error)")
            switch error {
            case is SourceError: throw ExitCode(66)
            case is OutputError: throw ExitCode(74)
            default: throw ExitCode(65)
            }
        }
    }

    private func generate() throws {
        let prose = try prose.flatMap { try CorpusFile<CorpusSentence>(path: $0).records() }
        let real = try lines.flatMap { try CorpusFile<CorpusLine>(path: $0).records() }
        let stock = try StockReader(grammars: grammars, gold: gold, phrases: phrases).stock(pages: pages, prose: prose)
        let stages: [any Stage] = [
            LooseSpam(count: amount(45_000)), MixedLines(count: amount(40_000)), PromoArticles(count: amount(9_000)),
            PromoBlocks(count: amount(6_000)), InjectedPages(count: amount(1_500)),
            HardNegatives(count: amount(42_000)), PlainPages(count: amount(40)),
            RealBlocks(count: amount(1_600), lines: real), PassedLines(lines: real, prose: prose),
        ]
        var writer = PageWriter(output: try OutputFile(path: output))
        for stage in stages {
            report("\(type(of: stage).name) …")
            var random = Random(seed: seed, stream: type(of: stage).name)
            try stage.run(stock, to: &writer, &random)
        }
        try writer.flush()
        report(writer.counts.text)
    }

    private func amount(_ full: Int) -> Int { max(1, Int((Double(full) * scale).rounded())) }
}
