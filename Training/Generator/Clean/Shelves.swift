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

    func page(_ random: inout Random) -> GoldPage? {
        random.pick(weighted: shelves.map { ($0.page, $0.weight) }).randomOne(&random)
    }
}
