import ArgumentParser
import Chaff
import ChaffPages

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why lines got their labels.",
        discussion: """
            Reads what classify reads and labels it the same way. For each line: label and probabilities, the text with \
            its spans, what each span sells and how probable it is that it was injected, how it was folded, and what each part of the model added to the scores. All scores are natural \
            log-odds, and each list adds up to the number before it:
              spam                 what the two chains, the shape, the tricks and the page say for the injected \
            label; of a line that a cheap look settled, what that look saw;
              body against chrome  what the line alone says and what the page around it adds, then the line alone, \
            block by block; more labels give one such decision each, against all others.
            Below each are the features with the largest weights, in the page's own characters; ⊢ and ⊣ are the edges \
            of the line.
              --json  an object a line:
                {"file":…,"line":3,"label":…,"probabilities":{…},"spans":[…],
                 "span_probabilities":[…],"span_kinds":[…],"text":…,"folded":…,"tricks":{…},
                 "shape":[…],"injection":{"score":…,"screened":false,"contributions":{…},"naive":[…],"trained":[…]},
                 "decisions":[{"label":"body","other":"chrome","score":…,"contributions":{…},
                   "line":{"score":…,"contributions":{…}},"features":[…]}],"neighbours":[…]}

            EXAMPLES
              chaff explain page.txt --line 3
              chaff explain page.html --line 3 --line 7 --json | jq .injection
              pbpaste | chaff explain

            EXIT CODES
              as those of classify; 64 if no page has a line that --line asks for
            """)

    @OptionGroup var inputOptions: InputOptions
    @OptionGroup var modelOptions: ModelOptions

    @Option(
        name: .customLong("line"),
        help: ArgumentHelp(
            "Explain the line with this number, from 1, of each page; may be given again. Without it every line that is "
                + "not blank.", valueName: "number"))
    var lines: [Int] = []

    @Flag(help: "Write an object a line.")
    var json = false

    @Option(help: ArgumentHelp("When the readable form has colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    @OptionGroup var threshold: ThresholdOptions
    @OptionGroup var unknown: UnknownOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if lines.contains(where: { $0 < 1 }) { throw ValidationError("--line must be at least 1.") }
    }

    func run() throws {
        let model = try modelOptions.load()
        let threshold = try threshold.value(for: model)
        let labels = try unknown.labels(of: model)
        let output = try OutputFile(path: outputOptions.output)
        let style = ColorStyle(
            width: ColorStyle.terminalWidth(), hasColor: color.isOn(terminal: output.isTerminal), hasHeadings: true)
        let wanted = WantedLines(lines)
        // One thread: an explanation is for a person to read.
        let run = PageRun(input: inputOptions, jobs: 1, options: outputOptions)
        try run.run(to: output) { reader in
            let writer: any ExplanationWriter =
                if json {
                    ExplanationJSONWriter(labels: labels)
                } else {
                    ExplanationTextWriter(labels: labels, style: style)
                }
            return ExplanationWorker(
                model: model, threshold: threshold, leastProbability: unknown.leastProbability, wanted: wanted,
                reader: reader, writer: writer)
        }
        if let line = wanted.missing.first {
            throw Failure(.usage, "no page has a line \(line) that is not blank; --line counts from 1")
        }
    }
}
