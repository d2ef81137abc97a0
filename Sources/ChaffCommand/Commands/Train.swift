import ArgumentParser
import ChaffPages
import ChaffTraining

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Make a model from samples.",
        discussion: """
            Samples are lines with labels, any labels, written down in one of three ways (told apart by content):
              page JSON lines   {"id":"1","url":"…","lang":"en","lines":[{"text":"…","label":"body"}]}
                                or one line each: {"text":"…","label":"spam","lang":"en"}
              label⇥text        a line each, a blank row between pages, injected parts between ⟦ and ⟧;
                                the file's name tells the language (ja.tsv)
              fastText          __label__spam text
            In JSON a spam line may have "spans" and a "kind" of its own, which the model learns to tell apart.
            With --add the samples are added to a model in place of making one of them alone: it learns what is body and \
            what chrome on your sites; what finds injected text stays as it is. --model says which model; without it the \
            one that ships with Chaff. What they gain is printed, page by page held out. A few hundred lines help where the \
            model is bad, and little where it is good.
            Directories are read recursively. Bad samples are told of and skipped. The same samples give the same \
            model, byte for byte, whatever --jobs is. Figures on held-out sites are printed at the end.

            EXAMPLES
              chaff train gold/ -o my.chaff
              chaff train gold/ pages.jsonl.gz --span-label spam -o my.chaff
              chaff train own.tsv --add -o my.chaff
              chaff model info my.chaff

            EXIT CODES
              0 done · 64 wrong use · 65 no usable samples · 66 a file is missing · 74 reading or writing failed
            """)

    @OptionGroup var sampleOptions: SampleOptions

    @Option(name: .shortAndLong, help: "Where the model goes.", completion: .file())
    var output: String

    @Option(
        help: ArgumentHelp(
            "The label of injected lines, which has spans; without it spam, if a sample has it.", valueName: "label"))
    var spanLabel: String?

    @Flag(help: "Add the samples to a model, in place of making one of them alone.")
    var add = false

    @Option(
        name: .customLong("model"), help: "The model that --add adds to; without it the one that ships with Chaff.",
        completion: .file())
    var base: String?

    @OptionGroup var jobs: JobsOptions

    @Flag(name: .shortAndLong, help: "Tell only what ends the command.")
    var quiet = false

    func validate() throws {
        if base != nil, !add { throw ValidationError("--model says what --add adds to; give --add, too.") }
        if spanLabel != nil, add { throw ValidationError("With --add the model says which label is injected.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: quiet)
        var gold = try sampleOptions.read(messages, jobs: jobs.count)
        let labels = gold.labelCounts
        if let spanLabel, !labels.contains(where: { $0.label == spanLabel }) {
            throw Failure(.usage, "no sample has the label \u{201C}\(spanLabel)\u{201D}")
        }
        let base = add ? try ModelOptions.load(base) : nil
        let injected = spanLabel ?? labels.first { $0.label == "spam" }?.label
        // With body and chrome about, `clean` says only what a line is not.
        if labels.contains(where: { $0.label != GoldSet.cleanLabel && $0.label != injected }) {
            gold.readCleanAsUndecided()
        }
        let file = try OutputFile(path: output)
        var options = TrainingOptions()
        options.jobs = jobs.count
        options.spanLabel = injected
        let progress = Progress(isQuiet: quiet)
        let counts = gold.labelCounts.map { "\($0.lines) \($0.label)" }.joined(separator: ", ")
        progress.tell("\(gold.pages.count) pages, \(gold.lineCount) lines: \(counts)")
        let model: TrainedModel
        do {
            if let base {
                model = try Adapter(model: base, options: options).adapt(pages: gold.pages)
            } else {
                // Training keeps less of them than it was given.
                let pages = gold.pages
                gold.pages = []
                model = try Trainer(options: options).train(pages: pages) {
                    progress.show($0.stage, done: $0.done, total: $0.total)
                }
            }
        } catch {
            progress.end()
            throw Failure(.badData, "training failed: \(error)")
        }
        progress.end()
        try unsafe model.bytes.withUnsafeBytes { try unsafe file.write($0) }
        try file.finish()
        try OutputFile(path: nil).write(model.report)
    }
}
