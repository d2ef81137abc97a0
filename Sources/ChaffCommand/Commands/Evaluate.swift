import ArgumentParser
import Chaff
import ChaffPages
import ChaffTraining

struct Evaluate: ParsableCommand {
    enum Grouping: String, CaseIterable, ExpressibleByArgument { case language, family, both }

    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure a model against gold labels.",
        discussion: """
            Gold is written down like the samples of chaff train. Lines without a label are context only. Printed are \
            precision, recall and F1 of each label, the ranking of the injected label, false alarms, the characters \
            in spans, calibration, and the confusion matrix; the same by language and family of injection.

            EXAMPLES
              chaff evaluate gold.jsonl
              chaff evaluate gold/ --model my.chaff --json > figures.json

            EXIT CODES
              0 done · 65 no usable gold, or the model is damaged · 66 a file is missing · 74 writing failed
            """)

    @OptionGroup var sampleOptions: SampleOptions
    @OptionGroup var modelOptions: ModelOptions

    @Flag(help: "Write JSON instead of tables.")
    var json = false

    @Option(help: ArgumentHelp("What the figures are grouped by.", valueName: "language|family|both"))
    var by: Grouping = .both

    @OptionGroup var threshold: ThresholdOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let model = try modelOptions.load()
        var gold = try sampleOptions.read(outputOptions.messages, jobs: 1)
        if !model.labels.contains(GoldSet.cleanLabel) { gold.readCleanAsUndecided() }
        let output = try OutputFile(path: outputOptions.output)
        var evaluation = Evaluation(
            labels: model.labels, injectedLabel: model.spanLabel.map { model.labels[$0] })
        evaluation.measure(gold.pages, with: Labeller(model: model, threshold: try threshold.value(for: model)))
        let text =
            json
            ? evaluation.json(byLanguage: by != .family, byFamily: by != .language).text + "\n"
            : evaluation.table(byLanguage: by != .family, byFamily: by != .language)
        try output.write(text)
        try output.finish()
    }
}
