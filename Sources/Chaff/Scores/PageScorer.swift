/// Scores all lines of a page: each line alone first, then with the page around it.
package final class PageScorer {
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
    private var spanInputs: [Float] = []
    /// Stretches of cells on the chains' best paths, line after line.
    private var stretches: [Stretch] = []
    private var inputs = [Float](repeating: 0, count: max(StructureModel.lineInputs, SpanContext.inputCount))

    private struct Stretch {
        let line: Int
        var cells: Range<Int>
    }

    package init() {}

    package func score(_ page: Page, model: Model) {
        lines.removeAll(keepingCapacity: true)
        logWidths.removeAll(keepingCapacity: true)
        heats.removeAll(keepingCapacity: true)
        stretches.removeAll(keepingCapacity: true)
        injectedOdds.removeAll(keepingCapacity: true)
        for (index, line) in page.lines.enumerated() where !line.isBlank { lines.append(index) }
        let inputCount = lines.count * SpanContext.inputCount
        if spanInputs.count < inputCount { spanInputs = [Float](repeating: 0, count: inputCount * 2) }
        while structureOdds.count < model.structures.count { structureOdds.append([]) }
        for index in structureOdds.indices { structureOdds[index].removeAll(keepingCapacity: true) }
        for (position, index) in lines.enumerated() {
            let line = page.lines[index]
            unsafe page.withCells(of: line) { cells in
                unsafe score(line, cells: cells, at: position, model: model)
            }
        }
        if model.span != nil { joinSpans(model) }
        for index in model.structures.indices { joinStructure(index, model: model, page: page) }
    }

    private func score(_ line: Line, cells: UnsafePointer<Cell>, at position: Int, model: Model) {
        let shapeCount = unsafe min(line.cells.count, LineFeatures.scoredCells)
        let shape = unsafe LineShape(cells: cells, count: shapeCount)
        logWidths.append(shape.logWidth)
        var lineOdds: Float = 0
        for index in model.structures.indices {
            unsafe inputs.withUnsafeMutableBufferPointer { inputs in
                guard let start = inputs.baseAddress else { return }
                let structure = model.structures[index]
                unsafe lineScorer.writeStructure(
                    cells: cells, count: line.cells.count, shape: shape, weights: structure.weights,
                    bits: structure.bits, to: start)
                let odds = unsafe Joiner.logOdds(start, weights: structure.line)
                structureOdds[index].append(odds)
                if index == 0 { lineOdds = odds }
            }
        }
        guard let span = model.span else { return }
        let (naive, trained) = unsafe spanScorer.score(cells: cells, count: line.cells.count, model: span)
        unsafe spanInputs.withUnsafeMutableBufferPointer { inputs in
            guard let start = inputs.baseAddress else { return }
            unsafe SpanContext.writeLine(
                naive: naive, trained: trained, shape: shape, tricks: line.tricks, count: shapeCount,
                odds: lineOdds, to: start + position * SpanContext.inputCount)
        }
        heats.append(
            SpanContext.heat(naive: naive, trained: trained, shape: shape, tricks: line.tricks))
        if naive.pathLength + trained.pathLength > 0 { collectStretches(line, at: position) }
    }

    private func collectStretches(_ line: Line, at position: Int) {
        var start = -1
        for cell in 0...line.cells.count {
            let isInjected = cell < line.cells.count && spanScorer.isInjected(cell)
            if isInjected, start < 0 { start = cell }
            if !isInjected, start >= 0 {
                stretches.append(Stretch(line: position, cells: start..<cell))
                start = -1
            }
        }
    }

    private func joinSpans(_ model: Model) {
        let context = SpanContext(heats)
        unsafe spanInputs.withUnsafeMutableBufferPointer { inputs in
            guard let start = inputs.baseAddress else { return }
            for position in lines.indices {
                let line = unsafe start + position * SpanContext.inputCount
                unsafe context.writePage(line: position, to: line + SpanContext.lineInputs)
                unsafe injectedOdds.append(Joiner.logOdds(line, weights: model.spanJoiner))
            }
        }
    }

    private func joinStructure(_ index: Int, model: Model, page: Page) {
        let context = StructureContext(odds: structureOdds[index], logWidths: logWidths)
        let weights = model.structures[index].pageWeights(lines: lines.count, isFragment: page.isFragment)
        unsafe inputs.withUnsafeMutableBufferPointer { inputs in
            guard let start = inputs.baseAddress else { return }
            for position in lines.indices {
                unsafe context.write(line: position, to: start)
                structureOdds[index][position] = unsafe Joiner.logOdds(start, weights: weights)
            }
        }
    }

    /// Appends the spans of a line that is labelled as injected: where either chain's best path goes, or the whole
    /// line if that is half of it or nothing. Blanks at the edges of a span stay outside.
    func appendSpans(ofLine position: Int, page: Page, to spans: inout [Span]) {
        let index = lines[position]
        let line = page.lines[index]
        var found = stretches.filter { $0.line == position }.map(\.cells)
        let covered = found.reduce(0) { $0 + $1.count }
        if covered * 2 >= line.cells.count || covered == 0 { found = [0..<line.cells.count] }
        for stretch in found {
            var first = line.cells.lowerBound + stretch.lowerBound
            var last = line.cells.lowerBound + stretch.upperBound
            while first < last, page.cells[first].codePoint == 0x20 { first += 1 }
            while first < last, page.cells[last - 1].codePoint == 0x20 { last -= 1 }
            let bytes = page.bytes(ofCells: first..<last, in: line)
            if !bytes.isEmpty { spans.append(Span(line: index, bytes: bytes)) }
        }
    }

    /// The joiner's inputs of each line, for training; valid until the next page.
    package func spanInputs(ofLine position: Int) -> ArraySlice<Float> {
        spanInputs[position * SpanContext.inputCount..<(position + 1) * SpanContext.inputCount]
    }
}
