/// Scores the structure of single lines; keeps the scratch memory that needs. One a thread.
@safe package final class LineScorer {
    let features = LineFeatures()
    private let blockSums = BlockSums()
    private let characterReader = CharacterReader()
    let logarithms = CountLogarithms(bound: LineShape.largestNumber + 2)
    /// Room for the inputs of all lines of a batch, and what each of them says to the screen.
    private let inputs: UnsafeMutablePointer<Float>
    private let stretches: UnsafeMutablePointer<Int32>
    private static let inputRoom = (MarkupModel.lineInputs + 7) & ~7

    package init() {
        unsafe inputs = .allocate(capacity: LineScorer.inputRoom * LineFeatures.mostLines)
        unsafe stretches = .allocate(capacity: LineFeatures.mostLines)
    }

    deinit {
        unsafe inputs.deallocate()
        unsafe stretches.deallocate()
    }

    /// Reads a line and returns its shape; what follows is about the line read last.
    @inline(__always) func read(_ cells: UnsafePointer<Cell>, count: Int) -> LineShape {
        unsafe features.read(cells, count: count)
    }

    /// Reads some neighbouring lines, as many as are worked on at once; those that are not blank are lines of the batch.
    /// - Parameters:
    ///   - lines: the lines of a page from one on.
    ///   - cells: those of the page.
    ///   - table: the entries of a ``CharacterTable``, or nil if a model has none.
    /// - Returns: how many lines were read, blank ones included.
    func read(batch lines: ArraySlice<Line>, cells: UnsafePointer<Cell>, table: UnsafePointer<Int16>?) -> Int {
        features.removeAll()
        let characters = features.characters
        var end = lines.startIndex
        while end < lines.endIndex {
            let line = lines[end]
            if !line.isBlank {
                guard characters.hasRoom(for: line.cells.count) else { break }
                _ = unsafe characters.append(cells + line.cells.lowerBound, count: line.cells.count)
            }
            end &+= 1
        }
        characters.finish()
        if let table = unsafe table { unsafe characterReader.lookUp(characters, table: table) }
        var place = 0
        for index in lines.startIndex..<end where !lines[index].isBlank {
            let line = lines[index].cells
            unsafe features.read(cells + line.lowerBound, count: line.count, at: place)
            place &+= line.count &+ CodeRow.gap
        }
        features.finish()
        return end &- lines.startIndex
    }

    /// The shape of a line of the batch.
    @inline(__always) func shape(_ line: Int) -> LineShape { features.lists(line).shape }

    /// Equal for lines of the batch that say the same, any digit as 0.
    @inline(__always) func key(_ line: Int) -> UInt32 {
        let own = features.lists(line)
        return features.characters.stretches.hash(own.place, own.place &+ own.scored)
    }

    /// The best stretch of a line for the screen, after ``workOut(_:lines:)``.
    @inline(__always) func stretch(_ line: Int) -> Int32 { unsafe stretches[line] }

    /// Works out the inputs of all lines of the batch for the first structure decision, from what ``CharacterTable`` gave.
    /// - Parameter lines: the lines of the page that were read.
    func workOutFirst(_ structure: StructureModel, lines: ArraySlice<Line>) {
        unsafe blockSums.lookUp(features, weights: structure.weights)
        var number = 0
        for index in lines.indices where !lines[index].isBlank {
            let own = features.lists(number)
            let sums = characterReader.sums(
                count: lines[index].cells.count, at: own.place, scored: own.characters)
            unsafe stretches[number] = sums.stretch
            blockSums.add(features, line: number, characters: sums)
            number &+= 1
        }
        writeInputs()
    }

    /// Works out the inputs of all lines of the batch for any structure decision.
    func workOut(_ structure: StructureModel) { unsafe workOut(weights: structure.weights) }

    private func workOut(weights: UnsafePointer<Int8>) {
        unsafe blockSums.lookUp(features, weights: weights)
        for line in 0..<features.count {
            features.line = line
            let sums = unsafe blockSums.characters(features, weights: weights)
            blockSums.add(features, line: line, characters: sums)
        }
        writeInputs()
    }

    private func writeInputs() {
        for line in 0..<features.count {
            let row = unsafe self.row(line)
            unsafe blockSums.write(line: line, to: row)
            unsafe features.lists(line).shape.write(to: row + BlockSums.inputCount, logarithms)
        }
    }

    /// The inputs of a line of the batch that were worked out last.
    @inline(__always) func inputs(line: Int) -> UnsafePointer<Float> { unsafe UnsafePointer(row(line)) }

    @inline(__always) private func row(_ line: Int) -> UnsafeMutablePointer<Float> {
        unsafe inputs + line &* LineScorer.inputRoom
    }

    /// The log-odds of the structure decision whose inputs were worked out, from a line of the batch alone.
    @inline(__always) func odds(_ structure: StructureModel, line: Int) -> Float {
        unsafe Joiner.logOdds(row(line), weights: structure.line, count: StructureModel.lineInputs)
    }

    /// What a line of the batch says as a bag.
    @inline(__always) func odds(_ bag: StructureBag, line: Int) -> Float { bag.odds(features, line: line) }

    /// The best stretch for the screen alone, of a line of the batch with `count` cells.
    func stretch(_ screen: Screen, line: Int = 0, count: Int) -> Int32 {
        features.line = line
        return unsafe characterReader.stretch(features, screen: screen.weights, count: count)
    }

    /// The same, to be asked for by ``stretch(_:)``: for a model without a ``CharacterTable``.
    func readStretch(_ screen: Screen, line: Int, count: Int) {
        unsafe stretches[line] = stretch(screen, line: line, count: count)
    }

    /// The log-odds of a structure decision, from the line alone that was read last.
    func odds(_ structure: StructureModel) -> Float {
        workOut(structure)
        return odds(structure, line: 0)
    }

    /// The log-odds of a structure decision with the line's markup, its inputs worked out before.
    /// - Parameters:
    ///   - index: the line's place on the page.
    ///   - line: its place in the batch.
    func odds(_ model: MarkupModel, _ features: MarkupFeatures, of index: Int, line: Int = 0) -> Float {
        let row = unsafe self.row(line)
        unsafe MarkupModel.write(
            features, line: index, logWidth: log1p(Float(shape(line).width)), weights: model.weights,
            to: row + StructureModel.lineInputs)
        return unsafe Joiner.logOdds(row, weights: model.line, count: MarkupModel.lineInputs)
    }

    /// The first inputs of the decision that was asked for last, for an explanation.
    func lastInputs(_ count: Int) -> [Float] { (0..<count).map { unsafe inputs[$0] } }

    /// The ``StructureModel/lineInputs`` numbers of a line, its blocks and its shape, for training, with weights that
    /// are still being made.
    package func structureInputs(of line: Line, page: Page, weights: [Int8]) -> [Float] {
        unsafe page.withCells(of: line) { cells in
            _ = unsafe read(cells, count: line.cells.count)
            unsafe weights.withUnsafeBufferPointer { weights in
                if let start = weights.baseAddress { unsafe workOut(weights: start) }
            }
        }
        return (0..<StructureModel.lineInputs).map { unsafe inputs[$0] }
    }

    /// What a line says as a bag, for training.
    package func bagOdds(of line: Line, page: Page, weights: [Int8]) -> Float {
        unsafe page.withCells(of: line) { cells in _ = unsafe read(cells, count: line.cells.count) }
        return unsafe weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return 0 }
            return unsafe StructureBag(start).odds(features, line: 0)
        }
    }

    /// What ``key(_:)`` gives for a line, for training.
    package func key(of line: Line, page: Page) -> UInt32 {
        unsafe page.withCells(of: line) { cells in _ = unsafe read(cells, count: line.cells.count) }
        return key(0)
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
