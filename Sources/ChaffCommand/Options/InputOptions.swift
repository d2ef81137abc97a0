import ArgumentParser
import ChaffPages

/// What is read and how.
struct InputOptions: ParsableArguments {
    enum Kind: String, CaseIterable, ExpressibleByArgument { case auto, text, jsonl }

    @Argument(help: "Files, compressed or not; - or none for standard input.", completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "What the input is: plain text, or one page record (a JSON object with the page in \"text\") a line.",
            valueName: "auto|text|jsonl"))
    var input: Kind = .auto

    @Flag(help: "The lines are loose, not whole pages: the lines around a line count less.")
    var fragment = false

    var paths: [String] { files.isEmpty ? ["-"] : files }
}
