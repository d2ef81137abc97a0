import ChaffTraining

/// Excerpts of clean pages with promotional lines inside, as hijacked sites have them: mostly in another language than
/// the page's, so that a sentence of the trade convicts where no word of it does.
struct PromoBlocks: Stage {
    static let name = "blocks"
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        try Shelves(stock).visit(count, &random) { host, random in
            guard var page = Self.excerpt(host, &random), let block = Self.block(for: page, stock, &random),
                !block.isEmpty
            else { return false }
            let end = page.lines.count
            let place = random.pick(weighted: [(0, 2.0), (random.number(in: 1...end - 1), 4), (end, 4)])
            page.lines.insert(contentsOf: block, at: place)
            try writer.write(page)
            return true
        }
    }

    /// 6 to 30 lines in a row: whole pages would drown the block in lines that training has seen.
    private static func excerpt(_ host: GoldPage, _ random: inout Random) -> GoldPage? {
        let size = min(host.lines.count, random.number(in: 6...30))
        guard size >= 6 else { return nil }
        let start = random.below(host.lines.count - size + 1)
        var page = host
        page.id = ""
        page.family = "promo.block"
        page.isCopy = true
        page.lines = Array(host.lines[start..<start + size])
        return page
    }

    /// Two to ten lines of one article, a few entries of a list, or one line alone: a page with a single foreign line
    /// tells that no other line need be hot.
    private static func block(for page: GoldPage, _ stock: Stock, _ random: inout Random) -> [GoldLine]? {
        // Chinese pages are mostly hijacked in Chinese.
        let own = random.chance(page.language.hasPrefix("zh") ? 0.8 : 0.4) ? stock.vocabulary(page.language) : nil
        let vocabulary = own ?? stock.anyVocabulary(chinese: 0.12, &random)
        guard vocabulary.has(.promo) else { return nil }
        let fold = page.fold ?? 0
        switch random.below(20) {
        case 0...7: return PromoArticle(vocabulary: vocabulary, fold: fold).lines(2...10, title: 0.15, &random)
        case 8...9: return entries(random.pick([.list, .title, .brand, .comment]), 2...6, vocabulary, fold, &random)
        case 10...14: return entries(.promo, 1...1, vocabulary, fold, &random)
        default:
            let roles: [Role] = [.list, .list, .title, .brand, .app, .tips, .contact, .comment]
            return entries(random.pick(roles), 1...1, vocabulary, fold, &random)
        }
    }

    /// Lines of one role and kind.
    private static func entries(
        _ role: Role, _ count: ClosedRange<Int>, _ vocabulary: Vocabulary, _ fold: Int, _ random: inout Random
    ) -> [GoldLine] {
        let kind = vocabulary.injection(role, fold: fold, &random)?.kind
        return (0..<random.number(in: count)).compactMap { _ in
            vocabulary.injection(role, kind: kind, fold: fold, &random).map { GoldLine(spam: $0.text, kind: $0.kind) }
        }
    }
}
