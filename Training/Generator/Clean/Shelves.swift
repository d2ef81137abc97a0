import ChaffTraining

/// The clean pages by language and fold.
struct Shelves {
    private var shelves: [(page: [GoldPage], weight: Double)] = []

    init(_ stock: Stock) {
        for (language, count) in stock.pages.languages {
            for fold in 0..<GoldPage.folds {
                let pages = stock.pages.pages(language, fold: fold)
                guard !pages.isEmpty else { continue }
                // Half of the pages are Chinese; English gives way to languages with fewer pages.
                let share = language.hasPrefix("zh") ? 2.2 : language == "en" ? 0.5 : 1.6
                shelves.append((pages, share * Double(pages.count) * (count > 20 ? 1 : 2)))
            }
        }
    }

    var isEmpty: Bool { shelves.isEmpty }

    /// Calls `body` with clean pages until it has taken so many, and gives a page up after six that it could not take.
    func visit(_ count: Int, _ random: inout Random, _ body: (GoldPage, inout Random) throws -> Bool) rethrows {
        guard !isEmpty else { return }
        for _ in 0..<count {
            for _ in 0..<6 {
                if let page = page(&random), try body(page, &random) { break }
            }
        }
    }

    func page(_ random: inout Random) -> GoldPage? {
        random.pick(weighted: shelves.map { ($0.page, $0.weight) }).randomOne(&random)
    }
}
