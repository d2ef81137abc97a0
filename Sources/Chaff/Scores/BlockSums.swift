/// Adds up the weights of a line's features, block by block: naive Bayes.
///
/// Weights are one signed byte a feature, in steps of ``Quantum/step``. Every occurrence counts: counting a feature once
/// a line gains .001 of macro-F1 and costs more time than the sums themselves. What the tables hold is written down
/// first and added up sixteen at a time after that.
@safe final class BlockSums {
    /// Each of ``inputsPerBlock`` numbers has a lane for each block, and one for all of them together.
    static let lanes = 8
    static let inputsPerBlock = 5
    static let inputCount = lanes * inputsPerBlock

    private let found: UnsafeMutablePointer<Int16>
    /// For each lane how many features there are, their sum, and how many have no weight.
    private let counts: UnsafeMutablePointer<Float>
    private let sums: UnsafeMutablePointer<Float>
    private let unknown: UnsafeMutablePointer<Float>

    init() {
        unsafe found = .allocate(capacity: LineFeatures.blockCapacity + 2 * ShortLanes.width)
        unsafe counts = .allocate(capacity: BlockSums.lanes)
        unsafe sums = .allocate(capacity: BlockSums.lanes)
        unsafe unknown = .allocate(capacity: BlockSums.lanes)
    }

    deinit {
        unsafe found.deallocate()
        unsafe counts.deallocate()
        unsafe sums.deallocate()
        unsafe unknown.deallocate()
    }

    /// For each block its sum, sum/√n, mean, share without weight and a bounded sum.
    /// - Parameters:
    ///   - weights: one table of ``Block/slots`` weights for each block.
    ///   - characters: what was already found for the first two blocks, or nil.
    func write(
        _ features: LineFeatures, weights: UnsafePointer<Int8>, characters: CharacterSums?,
        to inputs: UnsafeMutablePointer<Float>
    ) {
        var first = 0
        if let characters {
            put(characters.pairs, at: Block.characters2.rawValue)
            put(characters.quadruples, at: Block.characters4.rawValue)
            first = Block.words1.rawValue
        }
        for block in first..<Block.count {
            unsafe put(sum(features[block], table: weights + block * Block.slots), at: block)
        }
        var all = (count: Float(0), sum: Float(0), unknown: Float(0))
        for block in 0..<Block.count {
            unsafe all.count += counts[block]
            unsafe all.sum += sums[block]
            unsafe all.unknown += unknown[block]
        }
        unsafe (counts[Block.count], sums[Block.count], unknown[Block.count]) = all
        unsafe writeInputs(to: inputs)
    }

    @inline(__always) private func put(_ sum: BlockSum, at block: Int) {
        unsafe counts[block] = Float(max(1, sum.count))
        unsafe sums[block] = Float(sum.sum) * Quantum.step
        unsafe unknown[block] = Float(sum.unknown)
    }

    @inline(__always) private func sum(_ slots: UnsafeBufferPointer<UInt32>, table: UnsafePointer<Int8>) -> BlockSum {
        let found = unsafe self.found
        let count = slots.count
        guard let slots = slots.baseAddress else { return BlockSum() }
        // The lists have room for whole vectors, and what stands behind their ends are slots too.
        for index in stride(from: 0, to: count, by: Lanes.width) {
            for lane in 0..<Lanes.width { unsafe found[index &+ lane] = Int16(table[Int(slots[index &+ lane])]) }
        }
        unsafe ShortLanes.zero.store(to: found + count)
        var sum = ShortLanes.zero
        var unknown = ShortLanes.zero
        var index = 0
        while index < count {
            let weights = unsafe ShortLanes(found + index)
            sum &+= weights
            unknown &-= weights.isLowByteZero
            index &+= ShortLanes.width
        }
        return BlockSum(
            count: count, sum: sum.total, unknown: unknown.total &- Int32(truncatingIfNeeded: index &- count))
    }

    private func writeInputs(to inputs: UnsafeMutablePointer<Float>) {
        let count = unsafe FloatLanes(counts)
        let sum = unsafe FloatLanes(sums)
        let inputs = UnsafeMutableRawPointer(inputs)
        let size = MemoryLayout<FloatLanes>.size
        unsafe inputs.storeBytes(of: sum, as: FloatLanes.self)
        unsafe (inputs + size).storeBytes(of: sum / count.squareRoot(), as: FloatLanes.self)
        unsafe (inputs + 2 * size).storeBytes(of: sum / count, as: FloatLanes.self)
        unsafe (inputs + 3 * size).storeBytes(of: FloatLanes(unknown) / count, as: FloatLanes.self)
        unsafe (inputs + 4 * size).storeBytes(of: sum / (5 + sum.magnitudes), as: FloatLanes.self)
    }
}

/// What the features of one block add up to.
struct BlockSum {
    var count = 0
    /// In steps of ``Quantum/step``.
    var sum: Int32 = 0
    /// How many have no weight.
    var unknown: Int32 = 0
}
