/// Scores all lines of a page: each line alone first, then with the page around it. Keeps scratch memory; one a thread.
@safe package final class PageScorer {
    /// The indices in ``Page/lines`` of the lines that are not blank; everything below runs along with it.
    package private(set) var lines: [Int] = []
    /// For each two-way structure decision the final log-odds of each line.
    private(set) var structureOdds: [[Float]] = []
    /// The final log-odds that a line is injected.
    private(set) var injectedOdds: [Float] = []

    private let lineScorer = LineScorer()
    private let spanScorer = SpanScorer()
    private var logWidths: [Float] = []
    private var heats: [SpanContext.Heat] = []
    private let spans = SpanCandidates()
    /// Room for the inputs of one line.
    private let inputs: UnsafeMutablePointer<Float>
    /// The inputs of the span joiner for every line of the page.
    private var spanInputs: UnsafeMutablePointer<Float>
    private var capacity = 64

    package init() {
        unsafe inputs = .allocate(capacity: StructureModel.lineInputs + StructureContext.inputCount)
        unsafe spanInputs = .allocate(capacity: capacity * SpanContext.inputCount)
    }

    deinit {
        unsafe inputs.deallocate()
        unsafe spanInputs.deallocate()
    }

    package func score(_ page: Page, model: Model) {
        reset(page, structures: model.structureCount)
        for (position, index) in lines.enumerated() {
            let line = page.lines[index]
            unsafe page.withCells(of: line) { cells in
                unsafe score(line, cells: cells, at: position, model: model)
            }
        }
        joinSpans(model)
        for index in 0..<model.structureCount { joinStructure(index, model: model, page: page) }
    }

    private func reset(_ page: Page, structures: Int) {
        lines.removeAll(keepingCapacity: true)
        logWidths.removeAll(keepingCapacity: true)
        heats.removeAll(keepingCapacity: true)
        injectedOdds.removeAll(keepingCapacity: true)
        spans.removeAll()
        while structureOdds.count < structures { structureOdds.append([]) }
        for index in structureOdds.indices { structureOdds[index].removeAll(keepingCapacity: true) }
        for (index, line) in page.lines.enumerated() where !line.isBlank { lines.append(index) }
        if lines.count > capacity {
            capacity = lines.count * 2
            unsafe spanInputs.deallocate()
            unsafe spanInputs = .allocate(capacity: capacity * SpanContext.inputCount)
        }
    }

    private func score(_ line: Line, cells: UnsafePointer<Cell>, at position: Int, model: Model) {
        let count = line.cells.count
        let shapeCount = min(count, LineFeatures.scoredCells)
        let shape = unsafe LineShape(cells: cells, count: shapeCount)
        logWidths.append(shape.logWidth)
        var lineOdds: Float = 0
        for index in 0..<model.structureCount {
            let structure = unsafe model.structures + index
            unsafe lineScorer.writeStructure(
                cells: cells, count: count, shape: shape, weights: structure.pointee.weights,
                bits: structure.pointee.bits, to: inputs)
            let odds = unsafe Joiner.logOdds(
                inputs, weights: structure.pointee.line, count: StructureModel.lineInputs)
            structureOdds[index].append(odds)
            if index == 0 { lineOdds = odds }
        }
        guard let span = model.span else { return }
        let (naive, trained) = unsafe spanScorer.score(cells: cells, count: count, model: span)
        unsafe SpanContext.writeLine(
            naive: naive, trained: trained, shape: shape, tricks: line.tricks, count: shapeCount, odds: lineOdds,
            to: spanInputs + position * SpanContext.inputCount)
        heats.append(SpanContext.heat(naive: naive, trained: trained, shape: shape, tricks: line.tricks))
        if naive.pathLength + trained.pathLength > 0 { spans.collect(from: spanScorer, cells: count, at: position) }
    }

    private func joinSpans(_ model: Model) {
        guard let joiner = unsafe model.spanJoiner else { return }
        let context = SpanContext(heats)
        for position in lines.indices {
            let line = unsafe spanInputs + position * SpanContext.inputCount
            unsafe context.writePage(line: position, to: line + SpanContext.lineInputs)
            unsafe injectedOdds.append(Joiner.logOdds(line, weights: joiner, count: SpanContext.inputCount))
        }
    }

    private func joinStructure(_ index: Int, model: Model, page: Page) {
        let context = StructureContext(odds: structureOdds[index], logWidths: logWidths)
        let weights = unsafe model.structures[index].pageWeights(lines: lines.count, isFragment: page.isFragment)
        unsafe weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            for position in lines.indices {
                unsafe context.write(line: position, to: inputs)
                structureOdds[index][position] = unsafe Joiner.logOdds(
                    inputs, weights: start, count: StructureContext.inputCount)
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

    /// The joiner's inputs of each line, for training; valid until the next page.
    package func spanInputs(ofLine position: Int) -> [Float] {
        (0..<SpanContext.inputCount).map { unsafe spanInputs[position * SpanContext.inputCount + $0] }
    }
}
