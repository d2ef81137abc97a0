/// Is all of an injected line injected, or only what the chains found in it?
///
/// An advertising line is injected as a whole, though half of it may look harmless; around a pasted phrase stands text
/// that speaks against it. A logistic over what the joiner knows (``SpanContext``) and over the rest of the line. A piece of longer
/// input is no page: a thousand comments with a phrase in each are not one advertisement, so the page is left out there.
package enum WholeLine {
    static let restInputs = 12
    package static let inputCount = SpanContext.inputCount + restInputs

    /// A longer line is taken as a whole only if the chains cover half of it: a wrong guess would cost an article.
    static let longest = 600

    /// What the line says outside the best paths of the chains.
    struct Rest {
        var cells = 0
        /// Sums of emissions, in steps.
        var naive: Int32 = 0
        var trained: Int32 = 0
        /// Cells with a positive emission in either chain.
        var positives = 0
        /// Cells of letters.
        var letters = 0
        /// The largest sum of emissions of both chains in a row.
        var best: Int32 = 0
        /// Cells on a path, stretches of them, and how many of their ends stand at an end of the line or a cheap place.
        var covered = 0
        var stretches = 0
        var tidyEnds = 0
        var startsCovered = false
        var endsCovered = false

        /// Appends the inputs.
        func write(to inputs: inout [Float]) {
            let length = Float(max(1, cells + covered))
            let rest = Float(max(1, cells))
            inputs.append(Float(covered) / length)
            inputs.append(log1p(Float(cells)))
            inputs.append(Float(naive) * Quantum.step / rest)
            inputs.append(Float(trained) * Quantum.step / rest)
            inputs.append(max(-12, min(4, Float(naive) * Quantum.step / rest.squareRoot())))
            inputs.append(max(-12, min(4, Float(trained) * Quantum.step / rest.squareRoot())))
            inputs.append(Float(positives) / rest)
            inputs.append((Float(best) * Quantum.step).squareRoot())
            inputs.append(Float(letters) / rest)
            inputs.append(Float(tidyEnds) / Float(max(1, 2 * stretches)))
            inputs.append(startsCovered ? 1 : 0)
            inputs.append(endsCovered ? 1 : 0)
        }
    }
}
