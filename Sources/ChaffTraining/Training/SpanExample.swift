import Chaff

/// One line that says something about injection, with what training asks for again and again.
struct SpanExample: Sendable {
    let page: Int
    let line: Int
    let fold: Int
    /// How much its page counts.
    let weight: Float
    let isInjected: Bool
    /// True if next to all of the line is injected.
    let isWhole: Bool
    /// True for a line of a page that no generator made.
    let isReal: Bool
    /// Injected stretches, in cells from the start of the line: in order, none of them empty, none next to another.
    let spans: [Range<Int>]

    /// The lines to train on: all injected ones, and each clean text once.
    static func all(_ corpus: TrainingCorpus) -> [SpanExample] {
        var seen: Set<UInt64> = []
        var examples: [SpanExample] = []
        for (index, page) in corpus.pages.enumerated() {
            for (position, line) in page.lines.enumerated() {
                switch line.injection {
                case .unknown: continue
                case .clean: if !seen.insert(line.hash).inserted { continue }
                case .injected: break
                }
                examples.append(SpanExample(index, page, position))
            }
        }
        return examples
    }

    private init(_ index: Int, _ page: TrainingPage, _ position: Int) {
        let known = page.lines[position]
        self.page = index
        line = position
        fold = page.fold
        weight = page.weight
        isInjected = known.injection == .injected
        isWhole = known.isWhole(of: page.page.lines[position])
        isReal = !page.isGenerated
        spans = SpanExample.joined(known.spans)
    }

    /// The same positions in as few stretches as there can be.
    static func joined(_ spans: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where !span.isEmpty {
            if let last = joined.last, span.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
        return joined
    }

    /// Whether each position is injected.
    func sides(count: Int) -> [Bool] {
        var side = [Bool](repeating: false, count: count)
        for span in spans { for position in span.clamped(to: 0..<count) { side[position] = true } }
        return side
    }
}
