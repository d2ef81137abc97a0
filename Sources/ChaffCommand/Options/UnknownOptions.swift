import ArgumentParser
import Chaff

/// When a line is left without one of the model's labels.
struct UnknownOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Label a line \u{201C}unknown\u{201D} if its label would be less probable than this (0 to 1).",
            valueName: "probability"))
    var unknown: Float?

    func validate() throws {
        if let unknown, !(0...1).contains(unknown) { throw ValidationError("--unknown must be from 0 to 1.") }
    }

    /// The least probability of a label.
    var leastProbability: Float { unknown ?? 0 }

    /// The labels that lines may get, in the order of ``Labelling/choice``.
    func labels(of model: Model) throws(Failure) -> [String] {
        if unknown == nil { return model.labels }
        if model.labels.contains(Labelling.unknownLabel) {
            throw Failure(
                .usage, "--unknown needs a model without a label \u{201C}\(Labelling.unknownLabel)\u{201D} of its own")
        }
        return model.labels + [Labelling.unknownLabel]
    }
}
