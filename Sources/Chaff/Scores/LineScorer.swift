/// Scores the structure of single lines; keeps the scratch memory that needs. One a thread.
package final class LineScorer {
    private let features = LineFeatures()
    private let filter = PresenceFilter()

    package init() {}

    /// Writes the ``StructureModel/lineInputs`` numbers of a line: its blocks, then its shape.
    func writeStructure(
        cells: UnsafePointer<Cell>, count: Int, shape: LineShape, weights: UnsafePointer<Int8>, bits: UInt32,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        unsafe features.read(cells, count: count, bits: bits)
        unsafe BlockSums(weights: weights, bits: bits).write(features, through: filter, to: inputs)
        unsafe shape.write(to: inputs + BlockSums.inputCount)
    }

    /// The same for training, with weights that are still being made.
    package func structureInputs(of line: Line, page: Page, weights: [Int8], bits: Int) -> [Float] {
        unsafe [Float](unsafeUninitializedCapacity: StructureModel.lineInputs) { inputs, count in
            unsafe page.withCells(of: line) { cells in
                let shape = unsafe LineShape(cells: cells, count: min(line.cells.count, LineFeatures.scoredCells))
                unsafe weights.withUnsafeBufferPointer { weights in
                    unsafe writeStructure(
                        cells: cells, count: line.cells.count, shape: shape, weights: weights.baseAddress!,
                        bits: UInt32(bits), to: inputs.baseAddress!)
                }
            }
            count = StructureModel.lineInputs
        }
    }
}
