import ChaffTraining

/// Clean lines with something pasted in. Their spans hold the pasted text only.
struct MixedLines: Stage {
    static let name = "mixed"
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        var seen: Set<UInt64> = []
        for index in 0..<count {
            for _ in 0..<8 {
                guard let page = page(fold: index % GoldPage.folds, stock, &random) else { continue }
                guard Self.isNew(page.lines[0].text, &seen) else { continue }
                try writer.write(page)
                break
            }
        }
    }

    private func page(fold: Int, _ stock: Stock, _ random: inout Random) -> GoldPage? {
        let vocabulary = stock.anyVocabulary(&random)
        let splice = random.pick(weighted: Self.splices)
        guard let injection = Self.injection(for: splice, vocabulary, fold: fold, &random) else { return nil }
        let host = host(for: vocabulary, stock, &random)
        // Not every line has two sentences, or a name.
        for _ in 0..<12 {
            guard let line = stock.cleanLine(host, fold: fold, &random) else { return nil }
            var pasted = injection.text
            if host == "zh-Hant" && random.chance(0.4) { pasted.makeTraditional() }
            if random.chance(0.06) { Obfuscation(language: vocabulary.language).apply(to: &pasted, &random) }
            guard let text = splice.paste(pasted, into: MarkedText(line.text), &random) else { continue }
            let gold = GoldLine(spam: text, kind: injection.kind)
            return GoldPage(loose: gold, family: "mixed.\(splice.rawValue)", language: host, fold: fold)
        }
        return nil
    }

    /// The language of the real line: mostly that of the injection.
    private func host(for vocabulary: Vocabulary, _ stock: Stock, _ random: inout Random) -> String {
        if vocabulary.isChinese {
            let others = stock.lines.languages.filter { !$0.hasPrefix("zh") }
            if random.chance(0.06), let other = others.randomOne(&random) { return other }
            return random.chance(0.25) ? "zh-Hant" : "zh-Hans"
        }
        // Spam stands on pages of every language, English most of all.
        guard random.chance(vocabulary.language == "en" ? 0.3 : 0.15) else { return vocabulary.language }
        return stock.lines.languages.filter { !$0.hasPrefix("zh") }.randomOne(&random) ?? "en"
    }

    /// What is pasted in each of the ways.
    static func injection(
        for splice: Splice, _ vocabulary: Vocabulary, fold: Int, _ random: inout Random
    ) -> Injection? {
        let roles: [(Role, Double)] =
            switch splice {
            case .prefix:
                [(.insertedBrand, 5), (.header, 3), (.brand, 2), (.app, 2), (.insertedApp, 2), (.insertedKeyword, 1)]
            case .suffix:
                [
                    (.insertedBrand, 4), (.app, 2), (.insertedApp, 4), (.brand, 2), (.insertedKeyword, 2), (.header, 1),
                    (.contact, 1),
                ]
            case .boundary: [(.insertedApp, 4), (.insertedAnchor, 4), (.insertedKeyword, 2), (.insertedBrand, 1)]
            case .offset: [(.insertedKeyword, 6), (.insertedBrand, 2), (.insertedApp, 1)]
            case .word: [(.insertedAnchor, 4), (.insertedKeyword, 4), (.insertedBrand, 2)]
            case .wrapped, .replaced: [(.insertedBrand, 5), (.insertedKeyword, 1)]
            }
        let known = roles.filter { vocabulary.has($0.0) }
        guard !known.isEmpty else { return nil }
        guard let injection = vocabulary.injection(random.pick(weighted: known), fold: fold, &random) else {
            return nil
        }
        return injection.isMarked ? nil : injection
    }

    static let splices: [(Splice, Double)] = [
        (.prefix, 22), (.suffix, 14), (.boundary, 20), (.offset, 18), (.word, 10), (.wrapped, 6), (.replaced, 10),
    ]
}
