import Chaff

/// How often each key of an n-gram occurs inside spans and outside: open addressing, a load of at most two thirds. A
/// dictionary of the same takes three times the memory, and there are 20 million keys.
struct KeyCounts {
    private var keys = [UInt32](repeating: 0, count: 1 << 20)
    /// Inside, then outside; both 0 where a place is free.
    private var counts = [SIMD2<UInt32>](repeating: .zero, count: 1 << 20)
    private var used = 0

    mutating func add(isInjected: Bool, to key: UInt32) {
        let place = place(of: key)
        if counts[place] == .zero {
            keys[place] = key
            used += 1
        }
        counts[place] &+= isInjected ? SIMD2(1, 0) : SIMD2(0, 1)
        if used * 3 > keys.count * 2 { grow() }
    }

    /// How often a key occurred.
    subscript(key: UInt32) -> (inside: UInt32, outside: UInt32) {
        let count = counts[place(of: key)]
        return (count.x, count.y)
    }

    private func place(of key: UInt32) -> Int {
        let mask = keys.count - 1
        var place = Int((key &* 0x9E37_79B1) &>> 4) & mask
        while counts[place] != .zero, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = zip(keys, counts).filter { $0.1 != .zero }
        keys = [UInt32](repeating: 0, count: keys.count * 2)
        counts = [SIMD2<UInt32>](repeating: .zero, count: keys.count)
        for (key, count) in old {
            let place = place(of: key)
            keys[place] = key
            counts[place] = count
        }
    }

    /// What each key is worth: how much its counts tell of the side they stand on (twice this is the likelihood ratio
    /// of Dunning 1993), with the sides balanced as ``SpanTrainer/weights(_:size:orders:)`` balances them.
    /// - Parameter least: keys that occur less often are left out; once inside counts four times.
    func worths(atLeast least: UInt32) -> [(key: UInt32, worth: UInt32)] {
        var totals = SIMD2<Double>(1, 1)
        for count in counts { totals += SIMD2<Double>(Double(count.x), Double(count.y)) }
        let scale = (totals.y / totals.x).squareRoot()
        return zip(keys, counts).filter { $0.1 != .zero && 4 * $0.1.x + $0.1.y >= least }.map { key, count in
            let worth = Self.information(Double(count.x) * scale, Double(count.y) / scale)
            return (key, UInt32(min(4e9, worth * 16 + 1)))
        }
    }

    private static func information(_ inside: Double, _ outside: Double) -> Double {
        let half = (inside + outside) / 2
        return [inside, outside].reduce(0) { $0 + ($1 > 0 ? $1 * Double(log(Float($1 / half))) : 0) }
    }
}
