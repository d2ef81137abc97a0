/// Adds up the weights of a line's features, block by block: naive Bayes, with presence instead of frequency.
///
/// Reads one signed byte a feature, in steps of ``Quantum/step``. A feature counts once a line as far as a small
/// direct-mapped filter remembers; training looks through the same filter.
@unsafe struct BlockSums: FeatureVisitor {
    private let weights: UnsafePointer<Int8>
    private let bits: UInt32
    private var filter: PresenceFilter
    /// Sum, features, features without weight for each block.
    private let totals: UnsafeMutablePointer<Int32>

    static let inputsPerBlock = 5
    static let inputCount = Block.allCases.count * inputsPerBlock

    init(
        weights: UnsafePointer<Int8>, bits: UInt32, filter: PresenceFilter, totals: UnsafeMutablePointer<Int32>
    ) {
        unsafe self.weights = weights
        unsafe self.bits = bits
        unsafe self.filter = filter
        unsafe self.totals = totals
        unsafe totals.update(repeating: 0, count: Block.allCases.count * 3)
    }

    @inline(__always) mutating func visit(_ block: Block, _ hash: UInt32) {
        let slot = unsafe Hash.slot(hash, bits: bits)
        guard unsafe filter.isNew(block, slot) else { return }
        let weight = unsafe weights[block.rawValue &<< Int(bits) &+ slot]
        let total = unsafe totals + block.rawValue &* 3
        unsafe total[0] &+= Int32(weight)
        unsafe total[1] &+= 1
        unsafe total[2] &+= weight == 0 ? 1 : 0
    }

    /// For each block its sum, sum/√n, mean, share without weight and a bounded sum.
    func write(to inputs: UnsafeMutablePointer<Float>) {
        for block in 0..<Block.allCases.count {
            let total = unsafe totals + block * 3
            let count = unsafe Float(max(1, total[1]))
            let sum = unsafe Float(total[0]) * Quantum.step
            let input = unsafe inputs + block * BlockSums.inputsPerBlock
            unsafe input[0] = sum
            unsafe input[1] = sum / count.squareRoot()
            unsafe input[2] = sum / count
            unsafe input[3] = Float(total[2]) / count
            unsafe input[4] = tanh(sum / 5)
        }
    }
}

/// How weights are stored: one signed byte in steps of 1/16, so up to ±7.9. Costs .0005 of macro-F1 against exact ones.
package enum Quantum {
    package static let step: Float = 1.0 / 16

    package static func quantise(_ weight: Float) -> Int8 {
        Int8(max(-127, min(127, (weight / step).rounded())))
    }
}

/// Remembers which features of the line were met already. Forgets on a clash of slots, which only counts a feature twice.
@unsafe struct PresenceFilter {
    static let ways = 512
    static let memory = ways * Block.allCases.count

    private let seen: UnsafeMutablePointer<UInt32>
    private let stamp: UInt32

    /// - Parameter stamp: different for each line since the memory was zeroed, never 0, below 1024.
    init(memory: UnsafeMutablePointer<UInt32>, stamp: UInt32) {
        unsafe seen = unsafe memory
        unsafe self.stamp = stamp &<< 22
    }

    @inline(__always) func isNew(_ block: Block, _ slot: Int) -> Bool {
        let mark = unsafe stamp | UInt32(truncatingIfNeeded: slot)
        let entry = unsafe seen + (block.rawValue &* PresenceFilter.ways &+ slot & (PresenceFilter.ways &- 1))
        if unsafe entry.pointee == mark { return false }
        unsafe entry.pointee = mark
        return true
    }
}
