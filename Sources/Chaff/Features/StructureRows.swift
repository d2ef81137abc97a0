/// Works out the page inputs of lines, for training. Keeps scratch memory; one a thread.
package final class StructureRows {
    private let context = StructureContext()

    package init() {}

    /// The page inputs of each line, line after line.
    package func inputs(odds: ArraySlice<Float>, rootWidths: ArraySlice<Float>) -> [Float] {
        unsafe odds.withUnsafeBufferPointer { odds in
            unsafe rootWidths.withUnsafeBufferPointer { widths in
                guard let odds = odds.baseAddress, let start = widths.baseAddress else { return }
                unsafe context.read(odds: odds, rootWidths: start, count: widths.count)
            }
        }
        var rows: [Float] = []
        rows.reserveCapacity(odds.count * StructureInputs.page)
        for line in 0..<odds.count {
            for input in 0..<StructureInputs.page { rows.append(context.input(input, line: line)) }
        }
        return rows
    }
}
