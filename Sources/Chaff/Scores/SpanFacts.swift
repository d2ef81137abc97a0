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
