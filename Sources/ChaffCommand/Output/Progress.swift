#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One line on a terminal's standard error that says how far long work is. Anywhere else nothing is said.
struct Progress {
    private let isOn: Bool

    init(isQuiet: Bool) { isOn = !isQuiet && isatty(STDERR_FILENO) == 1 }

    func tell(_ sentence: String) { if isOn { Messages.write("\(sentence)\n") } }

    func show(_ stage: String, done: Int, total: Int) {
        guard isOn else { return }
        let share = total > 0 ? " \(100 * min(done, total) / total) %" : ""
        Messages.write("\r\u{1B}[K\(stage)\(share)")
    }

    /// Clears the line.
    func end() { if isOn { Messages.write("\r\u{1B}[K") } }
}
