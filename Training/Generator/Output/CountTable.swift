import ChaffTraining

/// How many pages and lines were written, by family and language.
struct CountTable {
    struct Row {
        var pages = 0
        var lines = 0
        var spam = 0
    }

    /// Pages that held a forbidden term.
    var dropped = 0
    private var families: [String: Row] = [:]
    private var languages: [String: Row] = [:]

    mutating func add(_ page: GoldPage) {
        let spam = page.lines.count { $0.label == "spam" }
        // Families such as `loose.header` are shown one by one, languages over all families.
        for (key, path) in [(page.family, \CountTable.families), (page.language, \CountTable.languages)] {
            self[keyPath: path][key, default: Row()].pages += 1
            self[keyPath: path][key, default: Row()].lines += page.lines.count
            self[keyPath: path][key, default: Row()].spam += spam
        }
    }

    /// The table as text, families first, each part in alphabetical order.
    var text: String {
        var lines = [Self.row("family", "records", "lines", "spam")]
        for part in [families, languages] {
            for (name, row) in part.sorted(by: { $0.key < $1.key }) {
                lines.append(Self.row(name, String(row.pages), String(row.lines), String(row.spam)))
            }
            lines.append("")
        }
        let total = languages.values.reduce(into: Row()) {
            $0.pages += $1.pages
            $0.lines += $1.lines
            $0.spam += $1.spam
        }
        lines.append(Self.row("all", String(total.pages), String(total.lines), String(total.spam)))
        lines.append("\(dropped) records held a forbidden term and were dropped.")
        return lines.joined(separator: "\n")
    }

    private static func row(_ name: String, _ numbers: String...) -> String {
        let padded = numbers.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }
        return name + String(repeating: " ", count: max(1, 22 - name.count)) + padded.joined()
    }
}
