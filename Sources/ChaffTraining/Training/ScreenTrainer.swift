import Chaff

/// The parts of a ``Screen`` before they are laid out.
struct ScreenParts: Sendable {
    var weights: [Int8]
    var joiner = [Float](repeating: 0, count: Screen.inputs + 1)
    /// The promise under which the chains do not look; far down, they look at every line.
    var floor: Float = -1000
    /// The share of clean lines that pass.
    var passed = 1.0
    /// The share of their characters.
    var passedCells = 1.0
}

/// Chooses what a line must hold for the chains to look at it.
struct ScreenTrainer {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    /// The share of the injected lines that the screen may lose. Most of them the chains do not find either.
    private static let lost = 0.08

    /// The joiner and the floor, from the fold that the weights have not seen; nothing is screened out if that fold has
    /// too few injected lines to tell.
    /// - Parameter parts: the model so far, without a screen.
    func fit(_ examples: [SpanExample], weights: [Int8], _ parts: ModelParts) -> ScreenParts {
        var screen = ScreenParts(weights: weights)
        let heldOut = examples.filter { $0.fold == SpanTrainer.heldOut }
        let regression = look(heldOut, screen, parts)
        let injected = regression.targets.count { $0 == 1 }
        let clean = regression.rows - injected
        guard injected >= 1000, clean >= 1000 else { return screen }
        screen.joiner = regression.fit(penalty: 1, jobs: options.jobs)
        let counts = heldOut.map { corpus.pages[$0.page].page.lines[$0.line] }.map(\.cellCount)
        let looked = zip(regression.probabilities(screen.joiner), counts).map { row, count in
            let odds = log(row.probability / max(1e-12, 1 - row.probability))
            return (promise: Screen.promise(odds, count: count), isInjected: row.target)
        }
        screen.floor = looked.filter(\.isInjected).map(\.promise).sorted()[Int(Double(injected) * Self.lost)]
        screen.passed = Double(looked.count { !$0.isInjected && $0.promise >= screen.floor }) / Double(clean)
        let cells = zip(looked, counts).reduce(into: (passed: 0, all: 0)) { sum, line in
            if line.0.isInjected { return }
            sum.all += line.1
            sum.passed += line.0.promise >= screen.floor ? line.1 : 0
        }
        screen.passedCells = Double(cells.passed) / Double(max(1, cells.all))
        return screen
    }

    private func look(
        _ examples: [SpanExample], _ screen: ScreenParts, _ parts: ModelParts
    ) -> LogisticRegression {
        let structure = try? parts.structureOnly().model()
        let chunk = 1024
        let regressions = Parallel.map(0..<(examples.count + chunk - 1) / chunk, jobs: options.jobs) { part in
            let reader = ScreenReader()
            var regression = LogisticRegression(width: Screen.inputs)
            unsafe screen.weights.withUnsafeBufferPointer { table in
                guard let start = table.baseAddress else { return }
                let looking = unsafe Screen(weights: start, joiner: screen.joiner, floor: screen.floor)
                for example in examples[part * chunk..<min(examples.count, (part + 1) * chunk)] {
                    let page = corpus.pages[example.page]
                    let inputs = reader.inputs(
                        page.page.lines[example.line], of: page.page, looking, structure: structure)
                    regression.add(
                        (0..<Screen.inputs).map { inputs[$0] },
                        target: page.lines[example.line].injection == .injected, weight: min(1, page.weight))
                }
            }
            return regression
        }
        var all = LogisticRegression(width: Screen.inputs)
        for regression in regressions { all.append(regression) }
        return all
    }
}
