/// The part of a model that finds injected text: pointers into the model's memory.
@safe package struct SpanModel: @unchecked Sendable {
    /// ``GramTable`` entries, ``Grams/slots`` slots for each of ``Grams/tables``.
    let grams: UnsafePointer<UInt32>
    /// The weights of ``LineBag``, a signed byte for each slot of ``grams``.
    let bag: UnsafePointer<Int8>
    /// ``SpanScorer/positionWeights`` floats for each class of script, so scaled that they give an emission in steps.
    let position: UnsafePointer<Float>
    /// Tells which lines the chains look at.
    let screen: Screen
    /// The weights of ``SecondLook`` and the bias; nil if too few pages had anything to learn from.
    let secondLook: UnsafePointer<Float>?
    /// The weights of ``WholeLine`` and the bias; nil like ``secondLook``.
    let wholeLine: UnsafePointer<Float>?
    /// The weights of ``LooseLine`` and the bias; nil if there were too few loose lines, and the joiner has to do.
    let looseLine: UnsafePointer<Float>?

    init(_ sections: ModelSections) throws(ModelError) {
        unsafe grams = unsafe try sections.words("span.grams", count: Grams.tables * Grams.slots)
        unsafe bag = unsafe try sections.weights("span.bag", count: Grams.tables * Grams.slots)
        unsafe position = unsafe try sections.floats(
            "span.position", count: SpanScorer.positionClasses * SpanScorer.positionWeights)
        screen = unsafe try Screen(sections)
        unsafe secondLook = unsafe try sections.optionalFloats("span.second", count: SecondLook.inputCount + 1)
        unsafe wholeLine = unsafe try sections.optionalFloats("span.whole", count: WholeLine.inputCount + 1)
        unsafe looseLine = unsafe try sections.optionalFloats("span.loose", count: LooseLine.inputs.count + 1)
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
}
