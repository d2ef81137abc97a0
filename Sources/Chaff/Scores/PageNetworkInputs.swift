/// The inputs of a ``PageNetwork``, row after row: those of the page logistic, the shape of the line, how often the page
/// says the same, the line as a bag, and what the joiner knows of the markup, if there is any. Keeps scratch memory; one a thread.
@safe final class PageNetworkInputs {
    static let text = StructureContext.inputCount + LineShape.count + 2
    static let markup = text + MarkupModel.markupInputs

    /// Longer pages are left to the page logistic: a page may have millions of lines, and a line takes a kilobyte here.
    static let mostLines = 10_000

    /// How many inputs a line has.
    private(set) var width = PageNetworkInputs.text
    private var capacity = 0
    private var rows: UnsafeMutablePointer<Float>
    private var standardised: UnsafeMutablePointer<Float>
    /// The hashes of what the lines say.
    private var keys: UnsafeMutablePointer<UInt32>
    /// What the lines say as bags, decision after decision.
    private var bags: UnsafeMutablePointer<Float>
    private var decisions = 0
    private let logarithms = CountLogarithms(bound: 64)
    private var repeats = RepeatCounts()

    init() {
        unsafe rows = .allocate(capacity: 1)
        unsafe standardised = .allocate(capacity: 1)
        unsafe keys = .allocate(capacity: 1)
        unsafe bags = .allocate(capacity: 1)
    }

    deinit {
        unsafe rows.deallocate()
        unsafe standardised.deallocate()
        unsafe keys.deallocate()
        unsafe bags.deallocate()
    }

    /// Begins a page.
    func reset(lines: Int, decisions: Int, hasMarkup: Bool) {
        width = hasMarkup ? PageNetworkInputs.markup : PageNetworkInputs.text
        guard lines > capacity || decisions > self.decisions else { return }
        capacity = max(capacity, 2 * lines)
        self.decisions = max(self.decisions, decisions)
        unsafe rows.deallocate()
        unsafe standardised.deallocate()
        unsafe keys.deallocate()
        unsafe bags.deallocate()
        unsafe rows = .allocate(capacity: capacity * PageNetworkInputs.markup)
        unsafe standardised = .allocate(capacity: capacity * PageNetworkInputs.markup)
        unsafe keys = .allocate(capacity: capacity)
        unsafe bags = .allocate(capacity: capacity * self.decisions)
        unsafe bags.initialize(repeating: 0, count: capacity * self.decisions)
    }

    /// Takes what a line says alone.
    /// - Parameters:
    ///   - line: its place on the page.
    ///   - inputs: those of the line's joiner, shape and markup included.
    ///   - key: equal for lines that say the same.
    @inline(__always) func set(line: Int, inputs: UnsafePointer<Float>, key: UInt32) {
        let row = unsafe rows + line &* width + StructureContext.inputCount
        unsafe row.update(from: inputs + BlockSums.inputCount, count: LineShape.count)
        if width == PageNetworkInputs.markup {
            unsafe (row + LineShape.count + 2).update(
                from: inputs + StructureModel.lineInputs, count: MarkupModel.markupInputs)
        }
        unsafe keys[line] = key
    }

    /// Takes what a line says as a bag of a decision's features.
    @inline(__always) func set(line: Int, bag: Float, decision: Int) {
        unsafe bags[decision &* capacity &+ line] = bag
    }

    /// The standardised inputs of all lines, with what the page says of them.
    /// - Parameter context: has read the page.
    func standardised(
        for network: PageNetwork, _ context: StructureContext, decision: Int, count: Int
    ) -> UnsafePointer<Float> {
        writeContext(context, decision: decision, count: count)
        unsafe network.standardise(rows, count: count, to: standardised)
        return unsafe UnsafePointer(standardised)
    }

    /// The same as they are, for training.
    func rows(_ context: StructureContext, count: Int) -> [Float] {
        writeContext(context, decision: 0, count: count)
        return unsafe [Float](UnsafeBufferPointer(start: rows, count: count * width))
    }

    private func writeContext(_ context: StructureContext, decision: Int, count: Int) {
        unsafe repeats.count(keys, lines: count)
        let repeatInput = StructureContext.inputCount + LineShape.count
        for line in 0..<count {
            let row = unsafe rows + line &* width
            unsafe context.write(line: line, to: row)
            unsafe row[repeatInput] = logarithms.log1p(repeats.others(keys[line]))
            unsafe row[repeatInput + 1] = bags[decision &* capacity &+ line]
        }
    }
}
