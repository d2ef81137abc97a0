import Chaff
import ChaffPages

/// Gold pages made ready for training: folded, with labels as numbers and spans as cells.
struct TrainingCorpus: Sendable {
    let labels: [String]
    /// The index of the injected label in ``labels``.
    let spanLabel: Int?
    let pages: [TrainingPage]

    /// Some whole pages that no generator made.
    let hasOwnPages: Bool
    /// Some pages that are not fragments.
    let hasWholePages: Bool

    init(pages gold: [GoldPage], spanLabel name: String?, jobs: Int) throws(TrainingError) {
        var names: Set<String> = []
        var last: String?
        for page in gold {
            for line in page.lines where line.label != last {
                last = line.label
                if let last { names.insert(last) }
            }
        }
        let wanted = name ?? "spam"
        if let name, !names.contains(name) { throw TrainingError.noSuchLabel(name, found: names.sorted()) }
        let labels = names.sorted()
        guard labels.count >= 2 else { throw TrainingError.tooFewLabels(labels) }
        self.labels = labels
        let spanLabel = labels.firstIndex(of: wanted)
        self.spanLabel = spanLabel
        // A page that is there as HTML and as text: its text counts once, its markup is that of the HTML.
        let readFromHTML = Set(gold.lazy.filter(\.isHTML).map(\.id))
        let readFromText = Set(gold.lazy.filter { !$0.isHTML && readFromHTML.contains($0.id) }.map(\.id))
        let chunk = 256
        let parts = Parallel.map(0..<(gold.count + chunk - 1) / chunk, jobs: jobs) { part in
            let builder = PageBuilder()
            return gold[part * chunk..<min(gold.count, (part + 1) * chunk)].map {
                TrainingPage(
                    $0, labels: labels, spanLabel: spanLabel, isTwin: readFromText.contains($0.id), builder: builder)
            }
        }
        pages = parts.flatMap { $0 }
        hasOwnPages = pages.contains { !$0.isGenerated && !$0.page.isFragment }
        hasWholePages = pages.contains { !$0.page.isFragment }
    }
}

/// One page of a ``TrainingCorpus``.
struct TrainingPage: Sendable {
    let page: Page
    let fold: Int
    let weight: Float
    /// A copy of another page of the corpus, made to carry injections: its structure is known already.
    let isCopy: Bool
    /// Made by a generator: good for counting, too easy for fitting joiners of structure.
    let isGenerated: Bool
    let language: String
    let family: String
    let lines: [TrainingLine]

    /// - Parameter isTwin: true if the corpus has the page both as text and as HTML.
    init(_ gold: GoldPage, labels: [String], spanLabel: Int?, isTwin: Bool, builder: PageBuilder) {
        let text = gold.lines.map { $0.text }.joined(separator: "\n")
        var page = builder.page(text: text)
        page.isFragment = gold.isFragment
        let markup = gold.lines.compactMap(\.markup)
        if markup.count == page.lines.count, gold.isHTML || !isTwin { page.setMarkup(markup, words: gold.markupWords) }
        fold = gold.assignedFold
        weight = gold.weight
        isCopy = gold.isCopy || isTwin && gold.isHTML
        isGenerated = gold.fold != nil
        language = gold.language
        family = gold.family
        // The text of a twin has its say about injection already.
        let spanLabel = isTwin && gold.isHTML ? nil : spanLabel
        lines = zip(page.lines, gold.lines).map { line, gold in
            TrainingLine(gold, line: line, page: page, labels: labels, spanLabel: spanLabel)
        }
        page.dropOrigins()
        self.page = page
    }
}

/// What is known of one line.
struct TrainingLine: Sendable {
    /// What the line says about injection.
    enum Injection: Sendable { case injected, clean, unknown }

    /// The structure label's index among all labels, or nil if undecided, blank or injected.
    let structure: Int?
    let injection: Injection
    /// Injected stretches, in cells from the start of the line.
    let spans: [Range<Int>]
    /// What an injected line sells; empty if that is not known.
    let kind: String
    /// Tells equal lines, to count clean ones once.
    let hash: UInt64

    /// True if next to all of the line is injected: blanks and marks at its edges may stay outside.
    func isWhole(of line: Line) -> Bool {
        Double(spans.reduce(0) { $0 + $1.count }) >= 0.9 * Double(line.cells.count)
    }

    init(_ gold: GoldLine, line: Line, page: Page, labels: [String], spanLabel: Int?) {
        let label = gold.label.flatMap { labels.firstIndex(of: $0) }
        var spans: [Range<Int>] = []
        var injection = Injection.unknown
        if !line.isBlank, let spanLabel {
            if label == spanLabel {
                injection = .injected
                spans = gold.spans.map { page.cells(ofScalars: $0, in: line) } ?? [0..<page.cellCount(of: line)]
            } else if label != nil || gold.isClean {
                injection = .clean
            }
        }
        structure = line.isBlank || label == spanLabel ? nil : label
        self.injection = injection
        self.spans = spans
        kind = gold.kind
        hash = gold.text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
