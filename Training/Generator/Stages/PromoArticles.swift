import ChaffTraining

/// Doorway articles: a few promotional lines in a row, whole articles on a hijacked host, and the trade's own sites.
struct PromoArticles: Stage {
    static let name = "promo"
    let count: Int

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        for index in 0..<count {
            for _ in 0..<4 {
                let vocabulary = stock.anyVocabulary(chinese: 0.2, &random)
                guard vocabulary.has(.promo) else { continue }
                let fold = index % GoldPage.folds
                let page =
                    switch random.below(100) {
                    case 0...5: ownSite(vocabulary, fold, &random)
                    case 6...17: hijackedHost(vocabulary, fold, stock, &random)
                    default: fragment(vocabulary, fold, &random)
                    }
                guard !page.lines.isEmpty else { continue }
                try writer.write(page)
                break
            }
        }
    }

    /// One to eight lines of one article.
    private func fragment(_ vocabulary: Vocabulary, _ fold: Int, _ random: inout Random) -> GoldPage {
        var lines = PromoArticle(vocabulary: vocabulary, fold: fold).lines(1...8, &random)
        var language = vocabulary.language
        if language == "zh-Hans" && random.chance(0.1) {
            lines = lines.map { line in
                var text = line.marked
                text.makeTraditional()
                return GoldLine(spam: text, kind: Kind(rawValue: line.kind) ?? .other)
            }
            language = "zh-Hant"
        }
        var page = GoldPage(family: "promo.lines", language: language, fold: fold, lines: lines)
        page.isFragment = true
        return page
    }

    /// An article inside the navigation and footer of a real page, or of one that the grammar makes.
    private func hijackedHost(
        _ vocabulary: Vocabulary, _ fold: Int, _ stock: Stock, _ random: inout Random
    ) -> GoldPage {
        let article = PromoArticle(vocabulary: vocabulary, fold: fold).lines(6...36, title: 0.8, &random)
        let frame = Frame(vocabulary: vocabulary, fold: fold)
        var page = GoldPage(family: "promo.host", language: vocabulary.language, fold: fold, lines: [])
        guard random.chance(0.5), let host = stock.pages.pages(vocabulary.language, fold: fold).randomOne(&random)
        else {
            let byline = random.chance(0.6) ? frame.lines("chrome.byline", 1...2, &random) : []
            let related = random.chance(0.4) ? frame.lines("chrome.related", 2...8, &random) : []
            let title = article.prefix(1)
            page.lines =
                title + frame.head(&random) + title + byline + article.dropFirst() + related + frame.foot(&random)
            return page
        }
        page.group = host.group
        page.isCopy = true
        let body = host.lines.firstIndex { $0.label == "body" && $0.text.count > 40 } ?? 0
        let end = host.lines.lastIndex { $0.label == "body" } ?? body
        page.lines = host.lines[..<body].filter { $0.label == "chrome" }.suffix(30) + article
        page.lines += host.lines[end...].filter { $0.label == "chrome" }.prefix(30)
        return page
    }

    /// A betting or adult site of its own: its titles are spam, its navigation and times are chrome.
    private func ownSite(_ vocabulary: Vocabulary, _ fold: Int, _ random: inout Random) -> GoldPage {
        let frame = Frame(vocabulary: vocabulary, fold: fold)
        let kind: Kind = random.chance(0.6) ? .adult : .gambling
        var lines = frame.head(&random)
        let hasTimes = random.chance(0.4)
        for _ in 0..<random.number(in: 6...30) {
            guard let title = vocabulary.injection(.title, kind: kind, fold: fold, &random) else { continue }
            lines.append(GoldLine(spam: title.text, kind: title.kind))
            let seconds = random.number(in: 10...59)
            if hasTimes { lines.append(GoldLine(text: "\(random.number(in: 10...59)):\(seconds)", label: "chrome")) }
        }
        lines += frame.foot(&random)
        return GoldPage(family: "promo.site", language: vocabulary.language, fold: fold, lines: lines)
    }
}
