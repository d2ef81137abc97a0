import ArgumentParser
import Chaff
import ChaffPages

struct Inspect: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, tsv, jsonl }

    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what the reader saw in a page, before any label.",
        discussion: """
            Reads what classify reads. For each page: the charset and why it was chosen, the number of lines, and each \\
            line with its tag, its landmark, the share of it in links, how it is hidden, and the tricks that folding \\
            undid: invisible characters, styled letters, Traditional Chinese, bracketed pinyin, repeated characters, \\
            stacked marks, parted letters, look-alikes, signs for letters, tied words, emoji, damage, bytes that are no \
            text.
              text    for reading, cut to the width of the terminal;
              tsv     page, line, tag, landmark, link share, hidden, tricks, text, with tabs between them;
              jsonl   an object a page.

            EXAMPLES
              chaff inspect page.html
              chaff inspect --format jsonl crawl.warc.gz | jq -r .charset.name | sort | uniq -c

            EXIT CODES
              as those of classify
            """)

    @OptionGroup var inputOptions: InputOptions

    @Option(help: ArgumentHelp("How output looks.", valueName: "text|tsv|jsonl"))
    var format: Format = .text

    @Option(help: ArgumentHelp("When the readable form has colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    @OptionGroup var jobs: JobsOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let output = try OutputFile(path: outputOptions.output)
        let style = ColorStyle(
            width: ColorStyle.terminalWidth(), hasColor: color.isOn(terminal: output.isTerminal), hasHeadings: true)
        let run = PageRun(input: inputOptions, jobs: jobs.count, options: outputOptions)
        try run.run(to: output) { reader in
            let writer: any InspectionWriter =
                switch format {
                case .text: InspectionTextWriter(style: style)
                case .tsv: InspectionTSVWriter()
                case .jsonl: InspectionJSONWriter()
                }
            return InspectionWorker(reader: reader, writer: writer)
        }
    }
}
