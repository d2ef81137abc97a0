/// The stretches of a page's lines that lie on the chains' best paths, kept until it is known which lines are injected.
final class SpanCandidates {
    private struct Stretch {
        let line: Int
        let cells: Range<Int>
    }

    private var stretches: [Stretch] = []

    func removeAll() { stretches.removeAll(keepingCapacity: true) }

    /// Takes over what the scorer found in the line it scored last.
    /// - Parameter link: a link that was pasted into the line; it takes the place of what it touches.
    func collect(from scorer: SpanScorer, and link: Range<Int>?, cells count: Int, at line: Int) {
        let first = stretches.count
        var start = -1
        for cell in 0...count {
            let isInjected = cell < count && scorer.isInjected(cell)
            if isInjected, start < 0 { start = cell }
            if !isInjected, start >= 0 {
                stretches.append(Stretch(line: line, cells: start..<cell))
                start = -1
            }
        }
        guard let link else { return }
        let own = stretches[first...].filter { !$0.cells.overlaps(link) } + [Stretch(line: line, cells: link)]
        stretches.replaceSubrange(first..., with: own.sorted { $0.cells.lowerBound < $1.cells.lowerBound })
    }

    /// Takes over a link that was pasted into a line through which no path goes.
    func collect(_ link: Range<Int>, at line: Int) { stretches.append(Stretch(line: line, cells: link)) }

    /// Takes over the stretches of a line that was scored before, in order and apart.
    func collect(_ cells: [Range<Int>], at line: Int) {
        stretches += cells.map { Stretch(line: line, cells: $0) }
    }

    /// The stretches of a line, in order.
    func stretches(ofLine line: Int) -> [Range<Int>] {
        stretches[first(ofLine: line)...].prefix { $0.line == line }.map(\.cells)
    }

    /// Brings the stretches into the order of their lines after lines were added later.
    func sort() { stretches.sort { ($0.line, $0.cells.lowerBound) < ($1.line, $1.cells.lowerBound) } }

    /// Where the spans of an injected line stand in the page's text: wherever either chain's best path goes and where a
    /// link was pasted, or the whole line. Blanks at the edges of a span stay outside, and no span ends inside a grapheme
    /// cluster.
    /// - Parameter isWhole: whether all of the line is injected; nil if nobody can tell, and half of it decides.
    func bytes(ofLine position: Int, in line: Line, page: Page, isWhole: Bool?) -> [Range<Int>] {
        // A line that folds to nothing is a span as a whole.
        if line.cells.isEmpty { return [line.bytes] }
        var found = stretches(ofLine: position)
        let covered = found.reduce(0) { $0 + $1.count }
        if isWhole ?? (covered * 2 >= line.cells.count) || covered == 0 { found = [0..<line.cells.count] }
        let stretches = found.compactMap { stretch -> Range<Int>? in
            var first = line.cells.lowerBound + stretch.lowerBound
            var last = line.cells.lowerBound + stretch.upperBound
            while first < last, page.cells[first].scalarClass == .space { first += 1 }
            while first < last, page.cells[last - 1].scalarClass == .space { last -= 1 }
            let bytes = page.bytes(ofCells: first..<last, in: line)
            return bytes.isEmpty ? nil : bytes
        }
        // A mark that folding keeps apart from its letter, a joined emoji or a flag is several cells.
        return page.widened(stretches, in: line)
    }

    /// True if the chains found a way through the line.
    func hasStretches(ofLine line: Int) -> Bool {
        let first = first(ofLine: line)
        return first < stretches.count && stretches[first].line == line
    }

    /// The index of the first stretch of a line; stretches are in the order of their lines.
    private func first(ofLine line: Int) -> Int {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].line < line { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
