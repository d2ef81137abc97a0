import Chaff
import ChaffPages

/// Compares labels with gold: line by line, for any set of labels.
/// ```swift
/// var evaluation = Evaluation(labels: model.labels)
/// evaluation.measure(gold.pages, with: Labeller(model: model))
/// print(evaluation.table())
/// ```
public struct Evaluation: Sendable {
    /// The model's labels, then those that only gold has.
    public private(set) var labels: [String]
    /// The label whose ranking, spans and false alarms are measured; nil if there is none.
    public let injectedLabel: String?

    let modelLabelCount: Int
    private(set) var rows: [Row] = []
    /// One probability for each of the model's labels and each row.
    private(set) var probabilities: [Float] = []
    private(set) var languages: [String] = []
    private(set) var families: [String] = []

    /// One measured line.
    struct Row {
        /// The index of the gold label; -1 if it is known only that the line is not injected.
        let gold: Int
        let said: Int
        /// Code points in the line, in gold spans, in spans found, and in both.
        let characters: Int
        let goldSpan: Int
        let saidSpan: Int
        let bothSpan: Int
        let language: Int
        let family: Int
        /// Whether the kind of what was found is the gold one; nil if either does not say.
        let isKindRight: Bool?
    }

    /// - Parameter injectedLabel: if not given, `spam` where the model has it.
    public init(labels: [String], injectedLabel: String? = nil) {
        self.labels = labels
        modelLabelCount = labels.count
        self.injectedLabel = injectedLabel ?? labels.first { $0 == "spam" }
    }

    /// Labels pages and adds them.
    public mutating func measure(_ pages: [GoldPage], with labeller: Labeller) {
        let builder = PageBuilder()
        var page = Page()
        var labelling = Labelling(labels: labeller.model.labels)
        for gold in pages {
            var text = Array(gold.lines.map(\.text).joined(separator: "\n").utf8)
            unsafe text.withUnsafeMutableBytes { unsafe builder.build(UnsafeRawBufferPointer($0), into: &page) }
            page.isFragment = gold.isFragment
            if gold.isHTML { page.setMarkup(gold.lines.compactMap(\.markup), words: gold.markupWords) }
            labeller.label(page, into: &labelling)
            add(gold, page: page, labelling: labelling)
        }
    }

    /// Adds a page; line `i` of `page` must be line `i` of `gold`. Undecided lines are left out.
    public mutating func add(_ gold: GoldPage, page: Page, labelling: Labelling) {
        let language = index(of: gold.language, in: &languages)
        let family = index(of: gold.family, in: &families)
        var found = labelling.spans[...]
        for (number, line) in gold.lines.enumerated() where number < page.lines.count {
            let spans = found.prefix { $0.line <= number }
            found = found.dropFirst(spans.count)
            var choice = labelling.choice[number]
            guard choice != Labelling.blank, line.label != nil || line.isClean else { continue }
            if choice == labelling.unknown { choice = likeliest(labelling, number) }
            let own = spans.filter { $0.line == number }
            let start = page.lines[number].bytes.lowerBound
            let said = codePoints(
                own.map { $0.bytes.lowerBound - start..<$0.bytes.upperBound - start }, in: line.text)
            let characters = line.text.unicodeScalars.count
            let marked = line.spans ?? (line.label != nil && line.label == injectedLabel ? [0..<characters] : [])
            rows.append(
                Row(
                    gold: line.label.map { index(of: $0, in: &labels) } ?? -1, said: Int(choice),
                    characters: characters, goldSpan: marked.reduce(0) { $0 + $1.count },
                    saidSpan: said.reduce(0) { $0 + $1.count }, bothSpan: common(marked, said), language: language,
                    family: family, isKindRight: isKindRight(own, gold: line)))
            probabilities.append(contentsOf: labelling.probabilities(ofLine: number))
        }
    }

    /// A line left unknown counts as its likeliest label.
    private func likeliest(_ labelling: Labelling, _ line: Int) -> UInt8 {
        let probabilities = labelling.probabilities(ofLine: line)
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? probabilities.startIndex
        return UInt8(best - probabilities.startIndex)
    }

    /// Gold has one kind a line: that of the line's longest span is held against it.
    private func isKindRight(_ spans: [Span], gold: GoldLine) -> Bool? {
        guard !gold.kind.isEmpty, gold.label == injectedLabel else { return nil }
        return spans.max { $0.bytes.count < $1.bytes.count }?.kind.map { $0 == gold.kind }
    }

    private func index(of name: String, in names: inout [String]) -> Int {
        if let index = names.firstIndex(of: name) { return index }
        names.append(name)
        return names.count - 1
    }

    private func codePoints(_ spans: [Range<Int>], in text: String) -> [Range<Int>] {
        guard !spans.isEmpty else { return [] }
        // For each byte the number of code points that begin before it.
        var before = [0]
        for byte in text.utf8 { before.append(before[before.count - 1] + (byte & 0xC0 == 0x80 ? 0 : 1)) }
        return spans.map { span in
            let lower = before[min(max(span.lowerBound, 0), before.count - 1)]
            return lower..<max(lower, before[min(max(span.upperBound, 0), before.count - 1)])
        }
    }

    private func common(_ first: [Range<Int>], _ second: [Range<Int>]) -> Int {
        first.reduce(0) { sum, span in second.reduce(sum) { $0 + span.clamped(to: $1).count } }
    }
}
