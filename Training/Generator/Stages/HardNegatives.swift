import ChaffTraining

/// Clean lines that look like spam, some with the tricks of spam, so that neither words nor style alone convict.
struct HardNegatives: Stage {
    static let name = "hard"
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        var seen: Set<UInt64> = []
        for index in 0..<count {
            for _ in 0..<8 {
                let fold = index % GoldPage.folds
                let vocabulary = stock.anyVocabulary(chinese: 0.42, &random)
                let isBody = random.chance(0.62)
                guard let text = vocabulary.clean(isBody ? "body.hard" : "chrome.hard", fold: fold, &random) else {
                    continue
                }
                guard let page = page(text, isBody, vocabulary.language, fold, &random) else { continue }
                guard Self.isNew(page.lines[0].text, &seen) else { continue }
                try writer.write(page)
                break
            }
        }
    }

    private func page(
        _ text: String, _ isBody: Bool, _ language: String, _ fold: Int, _ random: inout Random
    ) -> GoldPage? {
        var text = MarkedText(text)
        var language = language
        if language == "zh-Hans" && random.chance(0.2) {
            if random.chance(0.5) { Mirror.any(&random).apply(to: &text, &random) } else { text.makeTraditional() }
            language = "zh-Hant"
        }
        if random.chance(0.06) { Obfuscation(language: language).apply(to: &text, &random) }
        let string = text.trimmed().string
        guard !string.isEmpty else { return nil }
        let line = GoldLine(text: string, label: isBody ? "body" : "chrome")
        return GoldPage(loose: line, family: isBody ? "hard.body" : "hard.chrome", language: language, fold: fold)
    }
}
