import ArgumentParser
import ChaffPages

/// What is read and how.
struct InputOptions: ParsableArguments {
    enum Kind: String, CaseIterable, ExpressibleByArgument { case auto, text, html, jsonl, warc }

    @Argument(help: "Files, compressed or not; - or none for standard input.", completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "What the input is: plain text, an HTML page, one page record (a JSON object with the page in "
                + "\"html_base64\", \"html\" or \"text\") a line, or a WARC or WET file. auto tells by the content of "
                + "each file.", valueName: "auto|text|html|jsonl|warc"))
    var input: Kind = .auto

    @Option(
        help: ArgumentHelp(
            "The charset of the pages, against what they say themselves; without it each page is found out.",
            valueName: "name"),
        transform: { name in
            do { return try Charset(named: name) } catch { throw ValidationError("\(error)") }
        })
    var charset: Charset?

    @Option(
        help: ArgumentHelp(
            "How much text of one page is read at most; the rest is cut, with a note on standard error.",
            valueName: "bytes"))
    var maxPageBytes = PageLimits().text

    @Flag(help: "The lines are loose, not whole pages: the lines around a line count less.")
    var fragment = false

    func validate() throws {
        if !(1...1 << 40).contains(maxPageBytes) { throw ValidationError("--max-page-bytes must be at least 1.") }
    }

    var paths: [String] { files.isEmpty ? ["-"] : files }

    var limits: PageLimits { PageLimits(text: maxPageBytes) }
}
