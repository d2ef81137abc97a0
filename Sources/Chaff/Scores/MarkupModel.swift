/// The part of a structure decision that reads markup; it takes the place of the weights for plain text where a page
/// has markup. No markup is not the same as bad markup: a model without this part, or a page of plain text, is scored
/// by its text alone.
@safe struct MarkupModel: @unchecked Sendable {
    /// One table of ``MarkupFeatures/slots`` weights for each of ``MarkupFeatures/tables``.
    let weights: UnsafePointer<Int8>
    /// Joins the blocks, the shape and the markup of a line.
    let line: UnsafePointer<Float>
    /// Joins the lines of a page.
    let page: UnsafePointer<Float>
    /// Takes the place of ``page``, if the model has one.
    let network: PageNetwork?

    /// What the markup adds to ``StructureModel/lineInputs``.
    static let markupInputs = 10
    static let lineInputs = StructureModel.lineInputs + markupInputs

    /// Nil if the model has no such part.
    init?(_ sections: ModelSections, index: Int) throws(ModelError) {
        let name = "markup.\(index)"
        guard unsafe sections.contains("\(name).tables") else { return nil }
        unsafe weights = unsafe try sections.weights(
            "\(name).tables", count: MarkupFeatures.tables * MarkupFeatures.slots)
        unsafe line = unsafe try sections.floats("\(name).line", count: MarkupModel.lineInputs + 1)
        unsafe page = unsafe try sections.floats("\(name).page", count: StructureContext.inputCount + 1)
        network = unsafe try sections.network("\(name).network", inputs: PageNetworkInputs.markup)
    }

    /// Writes the ``markupInputs`` of a line: of what stands where the sum, its positive and its negative part, the
    /// largest and the smallest weight; of the words the sum, the largest, the smallest, and whether there are any; and
    /// the share of links.
    static func write(
        _ features: MarkupFeatures, line: Int, logWidth: Float, weights: UnsafePointer<Int8>,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        let markup = features[line]
        var place = MarkupSum()
        var words = MarkupSum()
        features.visit(line, logWidth: logWidth) { table, slot in
            let weight = unsafe Float(weights[table * MarkupFeatures.slots + slot]) * Quantum.step
            if table == MarkupFeatures.place { place.add(weight) } else { words.add(weight) }
        }
        unsafe inputs[0] = place.positive + place.negative
        unsafe inputs[1] = place.positive
        unsafe inputs[2] = place.negative
        unsafe inputs[3] = place.largest
        unsafe inputs[4] = place.smallest
        unsafe inputs[5] = words.positive + words.negative
        unsafe inputs[6] = words.largest
        unsafe inputs[7] = words.smallest
        unsafe inputs[8] = markup.words.isEmpty ? 0 : 1
        unsafe inputs[9] = markup.linkShare
    }
}

/// What the weights of one table add up to.
private struct MarkupSum {
    var positive: Float = 0
    var negative: Float = 0
    var largest: Float = 0
    var smallest: Float = 0

    @inline(__always) mutating func add(_ weight: Float) {
        positive += max(weight, 0)
        negative += min(weight, 0)
        largest = max(largest, weight)
        smallest = min(smallest, weight)
    }
}
