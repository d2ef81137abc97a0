import ArgumentParser

/// When a line is called injected.
struct ThresholdOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The least probability (0 to 1) at which a line is called injected; without it the model's own.",
            valueName: "probability"))
    var threshold: Float?

    func validate() throws {
        if let threshold, !(0...1).contains(threshold) { throw ValidationError("--threshold must be from 0 to 1.") }
    }
}
