import ArgumentParser
import Chaff
import ChaffPages

struct Classify: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument { case auto, tsv, jsonl, color }

    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Label every line.",
        discussion: """
            Reads plain text, HTML, page records, WARC and WET files, compressed or not, labels every line that is \
            not blank, and writes
              tsv     label, probability and text of every line, with tabs between them;
                      after each page of an archive an empty row;
              jsonl   for text and HTML files one object a line, with spans and the probability of every label; where
                      there are spans, "span_probabilities" (that the span was injected, at most the line's) and
                      "span_kinds" (what it sells: adult, gambling, other) with an entry for each;
                      for page records the same record with "lines" added; for archives an object a page:
                      {"url":…,"date":…,"charset":{"name":…,"reason":…},"lines":[…]}
              color   a readable form, one row a line, cut to the width of the terminal.
            Without --format: the readable form on a terminal, jsonl for page records and archives, else tsv.
            Lines of HTML have a "tag", and a "landmark" and "hidden" where there is something to say.
            With --stream plain text is labelled line by line while it comes, and each row is written at once: when \
            --lookahead more lines have come, or after \(StreamRun.patience) ms if nothing comes. A line sees the \
            \(StreamLabeller.history) lines before it and those behind it, and is labelled as part of a longer input. \
            One thread works then.
            A text of more than 128 kB or 10,000 lines is labelled in pieces.
            With --unknown a line whose label would be improbable is labelled unknown; its probability is that of its \
            likeliest label.

            EXAMPLES
              chaff classify page.txt
              curl -s https://example.com/page.txt | chaff classify --format tsv | grep ^spam
              chaff classify page.html crawl.warc.gz --format jsonl
              tail -f chat.log | chaff classify --stream --format jsonl
              chaff classify --input jsonl pages.jsonl.gz -o labelled.jsonl

            EXIT CODES
              0 done · 64 wrong use: a precision the model does not have, HTML or records with --stream · 65 bad data: a record was skipped, a file or \
            the model is damaged ·
              66 a file is missing or is a directory · 74 reading or writing failed
            """)

    @OptionGroup var inputOptions: InputOptions
    @OptionGroup var streamOptions: StreamOptions
    @OptionGroup var modelOptions: ModelOptions

    @Option(help: ArgumentHelp("How output looks.", valueName: "auto|tsv|jsonl|color"))
    var format: Format = .auto

    @Option(help: ArgumentHelp("When the readable form has colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    @OptionGroup var threshold: ThresholdOptions
    @OptionGroup var unknown: UnknownOptions
    @OptionGroup var jobs: JobsOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws { try streamOptions.check(inputOptions) }

    func run() throws {
        let model = try modelOptions.load()
        let threshold = try threshold.value(for: model)
        let labels = try unknown.labels(of: model)
        let output = try OutputFile(path: outputOptions.output)
        let isTerminal = output.isTerminal
        let style = ColorStyle(
            width: ColorStyle.terminalWidth(), hasColor: color.isOn(terminal: isTerminal),
            hasHeadings: inputOptions.paths.count > 1)
        if streamOptions.stream {
            let labeller = streamOptions.labeller(
                model: model, threshold: threshold, leastProbability: unknown.leastProbability)
            let writer = textFormat(isTerminal: isTerminal, style).makeWriter(labels: labels)
            return try StreamRun(
                input: inputOptions, options: outputOptions, labeller: labeller, writer: writer, output: output
            ).run()
        }
        let run = PageRun(input: inputOptions, jobs: jobs.count, options: outputOptions)
        try run.run(to: output) { reader in
            let text = textFormat(isTerminal: isTerminal, style).makeWriter(labels: labels)
            let records = recordFormat(isTerminal: isTerminal, style).makeWriter(labels: labels)
            return LabellingWorker(
                model: model, threshold: threshold, leastProbability: unknown.leastProbability, reader: reader,
                writer: WriterByContent(files: text, records: records))
        }
    }

    private func textFormat(isTerminal: Bool, _ style: ColorStyle) -> OutputFormat {
        switch format {
        case .auto: isTerminal ? .color(style) : .tsv
        case .tsv: .tsv
        case .jsonl: .jsonl
        case .color: .color(style)
        }
    }

    private func recordFormat(isTerminal: Bool, _ style: ColorStyle) -> OutputFormat {
        switch format {
        case .auto where !isTerminal, .jsonl: .jsonl
        case .auto, .color: .color(ColorStyle(width: style.width, hasColor: style.hasColor, hasHeadings: true))
        case .tsv: .tsv
        }
    }
}
