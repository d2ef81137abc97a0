import ChaffTraining

/// Made-up pages whose labels can be told apart by their words: small enough to train on within a test.
package enum SamplePages {
    /// `count` pages of ten lines. Each label has words of its own; `spam` lines are sometimes pasted after an honest
    /// beginning and then carry a span. With `kinds` each of them has one, and words of it.
    package static func make(
        _ count: Int, labels: [String] = ["body", "chrome", "spam"], kinds: [String] = [], seed: UInt64
    ) -> [GoldPage] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { number in
            var page = GoldPage(id: "site\(seed)-\(number)")
            for position in 0..<10 {
                let label = labels[position < labels.count ? position : random.below(labels.count)]
                page.lines.append(line(of: label, among: labels, kinds, using: &random))
            }
            page.lines.shuffle(using: &random)
            return page
        }
    }

    private static func line(
        of label: String, among labels: [String], _ kinds: [String], using random: inout SeededRandom
    ) -> GoldLine {
        let kind = label == "spam" && !kinds.isEmpty ? random.pick(kinds) : ""
        let text = words(of: label + kind, count: 4 + random.below(5), using: &random)
        var line = GoldLine(text: text, label: label)
        line.kind = kind
        guard label == "spam", labels.contains("body"), random.below(3) == 0 else { return line }
        let start = words(of: "body", count: 6, using: &random) + ". "
        line.text = start + text
        line.spans = [start.unicodeScalars.count..<(start + text).unicodeScalars.count]
        return line
    }

    private static func words(of label: String, count: Int, using random: inout SeededRandom) -> String {
        (0..<count).map { _ in word(random.below(24), of: label) }.joined(separator: " ")
    }

    /// Word `number` of a label: always the same, and no other label has it.
    private static func word(_ number: Int, of label: String) -> String {
        let seed = label.utf8.reduce(UInt64(number)) { $0 &* 1009 &+ UInt64($1) }
        var random = SeededRandom(seed: seed)
        let syllables = [
            "ka", "lo", "mi", "tu", "re", "sa", "ni", "vo", "pel", "dor", "gan", "shi", "bru", "zet", "fim",
        ]
        return (0..<3).map { _ in random.pick(syllables) }.joined()
    }
}
