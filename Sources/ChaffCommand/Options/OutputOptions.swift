import ArgumentParser
import ChaffPages

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where output goes and what is told on standard error.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help:
            "Write to this file instead of standard output, compressed if its name ends in .gz or .zst; it gets its name when it is complete.",
        completion: .file())
    var output: String?

    @Flag(name: .shortAndLong, help: "Tell only what ends the command.")
    var quiet = false

    @Flag(
        name: .shortAndLong,
        help: "Tell what each file and page was taken for, and at the end what was done, and how fast.")
    var verbose = false

    var messages: Messages { Messages(isQuiet: quiet) }
}

/// When output is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// Colour on a terminal only, and never against the reader's wish (no-color.org).
    func isOn(terminal: Bool) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: terminal && !isSet("NO_COLOR") && environment("TERM") != "dumb"
        }
    }

    private func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
}

func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
}
