import Chaff

/// How often each key of an n-gram occurs inside spans and outside: open addressing, a load of at most two thirds. A
/// dictionary of the same takes three times the memory.
///
/// Invariant: `keys` and `counts` have `mask + 1` places, a power of two, and at least one of them is free.
@safe final class KeyCounts {
    private var keys: UnsafeMutablePointer<UInt32>
    /// Inside, then outside; both 0 where a place is free.
    private var counts: UnsafeMutablePointer<SIMD2<UInt32>>
    private var mask: Int
    private var used = 0

    /// - Parameter capacity: a power of two; more places are made as they are needed.
    init(capacity: Int = 1 << 16) {
        mask = capacity - 1
        unsafe (keys, counts) = KeyCounts.places(capacity)
    }

    deinit {
        unsafe keys.deallocate()
        unsafe counts.deallocate()
    }

    private static func places(
        _ count: Int
    ) -> (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<SIMD2<UInt32>>) {
        let keys = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        let counts = UnsafeMutablePointer<SIMD2<UInt32>>.allocate(capacity: count)
        unsafe counts.initialize(repeating: .zero, count: count)
        return unsafe (keys, counts)
    }

    func removeAll() {
        unsafe counts.update(repeating: .zero, count: mask + 1)
        used = 0
    }

    @inline(__always) func add(isInjected: Bool, to key: UInt32) {
        let place = place(of: key)
        let count = unsafe counts[place]
        if count == .zero {
            unsafe keys[place] = key
            used &+= 1
        }
        unsafe counts[place] = count &+ (isInjected ? SIMD2(1, 0) : SIMD2(0, 1))
        if used &* 3 > mask &* 2 { grow() }
    }

    /// How often a key occurred.
    subscript(key: UInt32) -> (inside: UInt32, outside: UInt32) {
        let count = unsafe counts[place(of: key)]
        return (count.x, count.y)
    }

    @inline(__always) private func place(of key: UInt32) -> Int {
        var place = Int((key &* 0x9E37_79B1) &>> 4) & mask
        while unsafe counts[place] != .zero && keys[place] != key { place = (place &+ 1) & mask }
        return place
    }

    @inline(never) private func grow() {
        let (oldKeys, oldCounts, oldMask) = unsafe (keys, counts, mask)
        mask = 2 * mask + 1
        unsafe (keys, counts) = KeyCounts.places(mask + 1)
        for old in 0...oldMask where unsafe oldCounts[old] != .zero {
            let key = unsafe oldKeys[old]
            let place = place(of: key)
            unsafe keys[place] = key
            unsafe counts[place] = oldCounts[old]
        }
        unsafe oldKeys.deallocate()
        unsafe oldCounts.deallocate()
    }

    /// What each key is worth: how much its counts tell of the side they stand on (twice this is the likelihood ratio
    /// of Dunning 1993), with the sides balanced as ``SpanTrainer/weights(_:size:orders:)`` balances them.
    /// - Parameters:
    ///   - totals: how many n-grams there are inside and outside, those of other counts included.
    ///   - least: keys that occur less often are left out; once inside counts four times.
    func worths(totals: (inside: Int, outside: Int), atLeast least: UInt32) -> [(key: UInt32, worth: UInt32)] {
        let scale = (Double(totals.outside + 1) / Double(totals.inside + 1)).squareRoot()
        var worths: [(key: UInt32, worth: UInt32)] = []
        for place in 0...mask {
            let count = unsafe counts[place]
            if count == .zero || 4 &* count.x &+ count.y < least { continue }
            let worth = KeyCounts.information(Double(count.x) * scale, Double(count.y) / scale)
            worths.append(unsafe (keys[place], UInt32(min(4e9, worth * 16 + 1))))
        }
        return worths
    }

    private static func information(_ inside: Double, _ outside: Double) -> Double {
        let half = (inside + outside) / 2
        return part(inside, half) + part(outside, half)
    }

    @inline(__always) private static func part(_ count: Double, _ half: Double) -> Double {
        count > 0 ? count * Double(log(Float(count / half))) : 0
    }
}
