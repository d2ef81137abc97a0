/// What was read from samples: the pages, and what was wrong with the rest.
/// ```swift
/// let gold = try GoldReader().read(paths: ["gold"])
/// print(gold.pages.count, gold.faults.first ?? "all good")
/// ```
public struct GoldSet: Sendable {
    /// The label that says of a line only that it is not injected; see ``readCleanAsUndecided()``.
    public static let cleanLabel = "clean"

    public var pages: [GoldPage] = []
    /// Samples that were skipped, in the order they were met.
    public var faults: [GoldFault] = []
    /// What was read in a way its maker may not expect, one sentence each.
    public var notes: [String] = []

    public init() {}

    /// How many lines all pages have together.
    public var lineCount: Int { pages.reduce(0) { $0 + $1.lines.count } }

    /// Every label that occurs, with the number of its lines, in alphabetical order.
    public var labelCounts: [(label: String, lines: Int)] {
        var counts: [String: Int] = [:]
        // Neighbours mostly have the same label, and a dictionary takes its time over a million of them.
        var (last, run) = ("", 0)
        for page in pages {
            for line in page.lines {
                guard let label = line.label else { continue }
                if label != last {
                    if run > 0 { counts[last, default: 0] += run }
                    (last, run) = (label, 0)
                }
                run += 1
            }
        }
        if run > 0 { counts[last, default: 0] += run }
        return counts.sorted { $0.key < $1.key }.map { (label: $0.key, lines: $0.value) }
    }

    /// Turns the label `clean` into "undecided, but not injected". To be called where other labels than `clean` and
    /// the injected one are in play: there `clean` is no label of its own.
    public mutating func readCleanAsUndecided() {
        for page in pages.indices {
            for line in pages[page].lines.indices where pages[page].lines[line].label == GoldSet.cleanLabel {
                pages[page].lines[line].label = nil
                pages[page].lines[line].isClean = true
            }
        }
    }
}

/// A sample that was skipped. Prints as `file:line: what is wrong`.
public struct GoldFault: Error, Equatable, Sendable, CustomStringConvertible {
    public let file: String
    /// The line in the file, from 1.
    public let line: Int
    /// What is wrong, in words.
    public let reason: String

    public init(file: String, line: Int, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    public var description: String { "\(file):\(line): \(reason)" }
}
