/// The spans of injected lines.
extension PageScorer {
    /// Appends the spans of a line that is labelled as injected.
    func appendSpans(ofLine position: Int, page: Page, model: Model, to found: inout [Span]) {
        let index = unsafe scores.indices[position]
        let line = page.lines[index]
        let isWhole = line.cells.count > WholeLine.longest ? nil : isWhole(position, model)
        for bytes in spans.bytes(ofLine: position, in: line, page: page, isWhole: isWhole) {
            found.append(Span(line: index, bytes: bytes))
        }
    }

    /// Whether all of a line is injected, given that some of it is; nil if the model or the chains cannot tell.
    private func isWhole(_ position: Int, _ model: Model) -> Bool? {
        guard let weights = unsafe model.span?.wholeLine, let line = hotIndex(of: position), hot[line].linkOdds == 0,
            spans.hasStretches(ofLine: position)
        else { return nil }
        let inputs = wholeInputs(ofHotLine: line)
        return unsafe inputs.withUnsafeBufferPointer { inputs in
            guard let start = inputs.baseAddress else { return nil }
            return unsafe Joiner.logOdds(start, weights: weights, count: WholeLine.inputCount) > 0
        }
    }

    /// The inputs that tell whether all of one of ``hotLines`` is injected; the first of ``WholeLine/Rest`` is 0 if the
    /// chains found no way through the line.
    package func wholeInputs(ofHotLine index: Int) -> [Float] {
        let first = index * WholeLine.restInputs
        var inputs = spanInputs(ofHotLine: index)
        if isFragment { SpanContext.forgetPage(&inputs) }
        return inputs + Array(rests[first..<first + WholeLine.restInputs])
    }

    /// Where a line stands among ``hot``; both looks went from the first line to the last.
    private func hotIndex(of position: Int) -> Int? {
        for looks in [0..<firstLookCount, firstLookCount..<hot.count] {
            var (low, high) = (looks.lowerBound, looks.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if hot[middle].position < position { low = middle + 1 } else { high = middle }
            }
            if low < looks.upperBound, hot[low].position == position { return low }
        }
        return nil
    }
}
