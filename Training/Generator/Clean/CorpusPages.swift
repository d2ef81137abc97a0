import ChaffTraining

/// Clean pages to copy: those of the page corpus and the gold pages without spam.
struct CorpusPages {
    private(set) var pages: [GoldPage] = []

    /// Adds pages read by the reader that training uses, so that a copy has its original's group and fold.
    mutating func add(_ read: [GoldPage]) {
        for original in read where !original.lines.contains(where: { $0.label == "spam" }) {
            var page = original
            page.fold = original.assignedFold
            if page.group.isEmpty { page.group = page.id }
            page.isCopy = true
            pages.append(page)
        }
    }

    /// The pages of one language in one fold that have between 8 and 1000 lines and some body, cut to at most 260.
    func pages(_ language: String, fold: Int) -> [GoldPage] {
        pages.filter { page in
            page.language == language && page.fold == fold && 8...1000 ~= page.lines.count
                && page.lines.contains { $0.label == "body" && $0.text.count >= 12 }
        }.map(Self.cut)
    }

    /// Every language with pages, in alphabetical order, with the number of them.
    var languages: [(String, Int)] {
        Dictionary(grouping: pages, by: \.language).map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    }

    /// Keeps a long page's first line and what stands around the start of its body.
    private static func cut(_ page: GoldPage) -> GoldPage {
        guard page.lines.count > 260, let body = page.lines.firstIndex(where: { $0.label == "body" }) else {
            return page
        }
        var page = page
        let start = max(0, body - 60)
        let window = page.lines[start..<min(page.lines.count, start + 259)]
        page.lines = start > 0 ? [page.lines[0]] + window : Array(window)
        return page
    }
}
