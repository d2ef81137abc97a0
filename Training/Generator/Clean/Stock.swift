import ChaffPages
import ChaffTraining

/// All that pages are made of: vocabularies, clean lines, clean pages.
struct Stock {
    /// In alphabetical order of their languages.
    let vocabularies: [Vocabulary]
    let lines: CleanLines
    let pages: CorpusPages
    private let chinese: [(Vocabulary, Double)]
    private let others: [(Vocabulary, Double)]

    init(vocabularies: [Vocabulary], lines: CleanLines, pages: CorpusPages) {
        self.vocabularies = vocabularies
        self.lines = lines
        self.pages = pages
        let weighted = vocabularies.map { ($0, Double($0.size)) }
        chinese = weighted.filter { $0.0.isChinese }
        others = weighted.filter { !$0.0.isChinese }
    }

    /// The vocabulary to inject into pages of a language; Simplified Chinese for Traditional if there is no other.
    func vocabulary(_ language: String) -> Vocabulary? {
        vocabularies.first { $0.language == language }
            ?? (language.hasPrefix("zh") ? vocabularies.first(where: \.isChinese) : nil)
    }

    /// A vocabulary: Chinese with the given probability, the others in proportion to their size.
    func anyVocabulary(chinese share: Double = 0.45, _ random: inout Random) -> Vocabulary {
        let isChinese = random.chance(share)
        return random.pick(weighted: others.isEmpty || isChinese && !chinese.isEmpty ? chinese : others)
    }

    /// A clean line of a language in a fold: from pages and prose, or made by the grammar.
    func cleanLine(_ language: String, fold: Int, _ random: inout Random) -> CleanLine? {
        let found = lines.line(language, fold: fold, &random)
        if let found, random.chance(0.7) { return found }
        guard let vocabulary = vocabulary(language) else { return found }
        let rule = random.chance(0.75) ? "body.plain" : "body.hard"
        guard let text = vocabulary.clean(rule, fold: fold, &random) else { return found }
        let isConverted = language == "zh-Hant" && vocabulary.language != language
        return CleanLine(text: isConverted ? text.traditional : text, label: "body", language: language)
    }
}

extension String {
    /// Every Chinese character in its Traditional form.
    var traditional: String {
        var text = MarkedText(self)
        text.makeTraditional()
        return text.string
    }
}

extension MarkedText {
    mutating func makeTraditional() {
        rewrite(0..<count) { _, scalar in [ChineseConversion.traditional(scalar)] }
    }
}
