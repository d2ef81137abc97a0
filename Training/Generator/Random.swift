/// FNV-1a over bytes: the same number on every machine and in every run, unlike `Hasher`.
func fnv1a64(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// A seeded stream of random numbers: SplitMix64, so that the same seed gives the same pages on every machine.
///
/// Every stage of the generator takes a stream of its own, named after the stage: a change to one stage leaves the
/// output of the others as it was.
struct Random {
    private var state: UInt64

    init(seed: UInt64, stream: String) {
        state = seed ^ fnv1a64(stream.utf8)
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed &>> 31)
    }

    /// A whole number from 0 up to, but not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0)
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A whole number of the range, both ends included.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True with the given probability.
    mutating func chance(_ probability: Double) -> Bool {
        Double(next() &>> 11) * 0x1p-53 < probability
    }

    /// Any element; `list` must not be empty.
    mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    /// Any element with a probability in proportion to its weight; `list` must not be empty.
    mutating func pick<T>(weighted list: [(T, Double)]) -> T {
        var point = Double(next() &>> 11) * 0x1p-53 * list.reduce(0) { $0 + $1.1 }
        for (element, weight) in list {
            point -= weight
            if point < 0 { return element }
        }
        return list[list.count - 1].0
    }

    mutating func shuffle<T>(_ list: inout [T]) {
        for index in list.indices.dropFirst().reversed() { list.swapAt(index, below(index + 1)) }
    }
}
