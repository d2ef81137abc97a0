/// Scores all lines of a page: each line alone first, then with the page around it. Keeps scratch memory; one a thread.
@safe package final class PageScorer {
    /// The indices in ``Page/lines`` of the lines that are not blank; everything below runs along with it.
    package private(set) var lines: [Int] = []
    /// For each two-way structure decision the final log-odds of each line.
    private(set) var structureOdds: [[Float]] = []
    /// The final log-odds that a line is injected.
    private(set) var injectedOdds: [Float] = []
    /// The places of the lines that the screen let through, in order.
    package var hotLines: [Int] { hot.map(\.position) }

    private let lineScorer = LineScorer()
    private let spanScorer = SpanScorer()
    private let context = StructureContext()
    private var rootWidths: [Float] = []
    private var heats: [Float] = []
    private var hot: [SpanContext.Line] = []
    private let spans = SpanCandidates()
    /// Room for the inputs of one line.
    private let inputs: UnsafeMutablePointer<Float>
    /// The inputs of the span joiner for each of the hot lines.
    private var spanInputs: UnsafeMutablePointer<Float>
    private var capacity = 64

    package init() {
        unsafe inputs = .allocate(capacity: StructureContext.inputCount)
        unsafe spanInputs = .allocate(capacity: capacity * SpanContext.inputCount)
    }

    deinit {
        unsafe inputs.deallocate()
        unsafe spanInputs.deallocate()
    }

    package func score(_ page: Page, model: Model) {
        reset(structures: model.structureCount)
        // Locals, because every touch of a class's stored array is checked for overlapping access at run time.
        var (lines, rootWidths, heats, injectedOdds) = ([Int](), [Float](), [Float](), [Float]())
        swap(&lines, &self.lines)
        swap(&rootWidths, &self.rootWidths)
        swap(&heats, &self.heats)
        swap(&injectedOdds, &self.injectedOdds)
        var letters = ClassCounts()
        var traditional = 0
        let (span, characters) = (model.span, model.characters)
        page.withMarkup { markup in
            guard let start = unsafe page.cells.withUnsafeBufferPointer({ $0.baseAddress }) else { return }
            for (index, line) in page.lines.enumerated() where !line.isBlank {
                let cells = unsafe start + line.cells.lowerBound
                let count = line.cells.count
                let shape = unsafe lineScorer.read(cells, count: count)
                let (odds, stretch) = scoreStructure(
                    shape, count: count, markup: markup, line: index, characters, model: model)
                lines.append(index)
                rootWidths.append(shape.rootWidth)
                letters += shape.counts
                traditional &+= Int(line.tricks.traditional)
                guard let span else { continue }
                let screened = span.screen.odds(stretch: stretch, count: count, lineOdds: odds)
                injectedOdds.append(screened)
                let isHidden = markup.isHidden(index)
                var heat = SpanContext.coldHeat
                if isHidden || span.screen.passes(screened, count: count) {
                    unsafe heat = scoreSpans(
                        line, cells: cells, shape: shape, lineOdds: odds, at: heats.count, model: span)
                }
                // What is hidden does not speak against what is seen beside it.
                heats.append(isHidden ? SpanContext.coldHeat : heat)
            }
        }
        swap(&lines, &self.lines)
        swap(&rootWidths, &self.rootWidths)
        swap(&heats, &self.heats)
        swap(&injectedOdds, &self.injectedOdds)
        if let joiner = unsafe model.spanJoiner {
            unsafe joinSpans(
                SpanContext(heats: self.heats, letters: letters, traditional: traditional), joiner: joiner)
            addHiding(page)
        }
        for index in 0..<model.structureCount { joinStructure(index, model: model, page: page) }
    }

    private func reset(structures: Int) {
        lines.removeAll(keepingCapacity: true)
        rootWidths.removeAll(keepingCapacity: true)
        heats.removeAll(keepingCapacity: true)
        hot.removeAll(keepingCapacity: true)
        injectedOdds.removeAll(keepingCapacity: true)
        spans.removeAll()
        while structureOdds.count < structures { structureOdds.append([]) }
        for index in structureOdds.indices { structureOdds[index].removeAll(keepingCapacity: true) }
    }

    /// Adds the line's log-odds for each structure decision, from the line alone; returns the first as the text alone
    /// tells it, and the best stretch for the screen if there is one.
    @inline(__always)
    private func scoreStructure(
        _ shape: LineShape, count: Int, markup: MarkupFeatures, line: Int, _ characters: CharacterTable?, model: Model
    ) -> (odds: Float, stretch: Int32) {
        var stretch: Int32 = 0
        var sums: CharacterSums?
        if let characters {
            sums = lineScorer.characterSums(characters, count: count)
            stretch = sums?.stretch ?? 0
        } else if let span = model.span {
            stretch = lineScorer.stretch(span.screen, count: count)
        }
        var first: Float = 0
        for index in 0..<model.structureCount {
            let structure = unsafe model.structures[index]
            var odds = lineScorer.odds(structure, shape: shape, characters: index == 0 ? sums : nil)
            if index == 0 { first = odds }
            if !markup.isEmpty, let model = structure.markup {
                odds = lineScorer.odds(model, markup, line: line, shape: shape)
            }
            structureOdds[index].append(odds)
        }
        return (first, stretch)
    }

    /// Lets the chains look at a line; returns its heat.
    private func scoreSpans(
        _ line: Line, cells: UnsafePointer<Cell>, shape: LineShape, lineOdds: Float, at position: Int,
        model: SpanModel
    ) -> Float {
        let count = line.cells.count
        let (naive, trained) = unsafe spanScorer.score(cells: cells, count: count, model: model)
        reserve(hot.count + 1)
        unsafe SpanContext.writeLine(
            naive: naive, trained: trained, shape: shape, tricks: line.tricks, count: shape.total,
            odds: lineOdds, to: spanInputs + hot.count * SpanContext.inputCount)
        let found = SpanContext.Line(
            position: position, naive: naive, trained: trained, shape: shape, tricks: line.tricks)
        hot.append(found)
        if naive.pathLength + trained.pathLength > 0 { spans.collect(from: spanScorer, cells: count, at: position) }
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

    private func joinSpans(_ context: SpanContext, joiner: UnsafePointer<Float>) {
        for (index, line) in hot.enumerated() {
            let inputs = unsafe spanInputs + index * SpanContext.inputCount
            unsafe context.writePage(line, to: inputs + SpanContext.lineInputs)
            unsafe injectedOdds[line.position] = Joiner.logOdds(inputs, weights: joiner, count: SpanContext.inputCount)
        }
    }

    /// What nobody should see is more likely injected.
    private func addHiding(_ page: Page) {
        if page.markup.isEmpty { return }
        for (position, line) in lines.enumerated() { injectedOdds[position] += page.markup[line].hidingOdds }
    }

    private func joinStructure(_ index: Int, model: Model, page: Page) {
        let weights = unsafe model.structures[index].pageWeights(
            lines: lines.count, isFragment: page.isFragment, hasMarkup: !page.markup.isEmpty)
        let count = lines.count
        unsafe weights.withUnsafeBufferPointer { weights in
            unsafe structureOdds[index].withUnsafeMutableBufferPointer { odds in
                unsafe rootWidths.withUnsafeBufferPointer { widths in
                    guard let weights = weights.baseAddress, let odds = odds.baseAddress,
                        let widths = widths.baseAddress
                    else { return }
                    unsafe context.read(odds: odds, rootWidths: widths, count: count)
                    for position in 0..<count {
                        unsafe context.write(line: position, odds: odds[position], to: inputs)
                        unsafe odds[position] = Joiner.logOdds(
                            inputs, weights: weights, count: StructureContext.inputCount)
                    }
                }
            }
        }
    }

    /// Appends the spans of a line that is labelled as injected.
    func appendSpans(ofLine position: Int, page: Page, to found: inout [Span]) {
        let index = lines[position]
        for bytes in spans.bytes(ofLine: position, in: page.lines[index], page: page) {
            found.append(Span(line: index, bytes: bytes))
        }
    }

    /// The joiner's inputs of one of ``hotLines``, for training; valid until the next page.
    package func spanInputs(ofHotLine index: Int) -> [Float] {
        (0..<SpanContext.inputCount).map { unsafe spanInputs[index * SpanContext.inputCount + $0] }
    }
}
