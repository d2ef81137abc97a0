/// The inputs of the structure joiners, for training; labelling writes the same numbers in place.
package enum StructureInputs {
    package static let line = StructureModel.lineInputs
    /// What the markup of a line adds.
    package static let markup = MarkupModel.markupInputs
    package static let page = StructureContext.inputCount
    package static let knots = StructureContext.fragmentKnots.count

    /// The page inputs of each line.
    package static func rows(odds: [Float], rootWidths: [Float]) -> [[Float]] {
        let context = StructureContext()
        unsafe odds.withUnsafeBufferPointer { odds in
            unsafe rootWidths.withUnsafeBufferPointer { widths in
                guard let odds = odds.baseAddress, let start = widths.baseAddress else { return }
                unsafe context.read(odds: odds, rootWidths: start, count: widths.count)
            }
        }
        return odds.indices.map { line in (0..<page).map { context.input($0, line: line) } }
    }

    /// A row for fragments: the inputs and a one, times the share of each knot.
    package static func interpolated(_ row: [Float], lines: Int) -> [Float] {
        let (lower, share) = StructureContext.knot(lines: lines)
        var spread = [Float](repeating: 0, count: (page + 1) * knots)
        for (index, value) in (row + [1]).enumerated() {
            spread[lower * (page + 1) + index] = value * (1 - share)
            spread[(lower + 1) * (page + 1) + index] = value * share
        }
        return spread
    }
}

extension Page {
    /// √(1 + columns) of a line: how much it counts beside others.
    package func rootWidth(of line: Line) -> Float {
        let seen = cells[line.cells].prefix(LineFeatures.scoredCells)
        let wide = seen.count { $0.scalarClass == .han || $0.scalarClass == .kana || $0.scalarClass == .hangul }
        return Float(1 + seen.count + wide).squareRoot()
    }
}
