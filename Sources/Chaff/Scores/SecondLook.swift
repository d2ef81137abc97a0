/// The second look at a page on which something was found: what was pasted seldom stands alone, and what stands in the
/// middle of it and looks harmless by itself was pasted too.
///
/// A logistic over the line's log-odds from the first look, those of its neighbours, where it stands, and a small
/// naive Bayes of the page itself (``PageWords``). Pages on which nothing was found never come here.
package struct SecondLook {
    package static let inputCount = 34

    /// Lines with such log-odds in the first look are what was found.
    static let found: Float = 0
    /// A longer line keeps what the first look made of it: as a paragraph it can speak for itself, and calling it injected
    /// for its neighbours' sake would cost an article. One list of names had 5,000 characters.
    static let longest = 600
    /// Lines so near to one that was found are looked at, whatever the screen said of them.
    static let reach = 6

    /// The log-odds of every line from the first look, clipped, and what others hear of them: of lines that repeat each
    /// other only the first has a say.
    private let own: [Float]
    private let odds: [Float]
    private let isFound: [Bool]
    /// The lines that repeat one that was found.
    private let isRepeat: [Bool]
    private let foundCount: Int
    /// Decayed means of the probabilities before and behind each line, and the distance to what was found there.
    private let before: [Float]
    private let behind: [Float]
    private let distanceBefore: [Int]
    private let distanceBehind: [Int]
    /// The contiguous lines with the largest sum of log-odds.
    private let segment: Range<Int>
    private let segmentSum: Float

    /// - Parameters:
    ///   - odds: the log-odds of the page's lines from the first look.
    ///   - keys: the ``RepeatKey`` of lines that the chains looked at, 0 for others.
    init(odds: [Float], keys: [UInt32]) {
        own = odds.map { max(-SecondLook.clip, min(SecondLook.clip, $0)) }
        var seen: Set<UInt32> = []
        isRepeat = zip(own, keys).map { $0 > SecondLook.found && $1 != 0 && !seen.insert($1).inserted }
        let odds = zip(own, isRepeat).map { $1 ? -SecondLook.clip : $0 }
        self.odds = odds
        isFound = odds.map { $0 > SecondLook.found }
        foundCount = isFound.count(where: \.self)
        let probabilities = odds.map(logistic)
        (before, distanceBefore) = SecondLook.sweep(probabilities, isFound)
        let backwards = SecondLook.sweep(probabilities.reversed(), isFound.reversed())
        behind = backwards.means.reversed()
        distanceBehind = backwards.distances.reversed()
        (segment, segmentSum) = SecondLook.bestSegment(odds)
    }

    private static let clip: Float = 8
    private static let far = 64

    /// For each line a decayed mean of what is before it, and how far back something was found.
    private static func sweep(
        _ probabilities: [Float], _ isFound: [Bool]
    ) -> (means: [Float], distances: [Int]) {
        var means: [Float] = []
        var distances: [Int] = []
        var mean: Float = 0
        var distance = far
        for (probability, found) in zip(probabilities, isFound) {
            means.append(mean)
            distances.append(distance)
            mean = 0.6 * mean + 0.4 * probability
            distance = found ? 1 : min(far, distance + 1)
        }
        return (means, distances)
    }

    private static func bestSegment(_ odds: [Float]) -> (lines: Range<Int>, sum: Float) {
        var best: Float = 0
        var lines = 0..<0
        var sum: Float = 0
        var start = 0
        for (index, value) in odds.enumerated() {
            if sum <= 0 {
                sum = 0
                start = index
            }
            // Lines that look harmless cost little: the middle of what was pasted may hold some.
            sum += max(-2, min(4, value))
            if sum > best {
                best = sum
                lines = start..<index + 1
            }
        }
        return (lines, best)
    }

    /// True if anything was found.
    var isNeeded: Bool { foundCount > 0 }

    /// The lines that the first look calls found, those that repeat others left out.
    func isFound(_ line: Int) -> Bool { isFound[line] }

    /// True if something was found in another line: a line that stands alone with its find keeps what the first look
    /// made of it.
    func hasOthers(_ line: Int) -> Bool { others(line) > 0 }

    private func others(_ line: Int) -> Int { foundCount - (isFound[line] || isRepeat[line] ? 1 : 0) }

    /// True if something was found near the line.
    func isNear(_ line: Int) -> Bool {
        min(distanceBefore[line], distanceBehind[line]) <= SecondLook.reach
    }

    /// Appends the inputs of a line.
    /// - Parameters:
    ///   - first: the line's inputs of the first look; see ``SpanContext``.
    ///   - words: what the page's own words say; see ``PageWords``.
    func append(
        _ line: Int, first: UnsafePointer<Float>, words: (mean: Float, sum: Float), to inputs: inout [Float]
    ) {
        let own = self.own[line]
        let count = odds.count
        let nearBefore = 1 / Float(distanceBefore[line])
        let nearBehind = 1 / Float(distanceBehind[line])
        let others = Float(others(line))
        let outside = max(0, segment.lowerBound - line, line - segment.upperBound + 1)
        inputs += [own, tanh(own / 2), max(0, own)]
        for step in 1...3 {
            inputs.append(line >= step ? odds[line - step] : -SecondLook.clip)
            inputs.append(line + step < count ? odds[line + step] : -SecondLook.clip)
        }
        inputs += [before[line], behind[line], min(before[line], behind[line])]
        inputs += [nearBefore, nearBehind, min(nearBefore, nearBehind)]
        inputs += [segment.contains(line) ? 1 : 0, log1p(Float(outside)), log1p(segmentSum)]
        inputs += [log1p(Float(line)), log1p(Float(count - 1 - line)), line == 0 ? 1 : 0, line == count - 1 ? 1 : 0]
        inputs += [log1p(others), others / Float(max(1, count - 1))]
        inputs += [words.mean, words.sum, max(nearBefore, nearBehind) * words.mean]
        // What the first look saw of the line itself, to weigh it anew: both chains, length, body or chrome, script.
        unsafe inputs += [first[0], first[ChainScore.inputCount], first[2 * ChainScore.inputCount]]
        unsafe inputs += [first[SpanContext.structureInput], first[SpanContext.inputCount - 1]]
        unsafe inputs += [first[SpanContext.bagInput], first[SpanContext.bagInput + 1]]
    }
}
