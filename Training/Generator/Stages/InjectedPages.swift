import ChaffTraining

/// Copies of clean pages: each once with noise and injections, and once with the same noise alone.
struct InjectedPages: Stage {
    static let name = "pages"
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        let shelves = Shelves(stock)
        guard !shelves.isEmpty else { return }
        try shelves.visit(count, &random) { clean, random in
            let isChinese = clean.language.hasPrefix("zh")
            let recipe = random.pick(weighted: PageRecipe.weights(clean.language))
            let noise = PageNoise.any(
                isChinese: isChinese, isMirrored: recipe == .header || recipe == .footer ? 0.7 : 0.15, &random)
            var page = clean
            page.id = ""
            // The twin without injection has the same noise, drawn once.
            noise.apply(to: &page, &random)
            var twin = page
            guard Self.inject(recipe, into: &page, from: clean.language, stock, &random) else { return false }
            twin.family = "noise"
            try writer.write(page)
            try writer.write(twin)
            return true
        }
        for index in 0..<count / 12 {
            guard let page = doorway(fold: index % GoldPage.folds, stock, &random) else { continue }
            try writer.write(page)
        }
    }

    /// Injects with one recipe, or with two or three.
    /// - Parameter language: what the page was written in. The spam of a mirror stays as the injector wrote it, in
    ///   Simplified characters, and so does most of it on pages in Traditional ones.
    static func inject(
        _ recipe: PageRecipe, into page: inout GoldPage, from language: String, _ stock: Stock,
        _ random: inout Random
    ) -> Bool {
        let isSimplified = recipe == .chineseHeader || language == "zh-Hant" && recipe == .header && random.chance(0.6)
        // Who injects seldom writes the language of the page. Pages in languages without a grammar get English spam.
        let isForeign = !isSimplified && random.chance(language.hasPrefix("zh") ? 0.03 : 0.2)
        let foreign = isForeign ? stock.anyVocabulary(chinese: 0.15, &random) : nil
        let own = stock.vocabulary(isSimplified ? "zh-Hans" : language) ?? stock.vocabulary("en")
        guard let vocabulary = foreign ?? own else { return false }
        guard recipe.apply(to: &page, vocabulary, &random) else { return false }
        page.family = recipe.rawValue
        let more = random.pick(weighted: [(0, 70.0), (1, 24), (2, 6)])
        for _ in 0..<more {
            let other = random.pick(weighted: PageRecipe.weights(page.language))
            if other != recipe && other != .chineseHeader { _ = other.apply(to: &page, vocabulary, &random) }
        }
        return true
    }

    /// F5 and F6: a page that is little more than one query or a string of them.
    private func doorway(fold: Int, _ stock: Stock, _ random: inout Random) -> GoldPage? {
        let vocabulary = stock.anyVocabulary(&random)
        let role = random.pick([Role.title, .title, .tips, .header].filter { vocabulary.has($0) })
        guard let query = vocabulary.injection(role, fold: fold, &random) else { return nil }
        var lines = [GoldLine(spam: query.text, kind: query.kind)]
        for _ in 0..<random.number(in: 0...6) {
            guard
                let text = vocabulary.clean(
                    random.pick(["chrome.nav", "chrome.footer", "chrome.notice"]), fold: fold, &random)
            else { continue }
            lines.insert(GoldLine(text: text, label: "chrome"), at: random.below(lines.count + 1))
        }
        if random.chance(0.3) { lines.append(GoldLine(spam: query.text, kind: query.kind)) }
        return GoldPage(family: "F5.query", language: vocabulary.language, fold: fold, lines: lines)
    }
}
