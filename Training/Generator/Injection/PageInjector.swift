import ChaffTraining

/// A page under injection, and the words for it.
struct PageInjector {
    var page: GoldPage
    let vocabulary: Vocabulary
    let fold: Int

    /// Injected text of one of the roles. On a Traditional page inserts are Traditional one time in three; headers of
    /// mirrors always stay Simplified.
    func injection(_ roles: [Role], kind: Kind? = nil, _ random: inout Random) -> Injection? {
        let known = roles.filter { vocabulary.has($0) }
        guard let role = known.randomOne(&random) else { return nil }
        var injection = vocabulary.injection(role, kind: kind, fold: fold, &random)
        if role != .header && page.language == "zh-Hant" && vocabulary.language == "zh-Hans" && random.chance(0.3) {
            injection?.text.makeTraditional()
        }
        if let language = injection.map({ _ in vocabulary.language }), random.chance(0.04) {
            Obfuscation(language: language).apply(to: &injection!.text, &random)
        }
        return injection
    }

    /// Puts a spam line before the line at `index`.
    mutating func insert(_ injection: Injection, at index: Int) {
        page.lines.insert(GoldLine(spam: injection.text, kind: injection.kind), at: index)
    }

    /// Pastes an injection into a line.
    /// - Returns: false if the line has no such place, or holds spam already.
    mutating func paste(_ injection: Injection, into index: Int, _ splice: Splice, _ random: inout Random) -> Bool {
        guard !injection.isMarked, page.lines[index].label != "spam",
            let text = splice.paste(injection.text, into: MarkedText(page.lines[index].text), &random)
        else { return false }
        page.lines[index] = GoldLine(spam: text, kind: injection.kind)
        return true
    }

    /// The lines of the article that are long enough to be prose.
    var prose: [Int] {
        page.lines.indices.filter { page.lines[$0].label == "body" && page.lines[$0].text.unicodeScalars.count >= 30 }
    }

    /// Behind the junk tags at the top of the page.
    var top: Int {
        page.lines.firstIndex { !$0.text.hasPrefix("• <") && !$0.text.hasPrefix("<") && $0.text != "?" } ?? 0
    }

    /// The first line with words, and every other line that repeats its beginning: the titles of the page.
    var titles: [Int] {
        guard let first = page.lines.indices.dropFirst(top).first(where: { page.lines[$0].text.count >= 6 }) else {
            return []
        }
        let title = page.lines[first].text
        let start = title.prefix(Border.isUnspaced(MarkedText(title)) ? 8 : 20)
        return page.lines.indices.filter {
            $0 == first || (page.lines[$0].text.hasPrefix(start) && page.lines[$0].text.count < 90)
        }
    }
}
