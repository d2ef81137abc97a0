import ChaffTraining

/// Ordinary pages made by the grammar alone, for languages of which the corpus has few; a quarter of them injected.
struct PlainPages: Stage {
    static let name = "plain"
    /// How many pages a language gets.
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        for vocabulary in stock.vocabularies where vocabulary.has("body.plain") && vocabulary.has("chrome.nav") {
            for index in 0..<count {
                let fold = index % GoldPage.folds
                var page = page(vocabulary, stock, fold: fold, &random)
                PageNoise.any(isChinese: vocabulary.isChinese, isMirrored: 0.1, &random).apply(to: &page, &random)
                if index % 4 == 3 {
                    let recipe = random.pick(weighted: PageRecipe.weights(page.language))
                    if InjectedPages.inject(recipe, into: &page, from: vocabulary.language, stock, &random) {
                        page.family = "plain.injected"
                    }
                }
                try writer.write(page)
            }
        }
    }

    private func page(_ vocabulary: Vocabulary, _ stock: Stock, fold: Int, _ random: inout Random) -> GoldPage {
        let frame = Frame(vocabulary: vocabulary, fold: fold)
        var article = PlainArticle(vocabulary: vocabulary, stock: stock, fold: fold)
        let headline = article.headline(&random) ?? vocabulary.clean("body.plain", fold: fold, &random) ?? ""
        var lines: [GoldLine] = []
        if random.chance(0.8) { lines.append(GoldLine(text: headline, label: "body")) }
        lines += frame.head(&random)
        lines.append(GoldLine(text: headline, label: "body"))
        lines += frame.lines("chrome.byline", 0...3, &random)
        for index in 0..<random.number(in: 3...24) {
            if index > 1, random.chance(0.12), let heading = article.headline(&random) {
                lines.append(GoldLine(text: heading, label: "body"))
            }
            guard let paragraph = article.paragraph(&random) else { break }
            lines.append(GoldLine(text: paragraph, label: "body"))
            if random.chance(0.06) { lines += frame.lines("chrome.notice", 1...1, &random) }
            if random.chance(0.05) { lines += frame.lines("chrome.related", 1...2, &random) }
        }
        if random.chance(0.3) { lines += frame.lines("chrome.byline", 1...2, &random) }
        lines += frame.lines("chrome.related", 0...12, &random)
        if random.chance(0.15) { lines += frame.lines("chrome.hard", 1...4, &random) }
        lines += frame.foot(&random)
        return GoldPage(family: "plain", language: vocabulary.language, fold: fold, lines: lines)
    }
}

/// An article under way: sentences of the grammar and of the corpus, none of them twice.
private struct PlainArticle {
    let vocabulary: Vocabulary
    let stock: Stock
    let fold: Int
    private var patterns = SentencePatterns()

    init(vocabulary: Vocabulary, stock: Stock, fold: Int) {
        self.vocabulary = vocabulary
        self.stock = stock
        self.fold = fold
    }

    mutating func headline(_ random: inout Random) -> String? { sentence(isHeadline: true, &random) }

    /// One to four sentences; nil if nothing new comes.
    mutating func paragraph(_ random: inout Random) -> String? {
        let sentences = (0..<random.number(in: 1...4)).compactMap { _ in sentence(isHeadline: false, &random) }
        guard let first = sentences.first else { return nil }
        let glue = Border.isUnspaced(MarkedText(first)) && vocabulary.language != "th" ? "" : " "
        return sentences.joined(separator: glue)
    }

    /// A new sentence or headline; nil if twelve attempts gave none.
    private mutating func sentence(isHeadline: Bool, _ random: inout Random) -> String? {
        for _ in 0..<12 {
            guard let text = candidate(isHeadline: isHeadline, &random) else { continue }
            if (Sentence.isEnded(text) || isAlwaysOpen) != isHeadline || isAlwaysOpen, patterns.admit(text) {
                return text
            }
        }
        return nil
    }

    private func candidate(isHeadline: Bool, _ random: inout Random) -> String? {
        if isHeadline {
            // Lists and field names end openly, too.
            let text = vocabulary.clean("body.plain", fold: fold, &random)
            return text.flatMap { $0.contains(where: ":：、".contains) || $0.count < 6 ? nil : $0 }
        }
        if random.chance(0.3), let line = stock.lines.line(vocabulary.language, fold: fold, &random),
            line.label == "body",
            line.text.count > 30
        {
            return line.text
        }
        return vocabulary.clean(random.chance(0.12) ? "body.hard" : "body.plain", fold: fold, &random)
    }

    /// Thai does not mark the ends of its sentences.
    private var isAlwaysOpen: Bool { ["th", "lo", "km", "my"].contains(vocabulary.language) }
}
