import ArgumentParser

/// Whether injected text is cut out of lines, and what stands in its place.
struct CutOptions: ParsableArguments {
    @Flag(
        help:
            "Cut the injected text out of a line instead of dropping the line; what is left of it is labelled again.")
    var cut = false

    @Option(
        help: ArgumentHelp(
            "Put this mark in the place of injected text; the line stays.", valueName: "mark"))
    var redact: String?

    func validate() throws {
        guard let redact else { return }
        if cut { throw ValidationError("Give --cut or --redact, not both.") }
        if redact.isEmpty { throw ValidationError("--redact needs a mark; to leave nothing, give --cut.") }
        if redact.unicodeScalars.contains(where: { "\n\r".unicodeScalars.contains($0) }) {
            throw ValidationError("The mark of --redact must be one line.")
        }
    }

    /// What becomes of injected text; nil if lines are dropped or kept as a whole.
    var treatment: PageCutter.Treatment? { cut ? .cut : redact.map { .redact(mark: Array($0.utf8)) } }

    /// Fails if there is nothing to cut: no injected label, or one whose lines pass as they are.
    func check(isKept: [Bool], labels: [String], injected: Int?) throws(Failure) {
        guard let treatment else { return }
        guard let injected else {
            throw Failure(.usage, "\(treatment.option) needs a model with an injected label, and this one has none")
        }
        if isKept[injected] {
            throw Failure(
                .usage,
                "\(treatment.option) works on lines that are dropped, and --keep or --drop lets those labelled "
                    + "\(labels[injected]) pass")
        }
    }
}
