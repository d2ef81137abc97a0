/// Labels lines of plain text one after the other while they come, each with at most so many lines around it.
///
/// A line waits until ``lookahead`` more have come, so that what follows it can speak too; the lines before it speak in
/// any case. Blank lines do not count. Labels are those of a piece of longer input; they depend on the lines, and on whether
/// one was asked for before it had waited to the end.
///
/// A labeller keeps scratch memory: make one for each stream at a time.
/// ```swift
/// let labeller = StreamLabeller(model: model, lookahead: 4)
/// var labelling = Labelling(labels: model.labels)
/// labeller.append(PageBuilder().page(text: "Library opens new reading room\n"))
/// labeller.next(into: &labelling)   // nil: the line waits for four others
/// while let line = labeller.next(waits: false, into: &labelling) {   // the input has ended
///     print(labelling.label(ofLine: 0) ?? "", line.string(of: line.lines[0]))   // body Library opens …
/// }
/// ```
public final class StreamLabeller {
    /// How many lines before a line speak for it.
    public static let history = 64

    /// A line waits for no more text than that, in bytes, and for no more lines, blank ones too: memory is bounded.
    public static let mostBytes = 128 << 10
    public static let mostLines = 10_000

    /// The model in use.
    public let model: Model

    /// How many lines a line waits for.
    public let lookahead: Int

    /// ``StreamLabeller/history``, unless set; at least 2.
    package var history = StreamLabeller.history

    private let labels: LabelChooser
    private let window: LineWindow
    private let spanReader = SpanReader()
    /// The lines that wait, blank ones too, a page each.
    private var waiting = Queue<Page>()
    private var waitingBytes = 0
    /// The numbers of the lines in the window, blank ones counted.
    private var numbers = Queue<Int>()
    private var lastNumber = 0
    /// How many of the lines in the window have their label.
    private var labelled = 0
    /// True if lines before the window were forgotten.
    private var hasForgotten = false

    /// - Parameters:
    ///   - lookahead: how many lines a line waits for; at least 0. Time for a line grows with it.
    ///   - threshold: the least probability of the injected label at which a line gets it; without it the model's own.
    ///   - leastProbability: as ``Labeller/leastProbability``.
    public init(model: Model, lookahead: Int, threshold: Float? = nil, leastProbability: Float = 0) {
        self.model = model
        self.lookahead = lookahead
        labels = LabelChooser(
            model: model, threshold: threshold ?? model.threshold, leastProbability: leastProbability)
        window = LineWindow(model: model)
    }

    /// Forgets all lines: what comes next is another input.
    public func reset() {
        window.removeFirst(window.count)
        numbers.removeFirst(numbers.count)
        waiting.removeFirst(waiting.count)
        (waitingBytes, lastNumber, labelled, hasForgotten) = (0, 0, 0, false)
    }

    /// How many lines wait, blank ones too.
    public var waitingLines: Int { waiting.count }

    /// Takes the next line in. Then ask for those that need not wait any longer with ``next(waits:into:)``.
    /// - Parameter line: a page of one line, with its line ending, or of none, as a byte order mark gives; what its markup
    ///   knew does not count.
    public func append(_ line: consuming Page) {
        precondition(line.lines.count <= 1, "each line is a page of its own")
        lastNumber += line.lines.count
        if !line.isBlank {
            window.append(line)
            numbers.append(lastNumber)
        }
        waitingBytes += line.text.count
        waiting.append(line)
    }

    /// Labels the line that has waited longest.
    /// - Parameters:
    ///   - waits: false if the line shall not wait for more lines: the input has ended, or is quiet.
    ///   - labelling: gets what is known of the line, which is the only one of its page.
    /// - Returns: the line as it was taken in; nil if none waits, or if it must wait for others.
    public func next(waits: Bool = true, into labelling: inout Labelling) -> Page? {
        guard !waiting.isEmpty, !waits || isDue else { return nil }
        labelling.reset(lines: waiting[0].lines.count)
        if !waiting[0].isBlank {
            forget()
            labelled += 1
            let surroundings = self.surroundings
            if surroundings.isLoose { lookAtAll() }
            window.score(labelled - 1, among: surroundings)
            labels.label(waiting[0], from: window.scorer, spanReader, into: &labelling)
        }
        waitingBytes -= waiting[0].text.count
        // Swapped out, so that whoever gets the page is its only owner.
        var line = Page()
        swap(&line, &waiting[0])
        waiting.removeFirst()
        return line
    }

    /// Labels what is left of the line that came out last, in its place among the others. A line that is not blank must
    /// have come out.
    package func label(_ rest: Page, threshold: Float, into labelling: inout Labelling) {
        labelling.reset(lines: rest.lines.count)
        guard rest.lines.count == 1, !rest.isBlank, labelled > 0 else { return }
        window.score(rest, inPlaceOf: labelled - 1, among: surroundings)
        var labels = self.labels
        labels.threshold = threshold
        labels.label(rest, from: window.scorer, spanReader, into: &labelling)
    }

    /// True if the first of the lines that wait need not wait any longer.
    private var isDue: Bool {
        waiting[0].isBlank || window.count - labelled > lookahead
            || waitingBytes > StreamLabeller.mostBytes || waiting.count > StreamLabeller.mostLines
    }

    /// The lines around the one that was labelled last.
    private var surroundings: LineWindow.Surroundings {
        let lines = max(0, labelled - 1 - history)..<min(window.count, labelled + lookahead)
        let isFull = lines.upperBound == labelled + lookahead
        // Blank ones count here, as in a page.
        let last = isFull ? numbers[lines.upperBound - 1] : lastNumber
        return LineWindow.Surroundings(
            lines: lines, isLoose: last < StructureModel.leastPage,
            isCut: isFull || hasForgotten || lines.lowerBound > 0)
    }

    /// Lets the chains look at all lines that wait and belong to the window. They have looked at those before.
    private func lookAtAll() {
        var line = labelled - 1
        for index in 0..<waiting.count where !waiting[index].isBlank {
            window.look(at: line, waiting[index])
            line += 1
        }
    }

    /// Forgets the lines that no line to come has around it.
    private func forget() {
        let forgotten = labelled - history
        guard forgotten > 0 else { return }
        window.removeFirst(forgotten)
        numbers.removeFirst(forgotten)
        labelled -= forgotten
        hasForgotten = true
    }
}

extension Page {
    /// True if there is nothing to label.
    fileprivate var isBlank: Bool { lines.allSatisfy(\.isBlank) }
}
