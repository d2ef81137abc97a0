/// Turns the scores of a page's lines into probabilities and labels.
struct LabelChooser {
    let model: Model
    let labelCount: Int
    let spanLabel: Int?
    let structureLabels: [Int]
    /// The structure labels if one decision between two of them is all there is.
    let pair: (Int, Int)?
    let structureCount: Int
    var threshold: Float
    /// The same for lines that are not too long, on a page on which a line reaches the other; no threshold of its own if nil.
    var hijackedThreshold: Float?
    let leastProbability: Float

    init(model: Model, threshold: Float, leastProbability: Float) {
        self.model = model
        labelCount = model.labels.count
        spanLabel = model.spanLabel
        structureLabels = model.structureLabels
        pair = structureLabels.count == 2 ? (structureLabels[0], structureLabels[1]) : nil
        structureCount = model.structureCount
        self.threshold = threshold
        self.leastProbability = leastProbability
    }

    /// Labels the lines of a page that was scored, and finds the spans of those that are labelled as injected.
    /// - Parameter labelling: has been reset for as many lines as the page has.
    func label(_ page: Page, from scorer: PageScorer, _ reader: SpanReader, into labelling: inout Labelling) {
        for position in choose(scorer.scores, page, into: &labelling) {
            scorer.appendSpans(ofLine: position, page: page, model: model, to: &labelling.spans)
        }
        if let injected = model.spanLabel, !labelling.spans.isEmpty {
            reader.read(&labelling, injected: injected, of: page, model: model)
        }
    }

    /// Returns the places of the lines that are labelled as injected.
    private func choose(_ scores: LineScores, _ page: Page, into labelling: inout Labelling) -> [Int] {
        // Locals, because every touch of a stored array asks whether it has other owners.
        var (probabilities, choice, injectedLines) = ([Float](), [UInt8](), [Int]())
        swap(&probabilities, &labelling.probabilities)
        swap(&choice, &labelling.choice)
        let hijacked = hijackedThreshold ?? threshold
        unsafe probabilities.withUnsafeMutableBufferPointer { probabilities in
            unsafe choice.withUnsafeMutableBufferPointer { choice in
                guard let start = probabilities.baseAddress else { return }
                for position in 0..<scores.count {
                    let line = unsafe scores.indices[position]
                    let injected = injectedProbability(scores, position)
                    let row = unsafe start + line &* labelCount
                    var best = unsafe share(1 - injected, scores, position, to: row)
                    if let spanLabel {
                        unsafe row[spanLabel] = injected
                        if injected >= threshold || structureLabels.isEmpty
                            || injected >= hijacked && page.lines[line].cells.count <= SecondLook.longest
                        {
                            best = spanLabel
                            if injected >= leastProbability { injectedLines.append(position) }
                        }
                    }
                    unsafe choice[line] = UInt8(row[best] < leastProbability ? labelCount : best)
                }
            }
        }
        swap(&probabilities, &labelling.probabilities)
        swap(&choice, &labelling.choice)
        return injectedLines
    }

    @inline(__always) private func injectedProbability(_ scores: LineScores, _ position: Int) -> Float {
        spanLabel == nil ? 0 : structureLabels.isEmpty ? 1 : unsafe scores.injected[position]
    }

    /// Shares what the injected label leaves among the structure labels; returns the likeliest.
    @inline(__always)
    private func share(
        _ left: Float, _ scores: LineScores, _ position: Int, to row: UnsafeMutablePointer<Float>
    ) -> Int {
        guard let (first, second) = pair else { return unsafe shareAmongAny(left, scores, position, to: row) }
        let share = unsafe scores.shares[position]
        unsafe row[first] = share * left
        unsafe row[second] = (1 - share) * left
        return share >= 0.5 ? first : second
    }

    /// Any number of labels, each scored against the rest.
    private func shareAmongAny(
        _ left: Float, _ scores: LineScores, _ position: Int, to row: UnsafeMutablePointer<Float>
    ) -> Int {
        let shares = structureLabels.indices.map {
            structureCount > $0 ? unsafe logistic(scores.structureOdds($0)[position]) : 1
        }
        let total = max(shares.reduce(0, +), 1e-30)
        var best = 0
        for (index, label) in structureLabels.enumerated() {
            unsafe row[label] = left * shares[index] / total
            if shares[index] > shares[best] { best = index }
        }
        return structureLabels.isEmpty ? 0 : structureLabels[best]
    }
}
