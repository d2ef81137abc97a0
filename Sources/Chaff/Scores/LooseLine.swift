/// Whether a line without a page is injected: a logistic over the few inputs of the joiner (``SpanContext``) that ask what
/// the chains found in it and what it is as a bag.
///
/// Comments and messages are not the lines of pages: there the joiner learns from menus and headlines what a line of some
/// length or script is likely to be. With all 52 inputs of the line, fitted on loose lines alone, average precision on loose
/// lines is .988, with these .993.
package enum LooseLine {
    /// Their places among the joiner's inputs: log-odds of either chain, what is above 4 of them and their softplus; the bag.
    package static let inputs = [0, 1, 2, 16, 17, 18, SpanContext.bagInput, SpanContext.bagInput + 1]

    /// - Parameters:
    ///   - inputs: those of the joiner.
    ///   - weights: one for each of ``inputs``, then the bias.
    static func logOdds(_ inputs: UnsafePointer<Float>, weights: UnsafePointer<Float>) -> Float {
        var odds = unsafe weights[LooseLine.inputs.count]
        for (place, input) in LooseLine.inputs.enumerated() { unsafe odds += inputs[input] * weights[place] }
        return odds
    }
}
