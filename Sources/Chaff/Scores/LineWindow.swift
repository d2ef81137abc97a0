/// Lines of a stream, read once each, of which one after the other is scored with those around it.
///
/// What costs is to read the characters of a line. To weigh it with the lines around it costs next to nothing, so that is
/// done anew for each line. Lines are those that are not blank. Keeps scratch memory; one a thread.
@safe final class LineWindow {
    /// The lines that speak for one of them.
    struct Surroundings {
        let lines: Range<Int>
        /// True if they are too few to say anything of each other; the chains have looked at all of them then.
        let isLoose: Bool
        /// True if there are more lines than these, before them or behind.
        let isCut: Bool
    }

    /// Pieces of more lines were not cut for training: the weights for them are those of whole pages, with a beginning and
    /// an end. With them macro-F1 is .53 for 256 lines before the line and none behind it, not .90.
    static let longestPiece = 64

    /// Has the line that was scored last, as the only one of its page.
    let scorer = PageScorer()

    private let model: Model
    private let context = StructureContext()
    private var readings = Queue<LineReading>()
    private var rootWidths = Queue<Float>()
    /// For each structure decision the log-odds of every line alone.
    private var odds: [Queue<Float>]
    /// For each decision the weights for as many lines as were around the last one.
    private var weights: [(lines: Int, weights: [Float])]

    init(model: Model) {
        self.model = model
        odds = (0..<model.structureCount).map { _ in Queue() }
        weights = (0..<model.structureCount).map { _ in (0, []) }
    }

    /// How many lines there are.
    var count: Int { readings.count }

    /// Reads the next line.
    /// - Parameter page: has that line and no other.
    func append(_ page: Page) {
        readings.append(scorer.readLine(of: page, model: model, looksAtAll: false))
        rootWidths.append(readings[count - 1].rootWidth)
        for index in odds.indices { odds[index].append(unsafe scorer.scores.structureOdds(index)[0]) }
    }

    /// Lets the chains look at a line that the screen settled.
    func look(at line: Int, _ page: Page) {
        guard readings[line].look == nil else { return }
        readings[line] = scorer.readLine(of: page, model: model, looksAtAll: true)
    }

    /// Forgets the first lines.
    func removeFirst(_ lines: Int) {
        readings.removeFirst(lines)
        rootWidths.removeFirst(lines)
        for index in odds.indices { odds[index].removeFirst(lines) }
    }

    /// Scores a line among others, itself one of them.
    func score(_ line: Int, among others: Surroundings) {
        let reading = readings[line]
        let odds = self.odds.indices.map { joinedOdds($0, of: line, among: others) }
        var look = reading.look(isLoose: others.isLoose)
        look?.line.position = line - others.lines.lowerBound
        let context = look.map { _ in spanContext(others) }
        scorer.takeUp(reading, odds: odds, look, context, model: model)
    }

    /// Scores what is left of a line in its place.
    /// - Parameter page: has what is left of the line, and no other line.
    func score(_ page: Page, inPlaceOf line: Int, among others: Surroundings) {
        let (reading, rootWidth, odds) = (readings[line], rootWidths[line], self.odds.map { $0[line] })
        readings[line] = scorer.readLine(of: page, model: model, looksAtAll: others.isLoose)
        rootWidths[line] = readings[line].rootWidth
        for index in odds.indices { self.odds[index][line] = unsafe scorer.scores.structureOdds(index)[0] }
        score(line, among: others)
        (readings[line], rootWidths[line]) = (reading, rootWidth)
        for index in odds.indices { self.odds[index][line] = odds[index] }
    }

    private func joinedOdds(_ index: Int, of line: Int, among others: Surroundings) -> Float {
        let lines = others.lines
        let size = others.isCut ? min(lines.count, LineWindow.longestPiece) : lines.count
        if weights[index].lines != size {
            let weights = unsafe model.structures[index].pageWeights(lines: size, isFragment: true, hasMarkup: false)
            self.weights[index] = (size, weights)
        }
        return unsafe odds[index].withElements(from: lines.lowerBound) { odds in
            unsafe rootWidths.withElements(from: lines.lowerBound) { rootWidths in
                unsafe weights[index].weights.withUnsafeBufferPointer { weights in
                    guard let odds = unsafe odds, let rootWidths = unsafe rootWidths, let weights = weights.baseAddress
                    else { return 0 }
                    unsafe context.read(odds: odds, rootWidths: rootWidths, count: lines.count)
                    return unsafe context.odds(ofLine: line - lines.lowerBound, weights)
                }
            }
        }
    }

    private func spanContext(_ others: Surroundings) -> SpanContext {
        var letters = ClassCounts()
        var traditional = 0
        var heats: [Float] = []
        var keys: [UInt32] = []
        heats.reserveCapacity(others.lines.count)
        keys.reserveCapacity(others.lines.count)
        for line in others.lines {
            letters += readings[line].letters
            traditional &+= readings[line].traditional
            let look = readings[line].look(isLoose: others.isLoose)?.line
            heats.append(look?.heat ?? SpanContext.coldHeat)
            keys.append(look?.key ?? 0)
        }
        return SpanContext(
            heats: heats, keys: keys, letters: letters, traditional: traditional, hasEnds: !others.isCut)
    }
}
