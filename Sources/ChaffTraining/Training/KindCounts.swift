/// How often each key of an n-gram occurs inside spans of each kind: open addressing, like ``KeyCounts``.
///
/// Invariant: there are `mask + 1` places, a power of two, of a key and `kinds` counts each, and at least one is free.
@safe final class KindCounts: @unchecked Sendable {
    let kinds: Int
    private var keys: UnsafeMutablePointer<UInt32>
    /// One count a kind for each place; all 0 where a place is free.
    private var counts: UnsafeMutablePointer<UInt32>
    private var mask = 0xFFFF
    private var used = 0
    /// How many n-grams were counted for each kind.
    private(set) var totals: [Int]

    init(kinds: Int) {
        self.kinds = kinds
        totals = [Int](repeating: 0, count: kinds)
        unsafe (keys, counts) = KindCounts.places(mask + 1, kinds)
    }

    deinit {
        unsafe keys.deallocate()
        unsafe counts.deallocate()
    }

    private static func places(
        _ count: Int, _ kinds: Int
    ) -> (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) {
        let keys = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        let counts = UnsafeMutablePointer<UInt32>.allocate(capacity: count * kinds)
        unsafe counts.initialize(repeating: 0, count: count * kinds)
        return unsafe (keys, counts)
    }

    func add(_ count: UInt32 = 1, of kind: Int, to key: UInt32) {
        if count == 0 { return }
        let place = place(of: key)
        if isFree(place) {
            unsafe keys[place] = key
            used &+= 1
        }
        unsafe counts[place &* kinds &+ kind] += count
        totals[kind] &+= Int(count)
        if used &* 3 > mask &* 2 { grow() }
    }

    func add(_ other: KindCounts) {
        unsafe other.visit { key, counts in
            for kind in 0..<kinds { add(unsafe counts[kind], of: kind, to: key) }
        }
    }

    /// Calls `body` for each key with its counts, in no order that means anything.
    @inline(__always) func visit(_ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void) {
        for place in 0...mask where !isFree(place) {
            unsafe body(keys[place], UnsafeBufferPointer(start: counts + place * kinds, count: kinds))
        }
    }

    @inline(__always) private func isFree(_ place: Int) -> Bool {
        var any: UInt32 = 0
        for kind in 0..<kinds { unsafe any |= counts[place &* kinds &+ kind] }
        return any == 0
    }

    @inline(__always) private func place(of key: UInt32) -> Int {
        var place = Int((key &* 0x9E37_79B1) &>> 4) & mask
        while !isFree(place), unsafe keys[place] != key { place = (place &+ 1) & mask }
        return place
    }

    @inline(never) private func grow() {
        let (oldKeys, oldCounts, oldMask) = unsafe (keys, counts, mask)
        mask = 2 * mask + 1
        unsafe (keys, counts) = KindCounts.places(mask + 1, kinds)
        for old in 0...oldMask {
            let found = unsafe oldCounts + old * kinds
            guard (0..<kinds).contains(where: { unsafe found[$0] != 0 }) else { continue }
            let place = place(of: unsafe oldKeys[old])
            unsafe keys[place] = oldKeys[old]
            unsafe (counts + place * kinds).update(from: found, count: kinds)
        }
        unsafe oldKeys.deallocate()
        unsafe oldCounts.deallocate()
    }
}
