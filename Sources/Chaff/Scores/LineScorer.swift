/// Scores single lines; keeps the scratch memory that needs. One a thread.
@safe package final class LineScorer {
    private let filterMemory: UnsafeMutablePointer<UInt32>
    private let totals: UnsafeMutablePointer<Int32>
    private var stamp: UInt32 = 0

    package init() {
        unsafe filterMemory = .allocate(capacity: PresenceFilter.memory)
        unsafe filterMemory.initialize(repeating: 0, count: PresenceFilter.memory)
        unsafe totals = .allocate(capacity: Block.allCases.count * 3)
    }

    deinit {
        unsafe filterMemory.deallocate()
        unsafe totals.deallocate()
    }

    /// Writes the ``StructureModel/lineInputs`` numbers of a line: its blocks, then its shape.
    @inline(__always)
    func writeStructure(
        cells: UnsafePointer<Cell>, count: Int, shape: LineShape, weights: UnsafePointer<Int8>, bits: UInt32,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        stamp = stamp == 1023 ? 1 : stamp + 1
        if stamp == 1 { unsafe filterMemory.update(repeating: 0, count: PresenceFilter.memory) }
        var sums = unsafe BlockSums(
            weights: weights, bits: bits, filter: PresenceFilter(memory: filterMemory, stamp: stamp), totals: totals)
        unsafe LineFeatures(cells: cells, count: count).visit(&sums)
        unsafe sums.write(to: inputs)
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
