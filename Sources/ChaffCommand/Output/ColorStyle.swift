#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How the readable form looks: how wide it may be, and whether it has colours.
struct ColorStyle: Equatable {
    let width: Int
    let hasColor: Bool
    /// True if a heading tells where each page begins.
    var hasHeadings = false

    /// The width of the terminal, if there is one, or what COLUMNS says, or 80.
    static func terminalWidth() -> Int {
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            var size = winsize()
            if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return environment("COLUMNS").flatMap { Int($0) }.map { min(max($0, 20), 1000) } ?? 80
    }

    /// The colour of a label: what is injected stands out, what is around the article recedes.
    func label(_ name: String, index: Int) -> String {
        guard hasColor else { return "" }
        switch name {
        case "body": return "\u{1B}[32m"
        case "chrome": return "\u{1B}[2m"
        case "spam": return "\u{1B}[1;31m"
        default: return ["\u{1B}[36m", "\u{1B}[33m", "\u{1B}[34m", "\u{1B}[35m"][index % 4]
        }
    }

    /// The colour of a line's text.
    func text(_ name: String) -> String { hasColor && name == "chrome" ? "\u{1B}[2m" : "" }

    var reset: String { hasColor ? "\u{1B}[0m" : "" }
    var heading: String { hasColor ? "\u{1B}[1m" : "" }
    var spanStart: String { hasColor ? "\u{1B}[97;41m" : "⟦" }
    var spanEnd: String { hasColor ? "\u{1B}[0m" : "⟧" }
    /// How many columns both marks of a span take.
    var spanColumns: Int { hasColor ? 0 : 2 }
}
