/// The part of a model that finds injected text: pointers into the model's memory.
@safe package struct SpanModel: @unchecked Sendable {
    /// Two signed bytes a slot (naive Bayes below, trained above), ``Grams/slots`` slots an order, orders 1 to 5.
    let grams: UnsafePointer<UInt16>
    /// ``SpanScorer/positionWeights`` floats for each class of script, so scaled that they give an emission in steps.
    let position: UnsafePointer<Float>
    /// Tells which lines the chains look at.
    let screen: Screen

    init(_ sections: ModelSections) throws(ModelError) {
        unsafe grams = unsafe try sections.pairs("span.grams", count: Grams.orders * Grams.slots)
        unsafe position = unsafe try sections.floats(
            "span.position", count: SpanScorer.positionClasses * SpanScorer.positionWeights)
        screen = unsafe try Screen(sections)
    }

    /// Which weights apply to a class: Han, kana, hangul, Southeast Asian, other letters, digits, the rest.
    package static func positionClass(of scalarClass: ScalarClass) -> Int {
        switch scalarClass {
        case .han: 0
        case .kana: 1
        case .hangul: 2
        case .southEastAsian: 3
        case .latin, .letter, .mark: 4
        case .digit: 5
        default: 6
        }
    }

    /// The n-gram table as a model stores it: for each slot the naive-Bayes weight, then the trained one.
    package static func interleaved(naive: [Int8], trained: [Int8]?) -> [Int8] {
        var table = [Int8](repeating: 0, count: naive.count * 2)
        for slot in naive.indices {
            table[2 * slot] = naive[slot]
            table[2 * slot + 1] = trained?[slot] ?? 0
        }
        return table
    }
}
