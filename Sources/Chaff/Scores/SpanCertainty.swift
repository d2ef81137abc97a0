/// The part of a model that tells how sure it is of a span: a logistic over what is inside the span and how much of its
/// line it covers, fitted on spans of injected lines that training had held out.
///
/// ```
/// P(the span is injected) = P(its line is injected) · P(the span is injected | its line is)
/// ```
/// A span is injected if at least half of its characters are. So no span is surer than its line.
@safe package struct SpanCertainty: @unchecked Sendable {
    package static let inputCount = 7

    private let weights: UnsafePointer<Float>

    /// Nil if the model has no such part: then a span is as sure as its line.
    init?(_ sections: ModelSections) throws(ModelError) {
        guard unsafe sections.contains("span.certainty") else { return nil }
        unsafe weights = unsafe try sections.floats("span.certainty", count: SpanCertainty.inputCount + 1)
    }

    /// The probability that a span is injected if its line is.
    func probability(_ facts: SpanFacts) -> Float {
        let inputs = facts.inputs
        var sum = unsafe weights[SpanCertainty.inputCount]
        for input in 0..<SpanCertainty.inputCount { unsafe sum += inputs[input] * weights[input] }
        return logistic(sum)
    }
}

/// What is known of one span of an injected line.
struct SpanFacts {
    /// How many cells it has, and its line.
    let cells: Int
    let lineCells: Int
    /// How many spans the line has.
    let spans: Int
    /// What the trained chain's n-grams inside the span add up to, in steps, and how many of them speak for it.
    let trained: Int32
    let positives: Int
    /// The probability that the line is injected.
    var lineProbability: Float = 0

    /// ``SpanCertainty/inputCount`` numbers, then a zero.
    var inputs: SIMD8<Float> {
        let length = Float(max(1, cells))
        let sum = Float(trained) * Quantum.step
        let probability = max(1e-6, min(1 - 1e-6, lineProbability))
        return SIMD8(
            max(-6, min(10, log(probability / (1 - probability)))),
            max(-4, min(4, sum / length)),
            sum < 0 ? -log1p(-sum) : log1p(sum),
            log1p(Float(cells)),
            length / Float(max(1, lineCells)),
            Float(positives) / length,
            log1p(Float(spans)), 0)
    }
}
