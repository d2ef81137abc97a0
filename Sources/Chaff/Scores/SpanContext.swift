/// The inputs of the joiner for injected text: what the chains found in the line, the line's shape, and what the rest
/// of the page looks like.
package struct SpanContext {
    static let lineInputs = 2 * ChainScore.inputCount + 18 + LineBag.inputCount
    /// The place of the line's clipped body-or-chrome odds among the inputs.
    static let structureInput = 2 * ChainScore.inputCount + 16
    /// The place of the first input of ``LineBag``.
    static let bagInput = structureInput + 2
    package static let inputCount = lineInputs + 8

    /// What the page needs to know of a line that passed the screen.
    struct Line {
        /// The line's place among those of the page.
        var position: Int
        /// The mean of both chains' log-odds, clipped.
        let heat: Float
        /// What lines that repeat each other share; see ``RepeatKey``.
        let key: UInt32
        /// The class of letters that leads.
        let leadingClass: ScalarClass
        let han: Float
        let traditional: Float
        /// What a link inside the line says; see ``PastedLink``.
        let linkOdds: Float
        /// True if the screen would have let the line through.
        let isPassed: Bool

        init(
            position: Int, key: UInt32, naive: ChainScore, trained: ChainScore, shape: LineShape, tricks: Tricks,
            linkOdds: Float, isPassed: Bool
        ) {
            self.position = position
            self.key = key
            heat = (max(-12, min(20, naive.logOdds)) + max(-12, min(20, trained.logOdds))) / 2
            leadingClass = shape.counts.leadingLetters
            han = Float(shape.counts[.han])
            traditional = Float(tricks.traditional)
            self.linkOdds = linkOdds
            self.isPassed = isPassed
        }
    }

    /// The heat of a line that the screen settled: that of chains which found nothing.
    static let coldHeat = ChainScore().logOdds

    /// Writes the inputs that need only the line.
    static func writeLine(
        naive: ChainScore, trained: ChainScore, bag: LineBag, shape: LineShape, tricks: Tricks, count: Int, odds: Float,
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
        unsafe bag.write(to: shapeInputs + 18)
    }

    /// The heat of every line of the page, and what tells repeats; 0 for lines that the screen settled.
    private let heats: [Float]
    private let keys: [UInt32]
    /// The keys of the hot lines.
    private let hot: Set<UInt32>
    /// The largest heat, and the largest of the lines that do not repeat that one.
    private let largest: Float
    private let second: Float
    private let largestKey: UInt32
    private let letters: ClassCounts
    private let letterCount: Float
    private let traditionalShare: Float
    /// False if the lines are cut out of more, so that the first and the last of them are those of nothing.
    private let hasEnds: Bool

    /// - Parameters:
    ///   - heats: the heat of every line.
    ///   - keys: for each line its ``RepeatKey``, 0 if the screen settled it.
    ///   - letters: the classes of all lines together.
    ///   - traditional: how many Traditional characters they hold.
    ///   - hasEnds: false if other lines stand around them, or may yet come.
    init(heats: [Float], keys: [UInt32], letters: ClassCounts, traditional: Int, hasEnds: Bool = true) {
        self.heats = heats
        self.hasEnds = hasEnds
        self.letters = letters
        self.keys = keys
        hot = Set(zip(heats, keys).lazy.filter { $0.0 > 2 }.map(\.1))
        var largest: Float = -12
        var largestKey: UInt32 = 0
        for (heat, key) in zip(heats, keys) where heat > largest { (largest, largestKey) = (heat, key) }
        self.largest = largest
        self.largestKey = largestKey
        second = zip(heats, keys).reduce(-12) { $1.1 == largestKey ? $0 : max($0, $1.0) }
        letterCount = Float(max(1, letters.letters))
        traditionalShare = Float(traditional) / Float(max(1, letters[.han]))
    }

    /// True if there are too few lines for a page.
    var hasLooseLines: Bool { heats.count < StructureModel.leastPage }

    /// Puts in place of what the page says what a line without a page has; its share of the page's script stays.
    static func forgetPage(_ inputs: inout [Float]) {
        inputs.replaceSubrange(lineInputs..<lineInputs + 6, with: [0, -6, -6, 0, 0, -6])
    }

    /// Writes the inputs that need the page, after those of ``writeLine(naive:trained:bag:shape:tricks:count:odds:to:)``.
    func writePage(_ line: Line, to inputs: UnsafeMutablePointer<Float>) {
        let index = line.position
        let isPage = !hasLooseLines
        var neighbours: Float = 0
        var hottest: Float = -12
        var found: Float = 0
        for other in max(0, index - 2)..<min(heats.count, index + 3) where other != index {
            let heat = keys[other] == line.key ? SpanContext.coldHeat : heats[other]
            neighbours += heat
            hottest = max(hottest, heat)
            found += 1
        }
        unsafe inputs[0] = log1p(Float(hot.count - (hot.contains(line.key) ? 1 : 0)))
        unsafe inputs[1] = isPage ? hottest : -6
        unsafe inputs[2] = isPage ? neighbours / max(1, found) : -6
        unsafe inputs[3] = isPage && hasEnds && index == 0 ? 1 : 0
        unsafe inputs[4] = isPage && hasEnds && index == heats.count - 1 ? 1 : 0
        unsafe inputs[5] = isPage ? (line.key == largestKey ? second : largest) : -6
        unsafe inputs[6] = line.han >= 4 ? traditionalShare - line.traditional / line.han : 0
        unsafe inputs[7] = line.leadingClass == .space ? 0 : Float(letters[line.leadingClass]) / letterCount
    }
}
