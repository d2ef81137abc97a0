/// The inputs of the structure joiners, for training; labelling writes the same numbers in place.
package enum StructureInputs {
    package static let line = StructureModel.lineInputs
    /// What the markup of a line adds.
    package static let markup = MarkupModel.markupInputs
    package static let page = StructureContext.inputCount
    /// Whole pages have at least so many lines.
    package static let leastPage = StructureModel.leastPage
    package static let knots = StructureContext.fragmentKnots.count

    /// The page inputs of each line.
    package static func rows(odds: [Float], rootWidths: [Float]) -> [[Float]] {
        let inputs = StructureRows().inputs(odds: odds[...], rootWidths: rootWidths[...])
        return odds.indices.map { Array(inputs[$0 * page..<($0 + 1) * page]) }
    }

    /// A row for fragments: the inputs and a one, times the share of each knot.
    package static func interpolated(_ row: ArraySlice<Float>, lines: Int) -> [Float] {
        let (lower, share) = StructureContext.knot(lines: lines)
        var spread = [Float](repeating: 0, count: (page + 1) * knots)
        let (first, second) = (lower * (page + 1), (lower + 1) * (page + 1))
        for (index, value) in row.enumerated() {
            spread[first + index] = value * (1 - share)
            spread[second + index] = value * share
        }
        spread[first + page] = 1 - share
        spread[second + page] = share
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
