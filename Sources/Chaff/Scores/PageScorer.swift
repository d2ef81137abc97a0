/// Scores all lines of a page: each line alone first, then with the page around it. Keeps scratch memory; one a thread.
@safe package final class PageScorer {
    /// The scores of the lines that are not blank.
    let scores = LineScores()
    /// The indices in ``Page/lines`` of the lines that are not blank.
    package var lines: [Int] { (0..<scores.count).map { unsafe scores.indices[$0] } }
    /// The places of the lines that the chains looked at; those of the second look stand behind the others.
    package var hotLines: [Int] { hot.map(\.position) }

    let lineScorer = LineScorer()
    private let spanScorer = SpanScorer()
    let context = StructureContext()
    let networkInputs = PageNetworkInputs()
    let planes = NetworkPlanes(planes: 2)
    var hot: [SpanContext.Line] = []
    /// True for a piece of longer input.
    var isFragment = false
    /// True for a page that ``PageNetwork`` may join.
    private(set) var mayUseNetwork = false
    /// How many of them the first look saw.
    var firstLookCount = 0
    let spans = SpanCandidates()
    /// The classes of all lines together, and how many Traditional characters they hold.
    private(set) var letters = ClassCounts()
    private(set) var traditional = 0
    /// The inputs of the span joiner for each of the hot lines.
    var spanInputs: UnsafeMutablePointer<Float>
    private var capacity = 64
    /// The inputs of the second look for each of the hot lines, if there was one.
    var secondInputs: [Float] = []
    /// Which of them count.
    var hasSecondInputs: [Bool] = []
    /// What each of the hot lines says outside the best paths; see ``WholeLine``.
    var rests: [Float] = []
    /// True to gather ``secondInputs`` under a model that has no second look yet: training.
    package var gathersSecondInputs = false

    /// What the text of each line of the batch says of the first structure decision.
    private let textOdds: UnsafeMutablePointer<Float>

    package init() {
        unsafe textOdds = .allocate(capacity: LineFeatures.mostLines)
        unsafe spanInputs = .allocate(capacity: capacity * SpanContext.inputCount)
    }

    deinit {
        unsafe textOdds.deallocate()
        unsafe spanInputs.deallocate()
    }

    package func score(_ page: Page, model: Model) {
        // A line without a page costs little, and there is nothing else to go by.
        read(page, model: model, looksAtAll: page.lines.count < StructureModel.leastPage)
        join(page, model: model)
    }

    /// Scores each line alone.
    /// - Parameter looksAtAll: true if the chains look at every line, whatever the screen says of it.
    func read(_ page: Page, model: Model, looksAtAll: Bool) {
        scores.reset(lines: page.lines.count, structures: model.structureCount)
        isFragment = page.isFragment
        mayUseNetwork = !isFragment && page.lines.count <= PageNetworkInputs.mostLines
        if mayUseNetwork {
            networkInputs.reset(
                lines: page.lines.count, decisions: model.structureCount, hasMarkup: model.readsMarkup(of: page))
        }
        hot.removeAll(keepingCapacity: true)
        spans.removeAll()
        rests.removeAll(keepingCapacity: true)
        secondInputs.removeAll(keepingCapacity: true)
        hasSecondInputs.removeAll(keepingCapacity: true)
        let (indices, rootWidths) = unsafe (scores.indices, scores.rootWidths)
        let (heats, injectedOdds) = unsafe (scores.heats, scores.injectedOdds)
        var position = 0
        var letters = ClassCounts()
        var traditional = 0
        let span = model.span
        let characters = unsafe UnsafePointer(model.characters?.entries)
        page.withMarkup { markup in
            guard let start = unsafe page.cells.withUnsafeBufferPointer({ $0.baseAddress }) else { return }
            var first = 0
            while first < page.lines.count {
                let rest = page.lines[first...]
                let lines = unsafe rest.prefix(lineScorer.read(batch: rest, cells: start, table: characters))
                first = lines.endIndex
                unsafe scoreStructures(lines, markup: markup, at: position, hasTable: characters != nil, model: model)
                var number = 0
                for index in lines.indices where !lines[index].isBlank {
                    let line = lines[index]
                    let cells = unsafe start + line.cells.lowerBound
                    let count = line.cells.count
                    let shape = lineScorer.shape(number)
                    let (odds, stretch) = unsafe (textOdds[number], span == nil ? 0 : lineScorer.stretch(number))
                    number &+= 1
                    unsafe indices[position] = index
                    unsafe rootWidths[position] = shape.rootWidth
                    letters += shape.counts
                    traditional &+= Int(line.tricks.traditional)
                    position &+= 1
                    guard let span else { continue }
                    let logCount = lineScorer.logarithms.log1p(count)
                    let screened = span.screen.odds(stretch: stretch, logCount: logCount, lineOdds: odds)
                    unsafe injectedOdds[position &- 1] = screened + Screen.settled
                    let isHidden = markup.isHidden(index)
                    var heat = SpanContext.coldHeat
                    let seams = page.seams(in: line)
                    let isPassed = span.screen.passes(screened, logCount: logCount)
                    // To the screen, a link pasted into a paragraph is lost among the words around it.
                    if isPassed || isHidden || looksAtAll || !seams.isEmpty {
                        unsafe heat = scoreSpans(
                            line, cells: cells, seams: seams, shape: shape, lineOdds: odds,
                            at: position &- 1, isPassed: isPassed, model: span)
                    }
                    // What is hidden does not speak against what is seen beside it.
                    unsafe heats[position &- 1] = isHidden ? SpanContext.coldHeat : heat
                }
            }
        }
        scores.count = position
        (self.letters, self.traditional) = (letters, traditional)
    }

    /// Scores the lines that were read anew, each with the page around it.
    private func join(_ page: Page, model: Model) {
        if model.span != nil {
            let heats = unsafe [Float](UnsafeBufferPointer(start: scores.heats, count: scores.count))
            let context = SpanContext(heats: heats, keys: keys, letters: letters, traditional: traditional)
            joinSpans(context, model: model, from: 0)
            firstLookCount = hot.count
            lookAgain(page, model: model, context)
            addHiding(page)
        }
        for index in 0..<model.structureCount { joinStructure(index, model: model, page: page) }
        scores.workOutProbabilities()
    }

    /// Adds the log-odds of the batch's lines for each structure decision, from the lines alone; ``textOdds`` get the first
    /// as the text alone tells it.
    private func scoreStructures(
        _ lines: ArraySlice<Line>, markup: MarkupFeatures, at position: Int, hasTable: Bool, model: Model
    ) {
        for decision in 0..<model.structureCount {
            let structure = unsafe model.structures[decision]
            let all = unsafe scores.structureOdds(decision) + position
            if decision == 0, hasTable {
                lineScorer.workOutFirst(structure, lines: lines)
            } else {
                lineScorer.workOut(structure)
            }
            var number = 0
            for index in lines.indices where !lines[index].isBlank {
                var odds = lineScorer.odds(structure, line: number)
                if decision == 0 { unsafe textOdds[number] = odds }
                if !markup.isEmpty, let model = structure.markup {
                    odds = lineScorer.odds(model, markup, of: index, line: number)
                }
                unsafe all[number] = odds
                if decision == 0, mayUseNetwork {
                    unsafe networkInputs.set(
                        line: position &+ number, inputs: lineScorer.inputs(line: number), key: lineScorer.key(number))
                }
                if mayUseNetwork {
                    let bag = structure.bag.map { lineScorer.odds($0, line: number) } ?? 0
                    networkInputs.set(line: position &+ number, bag: bag, decision: decision)
                }
                number &+= 1
            }
        }
        guard !hasTable, let span = model.span else { return }
        var number = 0
        for index in lines.indices where !lines[index].isBlank {
            lineScorer.readStretch(span.screen, line: number, count: lines[index].cells.count)
            if model.structureCount == 0 { unsafe textOdds[number] = 0 }
            number &+= 1
        }
    }

    // Not inlined, for the registers of the loop over the lines.
    /// Lets the chains look at a line; returns its heat.
    @inline(never) func scoreSpans(
        _ line: Line, cells: UnsafePointer<Cell>, seams: [Int], shape: LineShape, lineOdds: Float, at position: Int,
        isPassed: Bool, model: SpanModel
    ) -> Float {
        let count = line.cells.count
        let (naive, trained) = unsafe spanScorer.score(cells: cells, count: count, seams: seams, model: model)
        reserve(hot.count + 1)
        unsafe SpanContext.writeLine(
            naive: naive, trained: trained, bag: spanScorer.bag, shape: shape, tricks: line.tricks, count: shape.total,
            odds: lineOdds, to: spanInputs + hot.count * SpanContext.inputCount)
        let link = PastedLink.find(seams: seams, count: count, naive, trained)
        let found = SpanContext.Line(
            position: position, key: unsafe RepeatKey.of(cells, count: count), naive: naive, trained: trained,
            shape: shape, tricks: line.tricks,
            linkOdds: link == nil ? 0 : PastedLink.odds, isPassed: isPassed)
        hot.append(found)
        if naive.pathLength + trained.pathLength > 0 {
            spanScorer.rest(count: count).write(to: &rests)
            spans.collect(from: spanScorer, and: link, cells: count, at: position)
        } else if let link {
            spans.collect(link, at: position)
        }
        rests += repeatElement(0, count: hot.count * WholeLine.restInputs - rests.count)
        return found.heat
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        let larger = UnsafeMutablePointer<Float>.allocate(capacity: 2 * count * SpanContext.inputCount)
        unsafe larger.update(from: spanInputs, count: capacity * SpanContext.inputCount)
        unsafe spanInputs.deallocate()
        unsafe spanInputs = unsafe larger
        capacity = 2 * count
    }

    /// Joins what the chains found in the hot lines from one on.
    func joinSpans(_ context: SpanContext, model: Model, from first: Int) {
        for (index, line) in hot.enumerated().dropFirst(first) {
            let inputs = unsafe spanInputs + index * SpanContext.inputCount
            unsafe scores.injectedOdds[line.position] = join(line, inputs, context, model: model)
        }
    }

    /// Joins what the chains found in a line; the inputs for the page are written.
    func join(
        _ line: SpanContext.Line, _ inputs: UnsafeMutablePointer<Float>, _ context: SpanContext, model: Model
    ) -> Float {
        unsafe context.writePage(line, to: inputs + SpanContext.lineInputs)
        if context.hasLooseLines, let weights = unsafe model.span?.looseLine {
            return unsafe LooseLine.logOdds(inputs, weights: weights) + line.linkOdds
        }
        guard let weights = unsafe model.spanJoiner else { return line.linkOdds }
        return unsafe Joiner.logOdds(inputs, weights: weights, count: SpanContext.inputCount) + line.linkOdds
    }

    /// What nobody should see is more likely injected.
    private func addHiding(_ page: Page) {
        if page.markup.isEmpty { return }
        for position in 0..<scores.count {
            unsafe scores.injectedOdds[position] += page.markup[scores.indices[position]].hidingOdds
        }
    }

    /// True if the screen would have let one of ``hotLines`` through.
    package func isPassed(hotLine index: Int) -> Bool { hot[index].isPassed }

    /// The probability that a line is injected, by its place among ``lines``.
    package func injectedProbability(_ position: Int) -> Float { unsafe scores.injected[position] }

    /// True if a line that is seen reaches a probability, on a whole page.
    package func hasInjectedLine(_ page: Page, from threshold: Float) -> Bool {
        guard !page.isFragment, scores.count >= StructureModel.leastPage else { return false }
        return (0..<scores.count).contains { position in
            unsafe scores.injected[position] >= threshold
                && (page.markup.isEmpty || page.markup[scores.indices[position]].hiding == .none)
        }
    }

    /// What a link inside one of ``hotLines`` says.
    func linkOdds(ofHotLine index: Int) -> Float { hot[index].linkOdds }

    /// The joiner's inputs of one of ``hotLines``, for training; valid until the next page.
    package func spanInputs(ofHotLine index: Int) -> [Float] {
        (0..<SpanContext.inputCount).map { unsafe spanInputs[index * SpanContext.inputCount + $0] }
    }
}
