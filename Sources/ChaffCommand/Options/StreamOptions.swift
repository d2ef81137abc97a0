import ArgumentParser
import Chaff

/// Whether lines are labelled one by one while they come.
struct StreamOptions: ParsableArguments {
    /// With 16 macro-F1 is .002 better, which is noise, and F1 of spam .005 worse; see DESIGN.md, Line by line.
    static let usualLookahead = 4
    /// Every line is weighed anew with all lines it sees: with a thousand that takes ten times as long as to read it.
    static let mostLookahead = 1000

    @Flag(
        help: ArgumentHelp(
            "Read plain text line by line and write each line as soon as it has its label, though the input stays open."
        ))
    var stream = false

    @Option(
        help: ArgumentHelp(
            "With --stream: how many lines that are not blank a line waits for (0 to \(StreamOptions.mostLookahead); "
                + "without it \(usualLookahead)). If nothing comes it waits no longer than "
                + "\(StreamRun.patience) ms.", valueName: "lines"))
    var lookahead: Int?

    func validate() throws {
        guard let lookahead else { return }
        if !stream { throw ValidationError("--lookahead needs --stream.") }
        if !(0...StreamOptions.mostLookahead).contains(lookahead) {
            throw ValidationError("--lookahead must be from 0 to \(StreamOptions.mostLookahead).")
        }
    }

    /// Fails if what is to be read cannot be read line by line.
    func check(_ input: InputOptions) throws {
        guard stream else { return }
        switch input.input {
        case .auto, .text: break
        case .jsonl:
            throw ValidationError(
                "--stream reads plain text; leave it out, and page records come back one by one, too.")
        case .html, .warc:
            throw ValidationError("--stream reads plain text; leave it or --input \(input.input.rawValue) out.")
        }
        if input.charset != nil {
            throw ValidationError("--stream reads UTF-8; convert the text before it, or leave it or --charset out.")
        }
    }

    /// What labels the lines.
    func labeller(model: Model, threshold: Float?, leastProbability: Float) -> StreamLabeller {
        StreamLabeller(
            model: model, lookahead: lookahead ?? StreamOptions.usualLookahead, threshold: threshold,
            leastProbability: leastProbability)
    }
}
