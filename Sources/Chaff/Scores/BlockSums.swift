/// Adds up the weights of the features of lines, block by block: naive Bayes.
///
/// All lines of a batch are looked up in one loop a list, which leaves running sums: what a line adds up to is the
/// difference of two, and no loop ends where a line does.
///
/// Weights are one signed byte a feature, in steps of ``Quantum/step``. Every occurrence counts: counting a feature once
/// a line gains .001 of macro-F1 and costs more time than the sums themselves. A byte says by a small table what it
/// adds to the sum and to the number of features without weight, both in one number.
@safe final class BlockSums {
    /// Each of ``inputsPerBlock`` numbers has a lane for each block, and one for all of them together.
    static let lanes = 8
    static let inputsPerBlock = 5
    static let inputCount = lanes * inputsPerBlock

    /// For each byte of a table its weight and, from bit 32 on, whether it is zero.
    private let worth: UnsafeMutablePointer<Int64>
    /// The roots of numbers of features: of a vector they come out as eight calls.
    private let roots: UnsafeMutablePointer<Float>
    /// Running sums over the lists of all lines: words, pairs of tokens, edges, and the skeleton's n-grams of one and two,
    /// of three, and of four pieces.
    private let words, tokenPairs, edges, short, threes, fours: UnsafeMutablePointer<Int64>
    /// What each block adds up to, the last one zero, and how many features it has.
    private let totals: UnsafeMutablePointer<Int64>
    private let counts: UnsafeMutablePointer<Int32>

    init() {
        unsafe worth = .allocate(capacity: 256)
        for byte in 0..<256 {
            let weight = Int64(Int8(truncatingIfNeeded: byte))
            unsafe worth[byte] = weight == 0 ? 1 << 32 : weight
        }
        let most = Block.count * LineFeatures.blockCapacity
        unsafe roots = .allocate(capacity: most + 1)
        for number in 0...most { unsafe roots[number] = Float(number).squareRoot() }
        let capacity = CharacterBatch.size + CodeRow.gap + 1
        unsafe words = .allocate(capacity: capacity)
        unsafe tokenPairs = .allocate(capacity: capacity)
        unsafe edges = .allocate(capacity: 16 * LineFeatures.mostLines)
        unsafe short = .allocate(capacity: capacity)
        unsafe threes = .allocate(capacity: capacity)
        unsafe fours = .allocate(capacity: capacity)
        unsafe totals = .allocate(capacity: BlockSums.lanes * LineFeatures.mostLines)
        unsafe totals.initialize(repeating: 0, count: BlockSums.lanes * LineFeatures.mostLines)
        unsafe counts = .allocate(capacity: BlockSums.lanes * LineFeatures.mostLines)
    }

    deinit {
        unsafe worth.deallocate()
        unsafe roots.deallocate()
        unsafe words.deallocate()
        unsafe tokenPairs.deallocate()
        unsafe edges.deallocate()
        unsafe short.deallocate()
        unsafe threes.deallocate()
        unsafe fours.deallocate()
        unsafe totals.deallocate()
        unsafe counts.deallocate()
    }

    /// Looks up the features of all lines but for their characters; then ``add(_:line:characters:)`` for each line, and
    /// then ``write(line:to:)``.
    /// - Parameter weights: one table of ``Block/slots`` weights for each block.
    func lookUp(_ features: LineFeatures, weights: UnsafePointer<Int8>) {
        unsafe sum(features.allWords, .words1, weights, to: words)
        unsafe sum(features.allTokenPairs, .words2, weights, to: tokenPairs)
        unsafe sum(features.allEdges, .edges, weights, to: edges)
        unsafe sum(skeletons: features.allPieces, weights)
    }

    /// Adds up what was looked up for a line.
    /// - Parameter characters: what was found for the first two blocks.
    @inline(__always) func add(_ features: LineFeatures, line: Int, characters: CharacterSums) {
        let own = features.lists(line)
        let totals = unsafe self.totals + line &* BlockSums.lanes
        unsafe totals[0] = characters.pairs.total
        unsafe totals[1] = characters.quadruples.total
        unsafe totals[2] = words[own.words.upperBound] &- words[own.words.lowerBound]
        unsafe totals[3] = tokenPairs[own.tokenPairs.upperBound] &- tokenPairs[own.tokenPairs.lowerBound]
        unsafe totals[4] = edges[own.edges.upperBound] &- edges[own.edges.lowerBound]
        let (first, end) = (own.pieces.lowerBound, own.pieces.upperBound)
        unsafe totals[5] = short[end] &- short[first]
        // n-grams of three reach back to the start of the line from its second piece on, those of four from the third.
        unsafe totals[6] = threes[end] &- threes[first &+ 1] &+ fours[end] &- fours[min(first &+ 2, end)]
        unsafe own.writeCounts(to: counts + line &* BlockSums.lanes)
    }

    /// What the characters of ``LineFeatures/line`` add up to.
    func characters(_ features: LineFeatures, weights: UnsafePointer<Int8>) -> CharacterSums {
        func sum(_ block: Block) -> BlockSum {
            let slots = unsafe features[block]
            var total: Int64 = 0
            for index in slots.indices {
                unsafe total &+= BlockSums.worth(worth, weights + block.rawValue &* Block.slots, slots[index])
            }
            return BlockSum(count: slots.count, total: total)
        }
        var sums = CharacterSums()
        sums.pairs = sum(.characters2)
        sums.quadruples = sum(.characters4)
        return sums
    }

