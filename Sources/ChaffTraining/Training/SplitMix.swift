/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension SplitMix {
    /// Evenly from 0 to below 1.
    mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }

    /// About normal with mean 0 and deviation 1: the sum of twelve even ones, less 6.
    mutating func normal() -> Float { (0..<12).reduce(-6) { sum, _ in sum + unit() } }
}
