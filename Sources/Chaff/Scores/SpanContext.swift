/// The inputs of the joiner for injected text: what the chains found in the line, the line's shape, and what the rest
/// of the page looks like.
package struct SpanContext {
    static let lineInputs = 2 * ChainScore.inputCount + 18
    package static let inputCount = lineInputs + 8

    /// What a line tells the others.
    struct Heat {
        /// The mean of both chains' log-odds, clipped.
        var heat: Float = 0
        /// Shares of the letter classes among the line's characters, by the class that leads.
        var leadingClass = 0
        var letters = ClassCounts()
        var traditional: Float = 0
    }

    /// Writes the inputs that need only the line.
    static func writeLine(
        naive: ChainScore, trained: ChainScore, shape: LineShape, tricks: Tricks, count: Int, odds: Float,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        unsafe naive.write(to: inputs, count: count)
        unsafe trained.write(to: inputs + ChainScore.inputCount, count: count)
        let shapeInputs = unsafe inputs + 2 * ChainScore.inputCount
        let length = Float(max(1, count))
        let counts = shape.counts
        let han = Float(counts[.han])
        unsafe shapeInputs[0] = log1p(Float(count))
        unsafe shapeInputs[1] = han / length
        unsafe shapeInputs[2] = Float(counts[.kana]) / length
        unsafe shapeInputs[3] = Float(counts[.hangul]) / length
        unsafe shapeInputs[4] = Float(counts[.southEastAsian]) / length
        unsafe shapeInputs[5] = Float(counts[.latin]) / length
        unsafe shapeInputs[6] = Float(counts[.letter]) / length
        unsafe shapeInputs[7] = Float(counts[.digit]) / length
        unsafe shapeInputs[8] = Float(shape.separators) / length
        unsafe shapeInputs[9] = Float(shape.functionCharacters) / max(1, han)
        unsafe shapeInputs[10] = Float(counts[.punctuation]) / length
        unsafe shapeInputs[11] = shape.endsSentence ? 1 : 0
        unsafe shapeInputs[12] = min(1, Float(tricks.total) / length)
        unsafe shapeInputs[13] = Float(tricks.styled) / length
        unsafe shapeInputs[14] = Float(tricks.traditional) / max(1, han)
        unsafe shapeInputs[15] = Float(shape.capitalWords) / Float(max(1, shape.words))
        unsafe shapeInputs[16] = max(-6, min(6, odds))
        unsafe shapeInputs[17] = tanh(odds / 2)
    }

    static func heat(naive: ChainScore, trained: ChainScore, shape: LineShape, tricks: Tricks) -> Heat {
        var heat = Heat()
        heat.heat = (max(-12, min(20, naive.logOdds)) + max(-12, min(20, trained.logOdds))) / 2
        heat.letters = shape.counts
        heat.traditional = Float(tricks.traditional)
        var most = 0
        for scalarClass in [ScalarClass.latin, .letter, .han, .kana, .hangul, .southEastAsian] {
            let count = heat.letters[scalarClass]
            if count > most {
                most = count
                heat.leadingClass = Int(scalarClass.bits)
            }
        }
        return heat
    }

    private let heats: [Heat]
    private let hot: Int
    /// The largest heat, and the largest of the other lines.
    private let largest: Float
    private let second: Float
    private let largestIndex: Int
    private let classShares: [Float]
    private let traditionalShare: Float

    init(_ heats: [Heat]) {
        self.heats = heats
        var hot = 0
        var largest: Float = -12
        var second: Float = -12
        var largestIndex = -1
        var classes = [Float](repeating: 0, count: 16)
        var han: Float = 0
        var traditional: Float = 0
        for (index, line) in heats.enumerated() {
            if line.heat > 2 { hot += 1 }
            if line.heat > largest {
                second = largest
                largest = line.heat
                largestIndex = index
            } else if line.heat > second {
                second = line.heat
            }
            for scalarClass in [ScalarClass.latin, .letter, .han, .kana, .hangul, .southEastAsian] {
                classes[Int(scalarClass.bits)] += Float(line.letters[scalarClass])
            }
            han += Float(line.letters[.han])
            traditional += line.traditional
        }
        self.hot = hot
        self.largest = largest
        self.second = second
        self.largestIndex = largestIndex
        let letters = max(1, classes.reduce(0, +))
        classShares = classes.map { $0 / letters }
        traditionalShare = traditional / max(1, han)
    }

    /// Writes the inputs that need the page, after those of ``writeLine(naive:trained:shape:tricks:count:odds:to:)``.
    func writePage(line index: Int, to inputs: UnsafeMutablePointer<Float>) {
        let line = heats[index]
        let isPage = heats.count >= 3
        var neighbours: Float = 0
        var hottest: Float = -12
        var found: Float = 0
        for other in max(0, index - 2)..<min(heats.count, index + 3) where other != index {
            neighbours += heats[other].heat
            hottest = max(hottest, heats[other].heat)
            found += 1
        }
        let han = Float(line.letters[.han])
        unsafe inputs[0] = log1p(Float(hot - (line.heat > 2 ? 1 : 0)))
        unsafe inputs[1] = isPage ? hottest : -6
        unsafe inputs[2] = isPage ? neighbours / max(1, found) : -6
        unsafe inputs[3] = isPage && index == 0 ? 1 : 0
        unsafe inputs[4] = isPage && index == heats.count - 1 ? 1 : 0
        unsafe inputs[5] = isPage ? (index == largestIndex ? second : largest) : -6
        unsafe inputs[6] = han >= 4 ? traditionalShare - line.traditional / han : 0
        unsafe inputs[7] = classShares[line.leadingClass]
    }
}