    /// For each block of a line its sum, sum/√n, mean, share without weight and a bounded sum.
    @inline(__always) func write(line: Int, to inputs: UnsafeMutablePointer<Float>) {
        let totals = unsafe self.totals + line &* BlockSums.lanes
        let counts = unsafe self.counts + line &* BlockSums.lanes
        let halves = unsafe UnsafeRawPointer(totals).loadUnaligned(as: SIMD16<Int32>.self)
        let wholeSums = halves.evenHalf
        let unknown = FloatLanes(whole: (halves.oddHalf &- (wholeSums &>> 31)).withTotal)
        let sums = FloatLanes(whole: wholeSums.withTotal) * Quantum.step
        let numbers = FloatLanes(whole: unsafe UnsafeRawPointer(counts).loadUnaligned(as: SIMD8<Int32>.self))
        let roots = unsafe FloatLanes(
            roots[Int(counts[0])], roots[Int(counts[1])], roots[Int(counts[2])], roots[Int(counts[3])],
            roots[Int(counts[4])], roots[Int(counts[5])], roots[Int(counts[6])], roots[Int(counts[7])])
        let inputs = UnsafeMutableRawPointer(inputs)
        let size = MemoryLayout<FloatLanes>.size
        unsafe inputs.storeBytes(of: sums, as: FloatLanes.self)
        unsafe (inputs + size).storeBytes(of: sums / roots, as: FloatLanes.self)
        unsafe (inputs + 2 * size).storeBytes(of: sums / numbers, as: FloatLanes.self)
        unsafe (inputs + 3 * size).storeBytes(of: unknown / numbers, as: FloatLanes.self)
        unsafe (inputs + 4 * size).storeBytes(of: sums / (5 + sums.magnitudes), as: FloatLanes.self)
    }

    @inline(__always)
    private func sum(
        _ slots: UnsafeBufferPointer<UInt32>, _ block: Block, _ weights: UnsafePointer<Int8>,
        to running: UnsafeMutablePointer<Int64>
    ) {
        let table = unsafe weights + block.rawValue &* Block.slots
        let worth = unsafe self.worth
        unsafe running[0] = 0
        guard let start = slots.baseAddress else { return }
        var total: Int64 = 0
        for index in 0..<slots.count {
            unsafe total &+= BlockSums.worth(worth, table, start[index])
            unsafe running[index &+ 1] = total
        }
    }

    /// Both blocks of the skeletons, each slot looked up as it is made.
    @inline(__always)
    private func sum(skeletons pieces: UnsafeBufferPointer<UInt16>, _ weights: UnsafePointer<Int8>) {
        let table12 = unsafe weights + Block.skeleton12.rawValue &* Block.slots
        let table34 = unsafe weights + Block.skeleton34.rawValue &* Block.slots
        let (worth, short, threes, fours) = unsafe (self.worth, self.short, self.threes, self.fours)
        unsafe (short[0], threes[0], fours[0]) = (0, 0, 0)
        guard let start = pieces.baseAddress else { return }
        var (sum12, sum3, sum4): (Int64, Int64, Int64) = (0, 0, 0)
        // The last four pieces, the newest lowest.
        var last: UInt64 = 0
        for index in 0..<pieces.count {
            let piece = unsafe UInt64(start[index])
            last = last &<< 16 | piece
            unsafe sum12 &+= BlockSums.worth(worth, table12, Skeleton.slot(piece))
            unsafe sum12 &+= BlockSums.worth(worth, table12, Skeleton.slot(last & 0xFFFF_FFFF))
            unsafe sum3 &+= BlockSums.worth(worth, table34, Skeleton.slot(last & 0xFFFF_FFFF_FFFF))
            unsafe sum4 &+= BlockSums.worth(worth, table34, Skeleton.slot(last))
            unsafe short[index &+ 1] = sum12
            unsafe threes[index &+ 1] = sum3
            unsafe fours[index &+ 1] = sum4
        }
    }

    @inline(__always)
    private static func worth(
        _ worth: UnsafePointer<Int64>, _ table: UnsafePointer<Int8>, _ slot: UInt32
    ) -> Int64 {
        unsafe worth[Int(UInt8(bitPattern: table[Int(slot)]))]
    }
}

/// What the features of one block add up to.
struct BlockSum {
    private(set) var count = 0
    /// The sum in steps of ``Quantum/step`` and, from bit 32 on, how many features have no weight.
    private(set) var total: Int64 = 0

    /// In steps of ``Quantum/step``.
    var sum: Int32 { Int32(truncatingIfNeeded: total) }
    /// How many have no weight.
    var unknown: Int32 { Int32(truncatingIfNeeded: (total &- Int64(sum)) &>> 32) }
    init() {}

    @inline(__always) init(count: Int, sum: Int32, unknown: Int32) {
        self.init(count: count, total: Int64(sum) &+ Int64(unknown) &<< 32)
    }

    @inline(__always) init(count: Int, total: Int64) {
        self.count = count
        self.total = total
    }
}
