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
