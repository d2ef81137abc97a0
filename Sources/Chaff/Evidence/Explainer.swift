/// Takes the scores of lines apart. Runs the code that labels, then reads the inputs of the joiners again one by one:
/// slower than labelling, and nothing that labelling waits for. Keeps scratch memory; one a thread.
///
/// ```swift
/// Explainer(model: model).explain(page, lines: [0]) { evidence in
///     evidence.injection?.contributions   // trained chain +5.1, naive chain +3.2, …
/// }
/// ```
@safe package final class Explainer {
    /// How many features each list holds.
    package static let featureLimit = 8

    private let model: Model
    private let pageScorer = PageScorer()
    private let lineScorer = LineScorer()
    /// One for each structure decision.
    private let contexts: [StructureContext]
    private let gramReader = GramEvidence()
    /// For each decision the log-odds of each line of the page alone; then the lines' √(1 + columns).
    private var odds: [[Float]] = []
    private var rootWidths: [Float] = []

    package init(model: Model) {
        self.model = model
        contexts = (0..<model.structureCount).map { _ in StructureContext() }
    }

    /// Says what is behind the labels of some lines, one after the other in their order.
    /// - Parameters:
    ///   - page: any page.
    ///   - wanted: indices in ``Page/lines``, in any order; blank lines are passed over.
    package func explain(_ page: Page, lines wanted: [Int], _ body: (LineEvidence) -> Void) {
        pageScorer.score(page, model: model)
        readLines(of: page)
        let positions = Dictionary(uniqueKeysWithValues: pageScorer.lines.enumerated().map { ($1, $0) })
        for position in wanted.sorted().compactMap({ positions[$0] }) {
            let index = pageScorer.lines[position]
            let line = page.lines[index]
            let read = readLine(index, of: page)
            body(
                LineEvidence(
                    line: index, shape: read.shape, tricks: line.tricks, folded: page.folded(line.cells),
                    decisions: contexts.indices.map { decision($0, at: position, read, of: page) },
                    injection: injection(at: position, read, of: page), neighbours: neighbours(of: position)))
        }
    }

    /// Reads what the lines of a page say of each other.
    private func readLines(of page: Page) {
        odds = [[Float]](repeating: [], count: model.structureCount)
        rootWidths = []
        for index in pageScorer.lines {
            let read = readLine(index, of: page)
            for decision in odds.indices { odds[decision].append(read.odds[decision]) }
            rootWidths.append(read.rootWidth)
        }
        for (context, odds) in zip(contexts, odds) {
            unsafe odds.withUnsafeBufferPointer { odds in
                unsafe rootWidths.withUnsafeBufferPointer { widths in
                    guard let odds = odds.baseAddress, let start = widths.baseAddress else { return }
                    unsafe context.read(odds: odds, rootWidths: start, count: widths.count)
                }
            }
        }
    }

    /// The inputs of the page logistic for a line.
    private func pageInputs(_ decision: Int, at position: Int) -> [Float] {
        (0..<StructureContext.inputCount).map { contexts[decision].input($0, line: position) }
    }

    /// What a line says alone.
    private struct ReadLine {
        var odds: [Float] = []
        /// The inputs and the weights of each decision, bias last.
        var inputs: [[Float]] = []
        var weights: [[Float]] = []
        var rootWidth: Float = 0
        var shape: [String] = []
        /// What the screen is asked: the first decision as the text alone tells it, and the best stretch.
        var textOdds: Float = 0
        var stretch: Int32 = 0
    }

    private func readLine(_ index: Int, of page: Page) -> ReadLine {
        let line = page.lines[index]
        var read = ReadLine()
        page.withMarkup { markup in
            unsafe page.withCells(of: line) { cells in
                let shape = unsafe lineScorer.read(cells, count: line.cells.count)
                read.rootWidth = shape.rootWidth
                read.shape = shape.inWords
                for number in 0..<model.structureCount {
                    let structure = unsafe model.structures[number]
                    var odds = lineScorer.odds(structure)
                    var count = StructureModel.lineInputs
                    var weights = unsafe UnsafePointer(structure.line)
                    if number == 0 { read.textOdds = odds }
                    if !markup.isEmpty, let model = structure.markup {
                        odds = lineScorer.odds(model, markup, of: index)
                        count = MarkupModel.lineInputs
                        unsafe weights = unsafe model.line
                    }
                    read.odds.append(odds)
                    read.inputs.append(lineScorer.lastInputs(count))
                    read.weights.append((0...count).map { unsafe weights[$0] })
                }
                if let span = model.span { read.stretch = lineScorer.stretch(span.screen, count: line.cells.count) }
            }
        }
        return read
    }

    private func decision(_ index: Int, at position: Int, _ read: ReadLine, of page: Page) -> LineEvidence.Decision {
        let line = page.lines[pageScorer.lines[position]]
        let structure = unsafe model.structures[index]
        let odds = unsafe pageScorer.scores.structureOdds(index)[position]
        let names = model.structureLabels.map { model.labels[$0] }
        return LineEvidence.Decision(
            label: names[index], other: names.count == 2 ? names[1] : nil,
            line: InputGroups.line.contributions(inputs: read.inputs[index], weights: read.weights[index]),
            lineOdds: read.odds[index],
            page: pageContributions(index, at: position, lineOdds: read.odds[index], odds: odds, of: page),
            odds: odds,
            features: features(of: line, structure, page))
    }

    /// What adds up to the odds in the end. The network's layers are no sums: it says how far it moved the line.
    private func pageContributions(
        _ index: Int, at position: Int, lineOdds: Float, odds: Float, of page: Page
    ) -> [LineEvidence.Contribution] {
        if pageScorer.network(index, model: model, page: page) != nil {
            return [
                LineEvidence.Contribution(name: "line alone", value: lineOdds),
                LineEvidence.Contribution(name: "page network", value: odds - lineOdds),
            ]
        }
        let weights = unsafe model.structures[index].pageWeights(
            lines: pageScorer.lines.count, isFragment: page.isFragment, hasMarkup: !page.markup.isEmpty)
        return InputGroups.page.contributions(inputs: pageInputs(index, at: position), weights: weights)
    }

    private func features(of line: Line, _ structure: StructureModel, _ page: Page) -> [LineEvidence.Feature] {
        var tally = FeatureTally()
        unsafe page.withCells(of: line) { cells in
            _ = unsafe lineScorer.read(cells, count: line.cells.count)
        }
        let names = FeatureNames(line, of: page)
        for block in Block.allCases {
            let slots = unsafe [UInt32](lineScorer.features[block])
            for (slot, name) in zip(slots, names[block]) {
                let weight = unsafe structure.weights[block.rawValue * Block.slots + Int(slot)]
                tally.add(block.inWords, name, weight: Float(weight) * Quantum.step)
            }
        }
        return tally.strongest(Explainer.featureLimit)
    }

    private func injection(at position: Int, _ read: ReadLine, of page: Page) -> LineEvidence.Injection? {
        guard let span = model.span, let joiner = unsafe model.spanJoiner else { return nil }
        let index = pageScorer.lines[position]
        let hidden = page.markup.isEmpty ? 0 : page.markup[index].hidingOdds
        let hiding = LineEvidence.Contribution(name: "hiding", value: hidden)
        let odds = unsafe pageScorer.scores.injectedOdds[position]
        guard let hot = pageScorer.hotLines.firstIndex(of: position) else {
            let screen = span.screen
            let count = page.lines[index].cells.count
            let inputs = Screen.inputs(stretch: read.stretch, count: count, lineOdds: read.textOdds)
            let weights = (0...Screen.inputs).map { $0 < Screen.inputs ? screen.joiner[$0] : screen.bias }
            let found = InputGroups.screen.contributions(
                inputs: (0..<Screen.inputs).map { inputs[$0] }, weights: weights)
            let settled = LineEvidence.Contribution(name: "settled", value: Screen.settled)
            return LineEvidence.Injection(
                isScreened: true, contributions: found + [settled, hiding], odds: odds, first: nil, naive: [],
                trained: [])
        }
        let found = unsafe firstLook(pageScorer.spanInputs(ofHotLine: hot), span, joiner)
        let (naive, trained) = gramReader.strongest(page.lines[index], of: page, span, Explainer.featureLimit)
        let link = LineEvidence.Contribution(name: "link", value: pageScorer.linkOdds(ofHotLine: hot))
        guard let again = secondLook(span, hot) else {
            return LineEvidence.Injection(
                isScreened: false, contributions: found + [hiding, link], odds: odds, first: nil, naive: naive,
                trained: trained)
        }
        let first = LineEvidence.FirstLook(
            contributions: found + [link], odds: (found + [link]).reduce(0) { $0 + $1.value })
        return LineEvidence.Injection(
            isScreened: false, contributions: again + [hiding], odds: odds, first: first, naive: naive,
            trained: trained)
    }

    /// What the chains' finds add in the first look.
    private func firstLook(
        _ inputs: [Float], _ span: SpanModel, _ joiner: UnsafePointer<Float>
    ) -> [LineEvidence.Contribution] {
        if pageScorer.lines.count < StructureModel.leastPage, let loose = unsafe span.looseLine {
            let weights = (0...LooseLine.inputs.count).map { unsafe loose[$0] }
            return InputGroups.loose.contributions(inputs: LooseLine.inputs.map { inputs[$0] }, weights: weights)
        }
        let weights = (0...SpanContext.inputCount).map { unsafe joiner[$0] }
        return InputGroups.injected.contributions(inputs: inputs, weights: weights)
    }

    /// What the second look added; nil if it passed the line over.
    private func secondLook(_ span: SpanModel, _ hot: Int) -> [LineEvidence.Contribution]? {
        guard let second = unsafe span.secondLook, let inputs = pageScorer.secondInputs(ofHotLine: hot) else {
            return nil
        }
        let weights = (0...SecondLook.inputCount).map { unsafe second[$0] }
        return InputGroups.second.contributions(inputs: inputs, weights: weights)
    }

    // As many as the page logistic looks at.
    private static let reach = 3

    private func neighbours(of position: Int) -> [LineEvidence.Neighbour] {
        let lines = pageScorer.lines
        let places = max(0, position - Explainer.reach)..<min(lines.count, position + Explainer.reach + 1)
        return places.filter { $0 != position }.map { place in
            LineEvidence.Neighbour(line: lines[place], odds: odds.map { $0[place] })
        }
    }
}
