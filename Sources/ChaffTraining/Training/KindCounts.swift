/// How often each key of an n-gram occurs inside spans of each kind: open addressing, like ``KeyCounts``.
struct KindCounts: Sendable {
    let kinds: Int
    private var keys = [UInt32](repeating: 0, count: 1 << 16)
    /// One count a kind for each place; all 0 where a place is free.
    private var counts: [UInt32]
    private var used = 0
    /// How many n-grams were counted for each kind.
    private(set) var totals: [Int]

    init(kinds: Int) {
        self.kinds = kinds
        counts = [UInt32](repeating: 0, count: keys.count * kinds)
        totals = [Int](repeating: 0, count: kinds)
    }

    mutating func add(_ count: UInt32 = 1, of kind: Int, to key: UInt32) {
        if count == 0 { return }
        let place = place(of: key)
        if isFree(place) {
            keys[place] = key
            used += 1
        }
        counts[place * kinds + kind] += count
        totals[kind] += Int(count)
        if used * 3 > keys.count * 2 { grow() }
    }

    mutating func add(_ other: KindCounts) {
        other.visit { key, counts in
            for (kind, count) in counts.enumerated() { add(count, of: kind, to: key) }
        }
    }

    /// Calls `body` for each key with its counts, in no order that means anything.
    func visit(_ body: (UInt32, ArraySlice<UInt32>) -> Void) {
        for place in keys.indices where !isFree(place) {
            body(keys[place], counts[place * kinds..<(place + 1) * kinds])
        }
    }

    private func isFree(_ place: Int) -> Bool {
        for kind in 0..<kinds where counts[place * kinds + kind] != 0 { return false }
        return true
    }

    private func place(of key: UInt32) -> Int {
        let mask = keys.count - 1
        var place = Int((key &* 0x9E37_79B1) &>> 4) & mask
        while !isFree(place), keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = self
        keys = [UInt32](repeating: 0, count: old.keys.count * 2)
        counts = [UInt32](repeating: 0, count: keys.count * kinds)
        old.visit { key, found in
            let place = place(of: key)
            keys[place] = key
            counts.replaceSubrange(place * kinds..<(place + 1) * kinds, with: found)
        }
    }
}
