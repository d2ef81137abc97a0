import ChaffTraining

/// Real loose lines, passed on with the fold of their source.
struct PassedLines: Stage {
    static let name = "passed"
    let lines: [CorpusLine]
    let prose: [CorpusSentence]

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        var blocks = Blocks()
        for line in lines {
            let isSpam = line.label == "spam"
            var gold = GoldLine(text: line.text, label: isSpam ? "spam" : nil)
            gold.isClean = !isSpam
            if isSpam {
                gold.spans = [0..<line.text.unicodeScalars.count]
                gold.kind = line.kind ?? ""
            }
            let weight: Float = isSpam ? (line.lang == "id" ? 0.6 : 2) : 1
            try write(
                gold, family: isSpam ? "real.spam" : "real.clean", language: line.lang,
                group: Self.group(of: line, isSpam: isSpam, &blocks), weight: weight, to: &writer)
        }
        for sentence in prose {
            try write(
                GoldLine(text: sentence.text, label: "body"), family: "prose", language: sentence.lang,
                group: blocks.group(of: sentence.source), weight: 0.3, to: &writer)
        }
    }

    private func write(
        _ line: GoldLine, family: String, language: String, group: String, weight: Float, to writer: inout PageWriter
    ) throws {
        guard line.text.contains(where: { !$0.isWhitespace }) else { return }
        var page = GoldPage(loose: line, family: family, language: language, fold: GoldPage.fold(ofGroup: group))
        page.group = group
        page.weight = weight
        try writer.write(page)
    }

    /// Spam goes by repository. The Indonesian comments name brands that nobody listed, so they go by their text.
    static func group(of line: CorpusLine, isSpam: Bool, _ blocks: inout Blocks) -> String {
        let words = line.source.split(separator: " ")
        let repository = words.prefix(2).joined(separator: " ").prefix { $0 != ":" }
        if line.source.contains("judol") { return "judol#\(fnv1a64(line.text.utf8) % 4096)" }
        return isSpam ? String(repository) : blocks.group(of: String(repository))
    }
}

/// Cuts a source of clean sentences into blocks of 40 in a row. Whole sources would leave most languages with a single
/// fold, since many have a single source.
struct Blocks {
    private var counts: [String: Int] = [:]

    mutating func group(of source: String) -> String {
        let count = counts[source, default: 0]
        counts[source] = count + 1
        return "\(source)#\(count / 40)"
    }
}
