/// What the features of a line are for a person, block by block, in the order in which ``LineFeatures`` gives their slots.
struct FeatureNames {
    typealias Name = FeatureTally.Name

    private var names = [[Name]](repeating: [], count: Block.count)
    private let page: Page
    private let line: Line
    private let scored: Int

    init(_ line: Line, of page: Page) {
        self.page = page
        self.line = line
        scored = min(line.cells.count, LineFeatures.scoredCells)
        readCharacters()
        readEdges()
        readRuns()
    }

    subscript(block: Block) -> [Name] { names[block.rawValue] }

    private mutating func add(_ block: Block, _ name: Name) { names[block.rawValue].append(name) }

    private func name(_ cells: Range<Int>) -> Name { page.name(ofCells: cells, in: line) }

    /// The n-grams that end at each cell, and at the blank after the last one that is scored.
    private mutating func readCharacters() {
        for end in 0...scored {
            add(.characters2, name(end - 1..<end + 1))
            add(.characters4, name(end - 3..<end + 1))
        }
    }

    private mutating func readEdges() {
        func marked(_ cells: Range<Int>, _ start: String, _ end: String) -> Name {
            let name = name(cells)
            return Name(
                text: start + name.text + end, folded: name.folded.isEmpty ? "" : start + name.folded + end)
        }
        let longest = min(6, scored)
        for length in 1..<longest + 1 { add(.edges, marked(0..<length, LineEdge.start, "")) }
        for start in scored - longest..<scored { add(.edges, marked(start..<scored, "", LineEdge.end)) }
        add(.edges, marked(0..<scored, LineEdge.start, LineEdge.end))
    }

    /// Words, pairs of tokens and the skeleton, run by run as ``RunReader`` does.
    private mutating func readRuns() {
        var tokens = [Name(text: LineEdge.start)]
        var pieces = [LineEdge.start]
        for run in runs() {
            let first = page.cells[line.cells.lowerBound + run.lowerBound]
            let scalarClass = first.scalarClass
            if scalarClass == .space { continue }
            if scalarClass.isIdeograph {
                tokens += run.map { name($0..<$0 + 1) }
                pieces.append("\(run.count) ideographs")
            } else if scalarClass == .digit {
                let name = Name(text: "\(run.count) digits")
                add(.words1, name)
                tokens.append(name)
                pieces.append(name.text)
            } else if scalarClass.isWord {
                add(.words1, name(run))
                tokens.append(name(run))
                pieces.append("\(capitals(run))\(run.count) letters")
            } else {
                tokens.append(name(run))
                pieces.append(name(run).text)
            }
        }
        tokens.append(Name(text: LineEdge.end))
        pieces.append(LineEdge.end)
        addPairs(tokens)
        addSkeleton(pieces)
    }

    private func capitals(_ run: Range<Int>) -> String {
        let start = line.cells.lowerBound + run.lowerBound
        guard page.cells[start].isCapital else { return "" }
        return run.count > 1 && page.cells[start + 1].isCapital ? "capitals: " : "capital: "
    }

    private mutating func addPairs(_ tokens: [Name]) {
        for (first, second) in zip(tokens, tokens.dropFirst()) {
            let isFolded = !first.folded.isEmpty || !second.folded.isEmpty
            func joined(_ one: String, _ other: String) -> String { "\(one) \(other)" }
            let folded = joined(
                first.folded.isEmpty ? first.text : first.folded, second.folded.isEmpty ? second.text : second.folded)
            add(.words2, Name(text: joined(first.text, second.text), folded: isFolded ? folded : ""))
        }
    }

    private mutating func addSkeleton(_ pieces: [String]) {
        for end in 1..<pieces.count {
            func picture(_ count: Int) -> Name { Name(text: pieces[end - count + 1...end].joined(separator: " · ")) }
            add(.skeleton12, picture(1))
            add(.skeleton12, picture(2))
            if end >= 2 { add(.skeleton34, picture(3)) }
            if end >= 3 { add(.skeleton34, picture(4)) }
        }
    }

    /// Where runs of one kind stand; each separator is one of its own.
    private func runs() -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var previous: UInt32 = 0
        for index in 0..<scored {
            // The upper two bits of the class tell what runs are made of.
            let kind = page.cells[line.cells.lowerBound + index].scalarClass.bits &>> 2
            if kind == previous, kind != 0, let last = runs.last {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
            previous = kind
        }
        return runs
    }
}
