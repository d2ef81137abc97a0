/// Reads lines the way the ``Screen`` does, for training.
package final class ScreenReader {
    private let scorer = LineScorer()

    package init() {}

    package var slotCount: Int { 2 * Screen.slots }

    /// For each cell of a line the slot of the pair that ends there and, above the pairs' table, that of the quadruple.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        slots.removeAll(keepingCapacity: true)
        let size = UInt32(Screen.slots)
        unsafe page.withCells(of: line) { cells in
            _ = unsafe scorer.read(cells, count: line.cells.count)
        }
        for position in 0..<line.cells.count {
            slots.append(unsafe scorer.features.pairs[position])
            slots.append(unsafe size + scorer.features.quadruples[position])
        }
    }

    /// The screen's inputs for a line.
    /// - Parameter structure: the first structure decision of a model that is being made, or nil if it has none.
    package func inputs(_ line: Line, of page: Page, _ screen: Screen, structure: Model?) -> SIMD4<Float> {
        var inputs = SIMD4<Float>.zero
        let count = line.cells.count
        unsafe page.withCells(of: line) { cells in
            _ = unsafe scorer.read(cells, count: count)
            var odds: Float = 0
            if let structure, structure.structureCount > 0 {
                odds = unsafe scorer.odds(structure.structures[0])
            }
            let stretch = scorer.stretch(screen, count: count)
            inputs = Screen.inputs(stretch: stretch, count: count, lineOdds: odds)
        }
        return inputs
    }
}
