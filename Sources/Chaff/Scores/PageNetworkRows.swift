/// The inputs of a ``PageNetwork``, for training; labelling writes the same numbers in place. Keeps scratch memory; one
/// a thread.
package final class PageNetworkRows {
    package static let text = PageNetworkInputs.text
    package static let markup = PageNetworkInputs.markup

    private let scorer = LineScorer()
    private let context = StructureContext()
    private let inputs = PageNetworkInputs()

    package init() {}

    /// The inputs of every line of a page that is not blank, row after row, not standardised.
    /// - Parameters:
    ///   - lineInputs: those of the lines' joiner, row after row, with markup or without.
    ///   - odds: what that joiner says of each line.
    ///   - bags: what each line says as a bag.
    package func rows(
        _ page: Page, lineInputs: [Float], odds: [Float], bags: [Float], hasMarkup: Bool
    ) -> [Float] {
        let lines = page.lines.filter { !$0.isBlank }
        inputs.reset(lines: lines.count, decisions: 1, hasMarkup: hasMarkup)
        let width = StructureInputs.line + (hasMarkup ? StructureInputs.markup : 0)
        for (place, line) in lines.enumerated() {
            let key = scorer.key(of: line, page: page)
            unsafe lineInputs.withUnsafeBufferPointer { values in
                guard let start = values.baseAddress else { return }
                unsafe inputs.set(line: place, inputs: start + place * width, key: key)
            }
            inputs.set(line: place, bag: bags[place], decision: 0)
        }
        let widths = lines.map { page.rootWidth(of: $0) }
        unsafe odds.withUnsafeBufferPointer { odds in
            unsafe widths.withUnsafeBufferPointer { widths in
                guard let odds = odds.baseAddress, let start = widths.baseAddress else { return }
                unsafe context.read(odds: odds, rootWidths: start, count: widths.count)
            }
        }
        return inputs.rows(context, count: lines.count)
    }
}
