import ArgumentParser
import Chaff
import ChaffPages

extension FilterWriter.Form: ExpressibleByArgument {}

struct Filter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Pass the wanted lines on.",
        discussion: """
            Lines come out byte for byte, with their line ends, in order; blank lines pass. Without --keep or --drop \
            the lines labelled spam (or what else the model was trained to find injected) and chrome are dropped. With \
            --unknown a line whose label would be improbable is labelled unknown; such lines pass unless --drop names \
            unknown or --keep does not.
            --cut takes only the injected text out of a line, with what it leaves orphaned (a doubled blank, a \
            separator at the end, empty brackets). The rest is labelled again: it passes if lines with its label do, \
            is cut again if it is still injected, and dropped if that does not help. --redact puts a mark in the \
            place of injected text instead, and drops no line for it.
            With --stream plain text comes out line by line while it comes in: a line is written when --lookahead \
            more lines have come, or after \(StreamRun.patience) ms if nothing comes. It sees the \
            \(StreamLabeller.history) lines before it and those behind it, and is labelled as part of a longer input. \
            One thread works then.
            A page record comes out with its text cleaned and a "chaff" object added:
              {"lines":{"body":31,"chrome":12,"spam":2},"removed_share":0.42,"verdict":"keep"}
            With --cut (or --redact) it also has "cut" (or "redacted"), with the lines that passed in part and what \
            went, in code points of the line as it stood in the input:
              "cut":[{"line":3,"spans":[[0,13]]}]
            Lines that HTML hides are dropped, unless --keep-hidden is given. If the page was HTML, its kept lines \
            come out as "text", and the HTML is left out. Of an HTML file or an \
            archive the kept lines come out as text; with --format jsonl as an object a page:
              {"url":…,"date":…,"charset":{"name":…,"reason":…},"text":…,"chaff":{…}}
            removed_share is the share of characters removed; the verdict is "drop" if no line is left or if the \
            share is over --max-removed.

            EXAMPLES
              chaff filter < page.txt > article.txt
              chaff filter --drop spam page.txt
              chaff filter --cut page.txt
              chaff filter --drop spam --redact '[removed]' page.txt
              tail -f chat.log | chaff filter --stream
              chaff filter --format jsonl crawl.warc.gz -o clean.jsonl.zst
              chaff filter --input jsonl --max-removed 0.7 pages.jsonl.gz -o clean.jsonl

            EXIT CODES
              0 done · 64 a label or precision the model does not have, options that contradict each other, HTML or records with --stream · 65 bad data: a record was skipped, a file or the \
            model is damaged · 66 a file is missing or is a directory · 74 reading or writing failed
            """)

    @OptionGroup var inputOptions: InputOptions
    @OptionGroup var streamOptions: StreamOptions
    @OptionGroup var modelOptions: ModelOptions

    @Option(help: ArgumentHelp("Labels that pass, all others are dropped.", valueName: "labels"))
    var keep: LabelList?

    @Option(help: ArgumentHelp("Labels that are dropped, all others pass.", valueName: "labels"))
    var drop: LabelList?

    @Flag(help: "Lines that the markup of a page hides pass too; without it they are dropped whatever their label.")
    var keepHidden = false

    @Option(help: ArgumentHelp("The share of characters removed over which a record is dropped.", valueName: "share"))
    var maxRemoved: Float = 1

    @Option(
        help: ArgumentHelp(
            "How output looks: kept lines, or an object a page; auto does what the input does.",
            valueName: "auto|text|jsonl"))
    var format: FilterWriter.Form = .auto

    @OptionGroup var cutOptions: CutOptions
    @OptionGroup var threshold: ThresholdOptions
    @OptionGroup var unknown: UnknownOptions
    @OptionGroup var jobs: JobsOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if keep != nil, drop != nil { throw ValidationError("Give --keep or --drop, not both.") }
        if !(0...1).contains(maxRemoved) { throw ValidationError("--max-removed must be from 0 to 1.") }
        try streamOptions.check(inputOptions)
        if streamOptions.stream, format == .jsonl {
            throw ValidationError(
                "--stream passes lines on as they are; for objects use chaff classify --stream --format jsonl.")
        }
    }

    func run() throws {
        let model = try modelOptions.load()
        let threshold = try threshold.value(for: model)
        let labels = try unknown.labels(of: model)
        let isKept = try keptLabels(of: labels, injected: model.spanLabel)
        try cutOptions.check(isKept: isKept, labels: labels, injected: model.spanLabel)
        let output = try OutputFile(path: outputOptions.output)
        if streamOptions.stream {
            let labeller = streamOptions.labeller(
                model: model, threshold: threshold, leastProbability: unknown.leastProbability)
            let writer = writer(labels: labels, isKept, cutting(model, threshold, isKept, stream: labeller))
            return try StreamRun(
                input: inputOptions, options: outputOptions, labeller: labeller, writer: writer, output: output
            ).run()
        }
        let run = PageRun(input: inputOptions, jobs: jobs.count, options: outputOptions)
        try run.run(to: output) { reader in
            LabellingWorker(
                model: model, threshold: threshold, leastProbability: unknown.leastProbability, reader: reader,
                writer: writer(labels: labels, isKept, cutting(model, threshold, isKept)))
        }
    }

    private func writer(labels: [String], _ isKept: [Bool], _ cutting: FilterWriter.Cutting?) -> FilterWriter {
        FilterWriter(
            labels: labels, isKept: isKept, maxRemoved: maxRemoved, keepsHidden: keepHidden, form: format,
            cutting: cutting)
    }

    private func cutting(
        _ model: Model, _ threshold: Float?, _ isKept: [Bool], stream: StreamLabeller? = nil
    ) -> FilterWriter.Cutting? {
        guard let treatment = cutOptions.treatment, let injected = model.spanLabel else { return nil }
        let cutter = PageCutter(
            model: model, threshold: threshold, injected: injected, isKept: isKept, treatment: treatment,
            stream: stream)
        return FilterWriter.Cutting(cutter: cutter, treatment: treatment)
    }

    func keptLabels(of labels: [String], injected: Int?) throws(Failure) -> [Bool] {
        if let keep { return try keep.members(of: labels) }
        if let drop { return try drop.members(of: labels).map { !$0 } }
        let isKept = labels.indices.map { $0 != injected && labels[$0] != "chrome" }
        if isKept.allSatisfy({ $0 }) {
            throw Failure(
                .usage,
                "this model has no injected label and no chrome; say with --keep or --drop which of "
                    + "\(labels.joined(separator: ", ")) you mean")
        }
        return isKept
    }
}
