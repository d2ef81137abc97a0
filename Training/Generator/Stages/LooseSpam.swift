import ChaffTraining

/// Loose spam lines: every role, kind and language, some in Traditional characters, some obfuscated.
struct LooseSpam: Stage {
    static let name = "loose"
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        var seen: Set<UInt64> = []
        for index in 0..<count {
            // A small grammar runs out of short lines: after a few attempts the record is given up.
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
        let role = random.pick(weighted: Self.roles(isChinese: vocabulary.isChinese))
        guard var injection = vocabulary.injection(role, fold: fold, &random) else { return nil }
        var language = vocabulary.language
        if language == "zh-Hans" && random.chance(0.12) {
            injection.text.makeTraditional()
            language = "zh-Hant"
        }
        if random.chance(Self.obfuscated(role, language)) {
            Obfuscation(language: language).apply(to: &injection.text, &random)
            if random.chance(0.2) { Obfuscation(language: language).apply(to: &injection.text, &random) }
        }
        if role == .header && random.chance(0.08) { injection.text.append(random.pick([" ?", " ？", " •", "?"])) }
        let line = GoldLine(spam: injection.text, kind: injection.kind)
        return GoldPage(loose: line, family: "loose.\(role.name)", language: language, fold: fold)
    }

    private static func obfuscated(_ role: Role, _ language: String) -> Double {
        switch (role, language) {
        case (.comment, "id"): 0.35
        case (.comment, _), (.contact, _): 0.2
        default: 0.08
        }
    }

    private static func roles(isChinese: Bool) -> [(Role, Double)] {
        isChinese
            ? [
                (.header, 32), (.list, 16), (.app, 15), (.brand, 12), (.promo, 8), (.tips, 5), (.contact, 4),
                (.title, 5),
                (.comment, 3),
            ]
            : [
                (.header, 14), (.list, 18), (.app, 9), (.brand, 10), (.promo, 16), (.tips, 6), (.contact, 6),
                (.title, 11),
                (.comment, 10),
            ]
    }
}
