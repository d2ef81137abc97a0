/// A cheap first look at a line: can it hold injected text at all?
///
/// Weights of the character pairs and quadruples that the structure reads anyway. A line whose best stretch is too weak
/// for its length is not given to the chains, which were half of all work without it.
@safe package struct Screen: @unchecked Sendable {
    /// What the log-odds are made of: the stretch, its root, the length, and what kind of line it looks like.
    package static let inputs = 4
    /// Floats in a model: the weights of the inputs, the bias, the floor.
    static let parameters = inputs + 2

    /// The weights of pairs, then those of quadruples, in steps of ``Quantum/step``.
    let weights: UnsafePointer<Int8>
    let joiner: SIMD4<Float>
    let bias: Float
    /// The least ``promise(_:count:)`` at which the chains look at a line.
    private let floor: Float

    /// - Parameter joiner: the weights of the inputs, then the bias.
    package init(weights: UnsafePointer<Int8>, joiner: [Float], floor: Float) {
        unsafe self.weights = unsafe weights
        self.joiner = SIMD4(joiner[0], joiner[1], joiner[2], joiner[3])
        bias = joiner[Screen.inputs]
        self.floor = floor
    }

    init(_ sections: ModelSections) throws(ModelError) {
        let parameters = unsafe try sections.floats("screen.parameters", count: Screen.parameters)
        unsafe self.init(
            weights: try sections.weights("screen.grams", count: 2 * Screen.slots),
            joiner: (0...Screen.inputs).map { unsafe parameters[$0] },
            floor: parameters[Screen.inputs + 1])
    }

    /// How many slots each of the two tables has.
    package static let slots = Block.slots

    /// What it takes off the log-odds that the chains did not look. The screen's logistic is fitted on lines of which one in
    /// eight is injected, and a settled line should not rank above one in which the chains found little. With −3 average
    /// precision on injected pages is .961, with 0 .959.
    static let settled: Float = -3

    /// The chains cost as much as a line is long, so a long line must promise more.
    /// - Parameter logCount: log(1 + cells).
    @inline(__always) func passes(_ odds: Float, logCount: Float) -> Bool { odds - logCount >= floor }

    /// The log of the probability of being injected for each code point that the chains would read, nearly.
    @inline(__always) package static func promise(_ odds: Float, count: Int) -> Float { odds - log1p(Float(count)) }

    /// The log-odds of being injected, as far as a cheap look tells.
    @inline(__always) func odds(stretch: Int32, logCount: Float, lineOdds: Float) -> Float {
        (Screen.inputs(stretch: stretch, logCount: logCount, lineOdds: lineOdds) * joiner).sum() + bias
    }

    @inline(__always)
    package static func inputs(stretch: Int32, count: Int, lineOdds: Float) -> SIMD4<Float> {
        inputs(stretch: stretch, logCount: log1p(Float(count)), lineOdds: lineOdds)
    }

    @inline(__always)
    private static func inputs(stretch: Int32, logCount: Float, lineOdds: Float) -> SIMD4<Float> {
        let sum = Float(stretch) * Quantum.step
        return SIMD4(sum, sum.squareRoot(), logCount, max(-6, min(6, lineOdds)))
    }
}
