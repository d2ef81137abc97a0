import Chaff
import ChaffPages

/// Finds out what must go from the injected lines of a page so that the rest of them may stay.
///
/// What is left of the lines is labelled again, all of them together and among all other lines of the page. A rest that
/// is injected again is cut again; one that still is after ``rounds`` labellings goes as a whole. Lines that were not
/// injected keep their first label. Keeps scratch memory; one a thread.
final class PageCutter {
    /// What becomes of injected text.
    enum Treatment: Equatable {
        case cut
        case redact(mark: [UInt8])

        var option: String { self == .cut ? "--cut" : "--redact" }
    }

    /// A line of which something goes and the rest stays.
    struct Line: Equatable {
        /// The line's index in the page.
        let index: Int
        /// What goes: byte ranges of the page's text, in order, with something between them.
        var removed: [Range<Int>]
    }

    /// How often the rest of a line is labelled. One is nearly always enough: both chains' best paths went with the
    /// first cut, so a rest that is injected again seldom has a stretch that could go alone.
    static let rounds = 3

    /// The least probability at which a rest is injected again, unless the threshold is lower. A rest of an injected line
    /// is more suspicious than a line: on the injected development pages 42 % of the injected characters survive with .1
    /// and 40 % with .03, but then 18 of 277 paragraphs that a phrase was pasted into go with it, and none with .1.
    static let restThreshold: Float = 0.1

    /// Code points beyond those that are scored may be anything, and a line may be as long as a page.
    static let longestLine = 4 * PageBuilder.scoredCodePoints

    private struct Candidate {
        let line: Int
        var spans: [Range<Int>]
        var cut: LineCut
        /// Where the rest starts in the page that is labelled again.
        var start = 0
        var isSettled = false
        var stays = false
    }

    private let treatment: Treatment
    private let isKept: [Bool]
    private let injected: UInt8
    private let label: (Page, inout Labelling) -> Void
    private let builder = PageBuilder()
    private var rest = Page()
    private var restLabelling: Labelling

    /// - Parameters:
    ///   - injected: the index of the injected label.
    ///   - isKept: for each label whether its lines pass.
    ///   - stream: what labels the lines if they come one by one; what is left of one is labelled in its place.
    init(
        model: Model, threshold: Float?, injected: Int, isKept: [Bool], treatment: Treatment,
        stream: StreamLabeller? = nil
    ) {
        self.treatment = treatment
        self.isKept = isKept
        self.injected = UInt8(injected)
        let threshold = min(threshold ?? model.threshold, PageCutter.restThreshold)
        if let stream {
            label = { stream.label($0, threshold: threshold, into: &$1) }
        } else {
            let labeller = Labeller(model: model, threshold: threshold)
            label = { labeller.label($0, into: &$1) }
        }
        restLabelling = Labelling(labels: model.labels)
    }

    /// The lines of a page of which something goes and the rest stays, in order. Injected lines that are not among
    /// them go as a whole.
    /// - Parameter isLeftOut: true for lines that go whatever is in them.
    func cut(_ page: Page, _ labelling: Labelling, isLeftOut: (Int) -> Bool) -> [Line] {
        var candidates = candidates(page, labelling, isLeftOut)
        if candidates.isEmpty { return [] }
        for _ in 0..<PageCutter.rounds where candidates.contains(where: { !$0.isSettled }) {
            relabel(&candidates, page, labelling)
        }
        return candidates.compactMap { candidate in
            if candidate.stays { return Line(index: candidate.line, removed: candidate.cut.removed) }
            if treatment == .cut { return nil }
            return Line(index: candidate.line, removed: whole(candidate.line, page).removed)
        }
    }

    private func candidates(_ page: Page, _ labelling: Labelling, _ isLeftOut: (Int) -> Bool) -> [Candidate] {
        var candidates: [Candidate] = []
        var spans = labelling.spans[...]
        for index in page.lines.indices where labelling.choice[index] == injected && !isLeftOut(index) {
            spans = spans.drop { $0.line < index }
            let own = spans.prefix { $0.line == index }.map(\.bytes)
            let isTooLong = page.lines[index].bytes.count > PageCutter.longestLine
            let cut = isTooLong ? whole(index, page) : lineCut(index, own, page)
            candidates.append(Candidate(line: index, spans: own, cut: cut, isSettled: !cut.hasText))
        }
        return candidates
    }

    private func lineCut(_ line: Int, _ spans: [Range<Int>], _ page: Page) -> LineCut {
        LineCut(page.text(of: page.lines[line]), spans: spans, isTidied: treatment == .cut)
    }

    private func whole(_ line: Int, _ page: Page) -> LineCut {
        LineCut(wholeOf: page.text(of: page.lines[line]))
    }

    /// Labels what is left of the lines, each in its place. Lines that go as a whole are there as they were: how much of
    /// the page is injected tells much about a rest.
    private func relabel(_ candidates: inout [Candidate], _ page: Page, _ labelling: Labelling) {
        var text: [UInt8] = []
        var markup: [Markup] = []
        // For each line of the page to be labelled the candidate that it is, if it is one.
        var owners: [Int?] = []
        var next = 0
        for index in page.lines.indices where labelling.choice[index] != Labelling.blank {
            while next < candidates.count, candidates[next].line < index { next += 1 }
            let owner = next < candidates.count && candidates[next].line == index ? next : nil
            if let owner {
                candidates[owner].start = text.count
            }
            if let owner, candidates[owner].cut.hasText {
                text += candidates[owner].cut.rest(of: page.text(of: page.lines[index]))
            } else {
                text += page.text(of: page.lines[index])
            }
            text.append(0x0A)
            owners.append(owner)
            if !page.markup.isEmpty { markup.append(page.markup[index]) }
        }
        unsafe text.withUnsafeBytes { unsafe builder.build($0, into: &rest) }
        guard rest.lines.count == owners.count else { return }
        if !markup.isEmpty { rest.setMarkup(markup, words: page.markupWords) }
        rest.isFragment = page.isFragment
        label(rest, &restLabelling)
        settle(&candidates, owners, page)
    }

    private func settle(_ candidates: inout [Candidate], _ owners: [Int?], _ page: Page) {
        var spans = restLabelling.spans[...]
        for (index, owner) in owners.enumerated() {
            guard let owner, !candidates[owner].isSettled else { continue }
            let choice = restLabelling.choice[index]
            guard choice == injected else {
                candidates[owner].isSettled = true
                candidates[owner].stays = treatment != .cut || choice != Labelling.blank && isKept[Int(choice)]
                continue
            }
            spans = spans.drop { $0.line < index }
            let found = spans.prefix { $0.line == index }.map { span in
                span.bytes.lowerBound - candidates[owner].start..<span.bytes.upperBound - candidates[owner].start
            }
            let line = page.lines[candidates[owner].line].bytes
            let more = candidates[owner].cut.original(found, in: line)
            candidates[owner].spans = LineCut.union(candidates[owner].spans, more)
            candidates[owner].cut = lineCut(candidates[owner].line, candidates[owner].spans, page)
            candidates[owner].isSettled = !candidates[owner].cut.hasText
        }
    }
}
