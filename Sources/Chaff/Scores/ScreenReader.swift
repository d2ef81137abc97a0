/// Reads lines the way the ``Screen`` does, for training.
package final class ScreenReader {
    private let scorer = LineScorer()
    private let characters = CharacterBatch()

    package init() {}

    /// How many slots each of the two tables has, and both together.
    package static let slots = Screen.slots
    package static let slotCount = 2 * Screen.slots

    /// For each cell of a line the slot of the pair that ends there and, above the pairs' table, that of the quadruple.
    package func collect(_ line: Line, of page: Page, into slots: inout [UInt32]) {
        let count = line.cells.count
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: 2 * count))
        characters.removeAll()
        unsafe page.withCells(of: line) { cells in _ = unsafe characters.append(cells, count: count) }
        characters.finish()
        unsafe slots.withUnsafeMutableBufferPointer { slots in
            let (pairs, quadruples) = unsafe (characters.pairs, characters.quadruples)
            for position in 0..<count {
                unsafe slots[2 &* position] = pairs[position]
                unsafe slots[2 &* position &+ 1] = UInt32(Screen.slots) &+ quadruples[position]
            }
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
