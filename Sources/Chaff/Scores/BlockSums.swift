/// Adds up the weights of a line's features, block by block: naive Bayes.
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
    /// For each byte of a table its weight and, from bit 32 on, whether it is zero.
    private let worth: UnsafeMutablePointer<Int64>
    /// The roots of numbers of features: of a vector they come out as eight calls.
    private let roots: UnsafeMutablePointer<Float>
    /// What each block adds up to, the last one zero.
    private let totals: UnsafeMutablePointer<Int64>

    init() {
        unsafe worth = .allocate(capacity: 256)
        for byte in 0..<256 {
            let weight = Int64(Int8(truncatingIfNeeded: byte))
            unsafe worth[byte] = weight == 0 ? 1 << 32 : weight
        }
        let most = Block.count * LineFeatures.blockCapacity
        unsafe roots = .allocate(capacity: most + 1)
        for number in 0...most { unsafe roots[number] = Float(number).squareRoot() }
        unsafe totals = .allocate(capacity: BlockSums.lanes)
        unsafe totals[Block.count] = 0
    }

    deinit {
        unsafe worth.deallocate()
        unsafe roots.deallocate()
        unsafe totals.deallocate()
    }

    // Inlined into the loop over a page's lines it keeps that loop's numbers out of the registers.
    /// For each block its sum, sum/√n, mean, share without weight and a bounded sum.
    /// - Parameters:
    ///   - weights: one table of ``Block/slots`` weights for each block.
    ///   - characters: what was already found for the first two blocks, or nil.
    @inline(never) func write(
        _ features: LineFeatures, weights: UnsafePointer<Int8>, characters: CharacterSums?,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        let totals = unsafe self.totals
        if let characters {
            unsafe totals[0] = characters.pairs.total
            unsafe totals[1] = characters.quadruples.total
        } else {
            unsafe totals[0] = sum(features[.characters2], .characters2, weights)
            unsafe totals[1] = sum(features[.characters4], .characters4, weights)
        }
        unsafe (totals[5], totals[6]) = skeleton(features.pieces, weights)
        unsafe totals[2] = sum(features.words, .words1, weights)
        unsafe totals[3] = sum(features.tokenPairs, .words2, weights)
        unsafe totals[4] = sum(features.edges, .edges, weights)
        unsafe write(counts: features.counts, to: inputs)
    }

    @inline(__always)
    private func write(counts: UnsafePointer<Int32>, to inputs: UnsafeMutablePointer<Float>) {
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
        _ slots: UnsafeBufferPointer<UInt32>, _ block: Block, _ weights: UnsafePointer<Int8>
    ) -> Int64 {
        guard var next = slots.baseAddress else { return 0 }
        let table = unsafe weights + block.rawValue &* Block.slots
        let worth = unsafe self.worth
        var total: Int64 = 0
        var left = slots.count
        while left >= 4 {
            unsafe total &+= BlockSums.worth(worth, table, next[0])
            unsafe total &+= BlockSums.worth(worth, table, next[1])
            unsafe total &+= BlockSums.worth(worth, table, next[2])
            unsafe total &+= BlockSums.worth(worth, table, next[3])
            unsafe next += 4
            left &-= 4
        }
        while left > 0 {
            unsafe total &+= BlockSums.worth(worth, table, next[0])
            unsafe next += 1
            left &-= 1
        }
        return total
    }

    /// Both blocks of the skeleton, each slot looked up as it is made.
    @inline(__always)
    private func skeleton(
        _ pieces: UnsafeBufferPointer<UInt16>, _ weights: UnsafePointer<Int8>
    ) -> (Int64, Int64) {
        guard let start = pieces.baseAddress else { return (0, 0) }
        let table12 = unsafe weights + Block.skeleton12.rawValue &* Block.slots
        let table34 = unsafe weights + Block.skeleton34.rawValue &* Block.slots
        let worth = unsafe self.worth
        var (short, long): (Int64, Int64) = (0, 0)
        unsafe Skeleton.visit(
            start, count: pieces.count,
            short: { unsafe short &+= BlockSums.worth(worth, table12, $0) },
            long: { unsafe long &+= BlockSums.worth(worth, table34, $0) })
        return (short, long)
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
