/// Scores the structure of single lines; keeps the scratch memory that needs. One a thread.
@safe package final class LineScorer {
    let features = LineFeatures()
    private let blockSums = BlockSums()
    private let characterReader = CharacterReader()
    private let logarithms = CountLogarithms(bound: LineShape.largestNumber + 2)
    /// Room for the inputs of one line.
    private let inputs: UnsafeMutablePointer<Float>

    package init() { unsafe inputs = .allocate(capacity: MarkupModel.lineInputs) }

    deinit { unsafe inputs.deallocate() }

    /// Reads a line and returns its shape; what follows is about the line read last.
    @inline(__always) func read(_ cells: UnsafePointer<Cell>, count: Int) -> LineShape {
        unsafe features.read(cells, count: count)
    }

    /// What the characters of the line's `count` cells add up to, for the first structure decision and for the screen.
    /// - Parameter table: the entries of a ``CharacterTable``.
    @inline(__always) func characterSums(_ table: UnsafePointer<Int16>, count: Int) -> CharacterSums {
        unsafe characterReader.sums(features, table: table, count: count)
    }

    /// The best stretch for the screen alone.
    func stretch(_ screen: Screen, count: Int) -> Int32 {
        unsafe characterReader.stretch(features, screen: screen.weights, count: count)
    }

    /// The log-odds of a structure decision, from the line alone.
    /// - Parameter characters: what ``characterSums(_:count:)`` gave, for the first decision.
    func odds(_ structure: StructureModel, shape: LineShape, characters: CharacterSums? = nil) -> Float {
        unsafe writeInputs(shape, weights: structure.weights, characters: characters)
        return unsafe Joiner.logOdds(inputs, weights: structure.line, count: StructureModel.lineInputs)
    }

    /// The log-odds of a structure decision with the line's markup; to be asked for after ``odds(_:shape:characters:)``
    /// of the same line and decision.
    func odds(_ model: MarkupModel, _ features: MarkupFeatures, line: Int, shape: LineShape) -> Float {
        unsafe MarkupModel.write(
            features, line: line, logWidth: log1p(Float(shape.width)), weights: model.weights,
            to: inputs + StructureModel.lineInputs)
        return unsafe Joiner.logOdds(inputs, weights: model.line, count: MarkupModel.lineInputs)
    }

    private func writeInputs(_ shape: LineShape, weights: UnsafePointer<Int8>, characters: CharacterSums?) {
        unsafe blockSums.write(features, weights: weights, characters: characters, to: inputs)
        unsafe shape.write(to: inputs + BlockSums.inputCount, logarithms)
    }

    /// The first inputs of the decision that was asked for last, for an explanation.
    func lastInputs(_ count: Int) -> [Float] { (0..<count).map { unsafe inputs[$0] } }

    /// The ``StructureModel/lineInputs`` numbers of a line, its blocks and its shape, for training, with weights that
    /// are still being made.
    package func structureInputs(of line: Line, page: Page, weights: [Int8]) -> [Float] {
        unsafe page.withCells(of: line) { cells in
            let shape = unsafe read(cells, count: line.cells.count)
            unsafe weights.withUnsafeBufferPointer { weights in
                if let start = weights.baseAddress { unsafe writeInputs(shape, weights: start, characters: nil) }
            }
        }
        return (0..<StructureModel.lineInputs).map { unsafe inputs[$0] }
    }

    /// The ``MarkupModel/markupInputs`` numbers of a line, for training.
    package func markupInputs(of index: Int, page: Page, weights: [Int8]) -> [Float] {
        let line = page.lines[index]
        page.withMarkup { features in
            unsafe page.withCells(of: line) { cells in
                let shape = unsafe read(cells, count: line.cells.count)
                unsafe weights.withUnsafeBufferPointer { weights in
                    guard let start = weights.baseAddress else { return }
                    unsafe MarkupModel.write(
                        features, line: index, logWidth: log1p(Float(shape.width)),
                        weights: start, to: inputs)
                }
            }
        }
        return (0..<MarkupModel.markupInputs).map { unsafe inputs[$0] }
    }
}
