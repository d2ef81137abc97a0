/// Which inputs of a joiner belong together for a person.
struct InputGroups {
    private let names: [String]
    /// For each input the index of its name.
    private let groups: [Int]

    /// What each group adds to a log-odds, with the bias as the last one; together they are the log-odds. A group of
    /// which the joiner has no inputs is left out.
    /// - Parameter weights: one for each input, then the bias.
    func contributions(inputs: [Float], weights: [Float]) -> [LineEvidence.Contribution] {
        var sums = [Float](repeating: 0, count: names.count)
        for (index, input) in inputs.enumerated() { sums[groups[index]] += input * weights[index] }
        let present = Set(groups.prefix(inputs.count))
        let found = names.indices.filter(present.contains).map {
            LineEvidence.Contribution(name: names[$0], value: sums[$0])
        }
        return found + [LineEvidence.Contribution(name: "bias", value: weights[inputs.count])]
    }

    /// - Parameter inputs: the name of each input.
    private init(_ inputs: [String]) {
        var names: [String] = []
        groups = inputs.map { name in
            if let index = names.firstIndex(of: name) { return index }
            names.append(name)
            return names.count - 1
        }
        self.names = names
    }

    /// A line alone: a lane of ``BlockSums`` for each block and one for all, the shape, and the markup.
    static let line: InputGroups = {
        let lanes = Block.allCases.map(\.inWords) + ["all blocks"]
        let blocks = (0..<BlockSums.inputsPerBlock).flatMap { _ in lanes }
        return InputGroups(
            blocks + repeated("shape", LineShape.count) + repeated("markup", MarkupModel.markupInputs))
    }()

    /// ``StructureContext``, in its order.
    static let page = InputGroups(
        repeated("line alone", 2) + repeated("neighbours", 4) + repeated("position", 3) + ["length of page"]
            + repeated("position", 2) + repeated("segment", 4) + repeated("before", 2) + repeated("after", 2)
            + repeated("neighbours", 2))

    /// ``SpanContext``, in its order.
    static let injected = InputGroups(
        repeated("naive chain", ChainScore.inputCount) + repeated("trained chain", ChainScore.inputCount)
            + repeated("shape", 12) + repeated("tricks", 3) + ["shape"] + repeated("structure", 2)
            + repeated("line as a bag", LineBag.inputCount)
            + [
                "hot lines", "hottest neighbour", "neighbours", "first line", "last line", "hottest other line",
                "Traditional page", "script of the page",
            ])

    /// ``LooseLine``, in its order.
    static let loose = InputGroups(
        repeated("naive chain", 3) + repeated("trained chain", 3) + repeated("line as a bag", LineBag.inputCount))

    /// ``SecondLook``, in its order.
    static let second = InputGroups(
        repeated("first look", 3) + repeated("neighbours", 6) + repeated("lines around", 3)
            + repeated("nearest find", 3) + repeated("segment", 3) + repeated("position", 4) + repeated("finds", 2)
            + repeated("words of the page", 3)
            + ["naive chain", "trained chain", "length", "structure", "script of the page"]
            + repeated("line as a bag", LineBag.inputCount))

    /// ``Screen/inputs(stretch:count:lineOdds:)``, in its order.
    static let screen = InputGroups(repeated("best stretch", 2) + ["length"] + ["structure"])

    private static func repeated(_ name: String, _ count: Int) -> [String] {
        [String](repeating: name, count: count)
    }
}

extension Block {
    /// What a person reads for the block.
    var inWords: String {
        switch self {
        case .characters2: "pairs"
        case .characters4: "quadruples"
        case .words1: "words"
        case .words2: "word pairs"
        case .edges: "edges"
        case .skeleton12: "skeleton"
        case .skeleton34: "long skeleton"
        }
    }
}
