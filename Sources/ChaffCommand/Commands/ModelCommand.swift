import ArgumentParser
import Chaff
import ChaffPages

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Look at a model.",
        subcommands: [Info.self, Verify.self])

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "info",
            abstract: "Tell what is in a model: labels, sizes, format, checksum, how it was made.",
            discussion: """
                Among the facts are the kinds that the model tells apart, and for some precisions the threshold that \
                gave it on pages held out in training (--precision), with its recall and false alarms.

                EXAMPLES
                  chaff model info             the model that ships with Chaff
                  chaff model info my.chaff

                EXIT CODES
                  0 done · 65 the model is damaged · 66 the file is missing
                """)

        @Argument(help: "A model; without it the one that ships with Chaff.", completion: .file())
        var model: String?

        func run() throws {
            let loaded = try ModelOptions.load(model)
            var rows = [("model", model ?? "ships with Chaff"), ("labels", loaded.labels.joined(separator: ", "))]
            rows.append(("threshold", "\(loaded.threshold)"))
            rows.append(("size", "\(loaded.size) bytes"))
            rows.append(("format", "\(loaded.formatVersion)"))
            let checksum = String(loaded.checksum, radix: 16)
            rows.append(("checksum", String(repeating: "0", count: 16 - checksum.count) + checksum))
            let known = Set(rows.map(\.0))
            rows += loaded.information.filter { !known.contains($0.0) }
            if !loaded.kinds.isEmpty { rows.append(("kinds", loaded.kinds.joined(separator: ", "))) }
            rows += loaded.operatingPoints.map(Info.row)
            let width = rows.map(\.0.count).max() ?? 0
            let text = rows.map { name, value in
                name + String(repeating: " ", count: width - name.count + 2) + value + "\n"
            }
            try OutputFile(path: nil).write(text.joined())
        }

        /// What a threshold for a precision gave on held-out pages.
        static func row(_ point: OperatingPoint) -> (String, String) {
            let recall = ScoreText.json(point.recall)
            let alarms = ScoreText.json((point.falseAlarms * 10).rounded() / 10)
            return (
                "precision \(point.precision)",
                "threshold \(point.threshold), recall \(recall), \(alarms) false alarms in 100,000 clean lines"
            )
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Check a model from the first byte to the last.",
            discussion: """
                EXAMPLE
                  chaff model verify my.chaff && cp my.chaff /srv/models/

                EXIT CODES
                  0 the model is good · 65 it is damaged · 66 the file is missing
                """)

        @Argument(help: "A model.", completion: .file())
        var model: String

        func run() throws {
            let loaded = try ModelOptions.load(model)
            try OutputFile(path: nil).write("\(model): good; labels \(loaded.labels.joined(separator: ", "))\n")
        }
    }
}
