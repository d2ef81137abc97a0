/// The part of a model that decides between two structure labels, or one and the rest.
@safe struct StructureModel: @unchecked Sendable {
    /// One table of ``Block/slots`` weights for each ``Block``.
    let weights: UnsafePointer<Int8>
    /// Joins the blocks and the shape of a line.
    let line: UnsafePointer<Float>
    /// Joins the lines of a whole page.
    let page: UnsafePointer<Float>
    /// The same for fragments: one set of weights for each of ``StructureContext/fragmentKnots``.
    let fragment: UnsafePointer<Float>

    /// An input of the network, nil if there is none to ask.
    let bag: StructureBag?

    /// Takes the place of ``page``, if the model has one.
    private let network: PageNetwork?

    /// The weights for pages with markup, or nil.
    let markup: MarkupModel?

    /// Pages of fewer lines say nothing about the lines in them.
    static let leastPage = 3

    static let lineInputs = BlockSums.inputCount + LineShape.count

    init(_ sections: ModelSections, index: Int) throws(ModelError) {
        let name = "structure.\(index)"
        unsafe weights = unsafe try sections.weights("\(name).blocks", count: Block.count * Block.slots)
        unsafe line = unsafe try sections.floats("\(name).line", count: StructureModel.lineInputs + 1)
        unsafe page = unsafe try sections.floats("\(name).page", count: StructureContext.inputCount + 1)
        let knots = StructureContext.fragmentKnots.count
        unsafe fragment = unsafe try sections.floats(
            "\(name).fragment", count: (StructureContext.inputCount + 1) * knots)
        bag = unsafe try sections.optionalWeights("\(name).bag", count: Block.count * Block.slots).map {
            unsafe StructureBag($0)
        }
        network = unsafe try sections.network("\(name).network", inputs: PageNetworkInputs.text)
        markup = unsafe try MarkupModel(sections, index: index)
    }

    /// What joins the lines of a whole page, or nil if the page logistic does.
    func network(hasMarkup: Bool) -> PageNetwork? {
        if hasMarkup, let markup { return markup.network }
        return network
    }

    /// The weights of the page logistic for a page of so many lines, bias last.
    func pageWeights(lines: Int, isFragment: Bool, hasMarkup: Bool) -> [Float] {
        let (lower, share) = StructureContext.knot(lines: lines)
        let size = StructureContext.inputCount + 1
        if hasMarkup, let markup { return (0..<size).map { unsafe markup.page[$0] } }
        guard isFragment || lines < StructureModel.leastPage else { return (0..<size).map { unsafe page[$0] } }
        return (0..<size).map { index in
            unsafe fragment[lower * size + index] * (1 - share) + fragment[(lower + 1) * size + index] * share
        }
    }
}
