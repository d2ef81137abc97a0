import ChaffTraining

/// How a page gets injected: the families of the taxonomy, and what else was seen between real lines.
enum PageRecipe: String, CaseIterable {
    /// Keyword header on one of the first lines.
    case header = "F1.header"
    /// The header again at the end of the page, with a list of links.
    case footer = "F2.footer"
    /// A brand glued to the title.
    case title = "F3.title"
    /// The headline between two brands.
    case wrapped = "F4.wrapped"
    /// A doorway's title in place of the page's own.
    case glued = "F7.glued"
    /// Advertising anchors in the sentences of an unrelated article.
    case anchors = "F10.anchors"
    /// A list of brands as the first line.
    case brandList = "F13.brands"
    /// A brand in the “Powered by” or copyright line.
    case powered = "F14.powered"
    /// A brand wherever the name of an organisation stood.
    case replaced = "F16.replaced"
    /// Keywords pasted at random places.
    case spliced = "F18.spliced"
    /// App-download fragments between the sentences.
    case app = "app"
    /// Brand lines between the paragraphs.
    case brandLines = "brand"
    /// A block of links.
    case list = "list"
    /// A sentence, contact or comment before the page, or after it.
    case firstLine = "first"
    case lastLine = "last"
    /// Spam comments below the article.
    case comments = "comments"
    /// A Chinese header on a page in another language.
    case chineseHeader = "F1.foreign"

    /// Injects into a page with the words of its fold.
    /// - Returns: false if the page has no fitting place or the language no fitting rule; the page is unchanged then.
    func apply(to page: inout GoldPage, _ vocabulary: Vocabulary, _ random: inout Random) -> Bool {
        var injector = PageInjector(page: page, vocabulary: vocabulary, fold: page.fold ?? 0)
        let isDone =
            switch self {
            case .header, .chineseHeader: injector.header(&random)
            case .footer: injector.footer(&random)
            case .title: injector.title(.prefix, &random)
            case .wrapped: injector.title(.wrapped, &random)
            case .glued: injector.doorwayTitle(&random)
            case .anchors: injector.splice([.insertedAnchor], [.boundary, .word], 1...4, &random)
            case .brandList: injector.brandList(&random)
            case .powered: injector.powered(&random)
            case .replaced: injector.replaceNames(&random)
            case .spliced: injector.splice([.insertedKeyword], [.offset], 1...8, &random)
            case .app:
                injector.splice(
                    [.insertedApp, .insertedApp, .app], [.boundary, .boundary, .suffix, .prefix], 2...8, &random)
            case .brandLines: injector.brandLines(&random)
            case .list: injector.list(&random)
            case .firstLine: injector.edge(isFirst: true, &random)
            case .lastLine: injector.edge(isFirst: false, &random)
            case .comments: injector.comments(&random)
            }
        if isDone { page = injector.page }
        return isDone
    }

    /// How often each recipe is taken on a page of the language.
    static func weights(_ language: String) -> [(PageRecipe, Double)] {
        if language.hasPrefix("zh") {
            return [
                (.header, 24), (.footer, 6), (.title, 9), (.wrapped, 5), (.anchors, 3), (.brandList, 2), (.powered, 4),
                (.replaced, 6), (.spliced, 7), (.app, 11), (.brandLines, 10), (.list, 9), (.firstLine, 8),
                (.lastLine, 8),
                (.comments, 4),
            ]
        }
        return [
            (.header, 12), (.footer, 4), (.title, 5), (.wrapped, 3), (.glued, 5), (.anchors, 12), (.brandList, 4),
            (.powered, 5), (.replaced, 4), (.spliced, 5), (.app, 8), (.brandLines, 9), (.list, 12), (.firstLine, 8),
            (.lastLine, 9), (.comments, 12), (.chineseHeader, 7),
        ]
    }
}
