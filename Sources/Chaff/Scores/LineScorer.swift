/// Scores the structure of single lines; keeps the scratch memory that needs. One a thread.
@safe package final class LineScorer {
    let features = LineFeatures()
    /// Room for the inputs of one line.
    private let inputs: UnsafeMutablePointer<Float>

    package init() { unsafe inputs = .allocate(capacity: StructureModel.lineInputs) }

    deinit { unsafe inputs.deallocate() }

    /// Reads a line and returns its shape; ``odds(_:shape:)`` is about the line read last.
    @inline(__always) func read(_ cells: UnsafePointer<Cell>, count: Int) -> LineShape {
        unsafe features.read(cells, count: count)
    }

    /// The log-odds of a structure decision, from the line alone.
    func odds(_ structure: StructureModel, shape: LineShape) -> Float {
        unsafe writeInputs(shape, weights: structure.weights)
        return unsafe Joiner.logOdds(inputs, weights: structure.line, count: StructureModel.lineInputs)
    }

    private func writeInputs(_ shape: LineShape, weights: UnsafePointer<Int8>) {
        unsafe BlockSums(weights: weights).write(features, to: inputs)
        unsafe shape.write(to: inputs + BlockSums.inputCount)
    }

    /// The ``StructureModel/lineInputs`` numbers of a line, its blocks and its shape, for training, with weights that
    /// are still being made.
    package func structureInputs(of line: Line, page: Page, weights: [Int8]) -> [Float] {
        unsafe page.withCells(of: line) { cells in
            let shape = unsafe read(cells, count: line.cells.count)
            unsafe weights.withUnsafeBufferPointer { weights in
                if let start = weights.baseAddress { unsafe writeInputs(shape, weights: start) }
            }
        }
        return (0..<StructureModel.lineInputs).map { unsafe inputs[$0] }
    }
}
