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

    init() {
        unsafe worth = .allocate(capacity: 256)
        for byte in 0..<256 {
            let weight = Int64(Int8(truncatingIfNeeded: byte))
            unsafe worth[byte] = weight == 0 ? 1 << 32 : weight
        }
    }

    deinit { unsafe worth.deallocate() }

    /// For each block its sum, sum/√n, mean, share without weight and a bounded sum.
    /// - Parameters:
    ///   - weights: one table of ``Block/slots`` weights for each block.
    ///   - characters: what was already found for the first two blocks, or nil.
    func write(
        _ features: LineFeatures, weights: UnsafePointer<Int8>, characters: CharacterSums?,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        let pairs: BlockSum
        let quadruples: BlockSum
        if let characters {
            (pairs, quadruples) = (characters.pairs, characters.quadruples)
        } else {
            pairs = unsafe sum(features[.characters2], .characters2, weights)
            quadruples = unsafe sum(features[.characters4], .characters4, weights)
        }
        let words1 = unsafe sum(features.slots(of: .words1), .words1, weights)
        let words2 = unsafe sum(features.slots(of: .words2), .words2, weights)
        let edges = unsafe sum(features.slots(of: .edges), .edges, weights)
        let (skeleton12, skeleton34) = unsafe skeleton(features.pieces, weights)
        // The last lane is all of them.
        var counts = SIMD8<Int32>(
            pairs.count, quadruples.count, words1.count, words2.count, edges.count, skeleton12.count, skeleton34.count,
            0)
        let sums = SIMD8<Int32>(
            pairs.sum, quadruples.sum, words1.sum, words2.sum, edges.sum, skeleton12.sum, skeleton34.sum, 0)
        let unknown = SIMD8<Int32>(
            pairs.unknown, quadruples.unknown, words1.unknown, words2.unknown, edges.unknown, skeleton12.unknown,
            skeleton34.unknown, 0)
        // A block without features counts one: adds one where the number is zero.
        counts &+= ((counts &- 1) &>> 31) & 1
        counts[Block.count] = counts.total &- 1
        unsafe BlockSums.write(
            counts: FloatLanes(whole: counts), sums: FloatLanes(whole: sums.withTotal) * Quantum.step,
            unknown: FloatLanes(whole: unknown.withTotal), to: inputs)
    }

    @inline(__always)
    private func sum(
        _ slots: UnsafeBufferPointer<UInt32>, _ block: Block, _ weights: UnsafePointer<Int8>
    ) -> BlockSum {
        guard var next = slots.baseAddress else { return BlockSum() }
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
        return BlockSum(count: slots.count, total: total)
    }

    /// Both blocks of the skeleton, each slot looked up as it is made.
    @inline(__always)
    private func skeleton(
        _ pieces: UnsafeBufferPointer<UInt16>, _ weights: UnsafePointer<Int8>
    ) -> (BlockSum, BlockSum) {
        guard let start = pieces.baseAddress else { return (BlockSum(), BlockSum()) }
        let table12 = unsafe weights + Block.skeleton12.rawValue &* Block.slots
        let table34 = unsafe weights + Block.skeleton34.rawValue &* Block.slots
        let worth = unsafe self.worth
        var (short, long): (Int64, Int64) = (0, 0)
        unsafe Skeleton.visit(
            start, count: pieces.count,
            short: { unsafe short &+= BlockSums.worth(worth, table12, $0) },
            long: { unsafe long &+= BlockSums.worth(worth, table34, $0) })
        return (
            BlockSum(count: 2 &* pieces.count, total: short),
            BlockSum(count: max(0, 2 &* pieces.count &- 3), total: long)
        )
    }

    @inline(__always)
    private static func worth(
        _ worth: UnsafePointer<Int64>, _ table: UnsafePointer<Int8>, _ slot: UInt32
    ) -> Int64 {
        unsafe worth[Int(UInt8(bitPattern: table[Int(slot)]))]
    }

    private static func write(
        counts: FloatLanes, sums: FloatLanes, unknown: FloatLanes, to inputs: UnsafeMutablePointer<Float>
    ) {
        let inputs = UnsafeMutableRawPointer(inputs)
        let size = MemoryLayout<FloatLanes>.size
        unsafe inputs.storeBytes(of: sums, as: FloatLanes.self)
        unsafe (inputs + size).storeBytes(of: sums / counts.squareRoot(), as: FloatLanes.self)
        unsafe (inputs + 2 * size).storeBytes(of: sums / counts, as: FloatLanes.self)
        unsafe (inputs + 3 * size).storeBytes(of: unknown / counts, as: FloatLanes.self)
        unsafe (inputs + 4 * size).storeBytes(of: sums / (5 + sums.magnitudes), as: FloatLanes.self)
    }
}

/// What the features of one block add up to.
struct BlockSum {
    var count: Int32 = 0
    /// In steps of ``Quantum/step``.
    var sum: Int32 = 0
    /// How many have no weight.
    var unknown: Int32 = 0

    init() {}

    init(count: Int, sum: Int32, unknown: Int32) {
        self.count = Int32(truncatingIfNeeded: count)
        self.sum = sum
        self.unknown = unknown
    }

    /// - Parameter total: the sum and, from bit 32 on, how many have no weight.
    @inline(__always) init(count: Int, total: Int64) {
        let sum = Int32(truncatingIfNeeded: total)
        self.init(count: count, sum: sum, unknown: Int32(truncatingIfNeeded: (total &- Int64(sum)) &>> 32))
    }
}
