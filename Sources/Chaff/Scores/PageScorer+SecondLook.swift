/// The second look at a page; see ``SecondLook``.
extension PageScorer {
    /// Weighs the hot lines of a page anew in which something was found, and lines near to it that the screen settled.
    func lookAgain(_ page: Page, model: Model, _ context: SpanContext) {
        guard let span = model.span, unsafe span.secondLook != nil || gathersSecondInputs,
            !page.isFragment, scores.count >= StructureModel.leastPage
        else { return }
        let count = scores.count
        // Most pages end here.
        guard (0..<count).contains(where: { unsafe scores.injectedOdds[$0] > SecondLook.found }) else { return }
        let isHidden = (0..<count).map { self.isHidden($0, of: page) }
        // What is hidden does not speak against what is seen beside it.
        let look = SecondLook(
            odds: (0..<count).map { unsafe isHidden[$0] ? -20 : scores.injectedOdds[$0] }, keys: keys)
        guard look.isNeeded else { return }
        letChainsLook(at: (0..<count).filter { look.isNear($0) && !isHidden[$0] }, of: page, model, span)
        joinSpans(context, model: model, from: firstLookCount)
        hasSecondInputs = hot.map { line in
            let cells = page.lines[unsafe scores.indices[line.position]].cells.count
            return look.hasOthers(line.position) && cells <= SecondLook.longest && !isHidden[line.position]
        }
        readSecondInputs(of: page, look)
        if let weights = unsafe span.secondLook { unsafe joinSecond(weights) }
    }

    private func readSecondInputs(of page: Page, _ look: SecondLook) {
        var words = self.words(of: page, look)
        for (index, line) in hot.enumerated() {
            let cells = page.lines[unsafe scores.indices[line.position]]
            unsafe page.withCells(of: cells) { start in
                let odds = unsafe words.odds(start, count: cells.cells.count, isFound: look.isFound(line.position))
                let first = unsafe spanInputs + index * SpanContext.inputCount
                unsafe look.append(line.position, first: first, words: odds, to: &secondInputs)
            }
        }
    }

    private func joinSecond(_ weights: UnsafePointer<Float>) {
        unsafe secondInputs.withUnsafeBufferPointer { inputs in
            guard let start = inputs.baseAddress else { return }
            for (index, line) in hot.enumerated() where hasSecondInputs[index] {
                unsafe scores.injectedOdds[line.position] = Joiner.logOdds(
                    start + index * SecondLook.inputCount, weights: weights, count: SecondLook.inputCount)
            }
        }
    }

    /// What tells lines that repeat each other; 0 for those that the chains have not looked at.
    var keys: [UInt32] {
        var keys = [UInt32](repeating: 0, count: scores.count)
        for line in hot { keys[line.position] = line.key }
        return keys
    }

    private func isHidden(_ position: Int, of page: Page) -> Bool {
        unsafe !page.markup.isEmpty && page.markup[scores.indices[position]].hiding != .none
    }

    private func letChainsLook(at positions: [Int], of page: Page, _ model: Model, _ span: SpanModel) {
        let known = Set(hot.map(\.position))
        for position in positions where !known.contains(position) {
            let line = page.lines[unsafe scores.indices[position]]
            unsafe page.withCells(of: line) { cells in
                let shape = unsafe lineScorer.read(cells, count: line.cells.count)
                let odds = model.structureCount > 0 ? unsafe lineScorer.odds(model.structures[0]) : 0
                _ = unsafe scoreSpans(
                    line, cells: cells, seams: page.seams(in: line), shape: shape, lineOdds: odds, at: position,
                    isPassed: false, model: span)
            }
        }
        spans.sort()
    }

    private func words(of page: Page, _ look: SecondLook) -> PageWords {
        var words = PageWords()
        for position in 0..<scores.count {
            let line = page.lines[unsafe scores.indices[position]]
            unsafe page.withCells(of: line) {
                unsafe words.add($0, count: line.cells.count, isFound: look.isFound(position))
            }
        }
        return words
    }

    /// The inputs of the second look at one of ``hotLines``, for training; nil if there was none.
    package func secondInputs(ofHotLine index: Int) -> [Float]? {
        guard index < hasSecondInputs.count, hasSecondInputs[index] else { return nil }
        return Array(secondInputs[index * SecondLook.inputCount..<(index + 1) * SecondLook.inputCount])
    }
}
