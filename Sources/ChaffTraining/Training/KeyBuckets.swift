/// Keys of n-grams with the side they stand on, parted by the upper eight bits of the key: to count one bucket after the
/// other takes tables that stay in the cache, where a table of all keys waits for memory at each of them.
///
/// Invariant: all blocks are full but the last one of each bucket, which holds `filled` entries.
@safe final class KeyBuckets {
    static let count = 256
    private static let blockSize = 1 << 13

    /// The lower 24 bits of a key, then one for what stands inside a span.
    private var blocks: [[UnsafeMutablePointer<UInt32>]]
    private let ends: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
    private let filled: UnsafeMutablePointer<Int>
    /// How many keys stand inside spans and outside.
    private(set) var totals = (inside: 0, outside: 0)

    init() {
        unsafe blocks = Array(repeating: [], count: KeyBuckets.count)
        unsafe ends = .allocate(capacity: KeyBuckets.count)
        unsafe filled = .allocate(capacity: KeyBuckets.count)
        // As if a block were full: the first key asks for one.
        unsafe filled.initialize(repeating: KeyBuckets.blockSize, count: KeyBuckets.count)
    }

    deinit {
        for bucket in 0..<KeyBuckets.count {
            for block in unsafe blocks[bucket].indices { unsafe blocks[bucket][block].deallocate() }
        }
        unsafe ends.deallocate()
        unsafe filled.deallocate()
    }

    /// Adds some keys, all of them inside spans or all of them outside.
    func add(_ keys: UnsafeBufferPointer<UInt32>, isInjected: Bool) {
        let side: UInt32 = isInjected ? 1 : 0
        for index in 0..<keys.count {
            let key = unsafe keys[index]
            let bucket = Int(key &>> 24)
            if unsafe filled[bucket] == KeyBuckets.blockSize { extend(bucket) }
            unsafe ends[bucket][filled[bucket]] = key &<< 1 | side
            unsafe filled[bucket] &+= 1
        }
        if isInjected { totals.inside += keys.count } else { totals.outside += keys.count }
    }

    @inline(never) private func extend(_ bucket: Int) {
        let block = UnsafeMutablePointer<UInt32>.allocate(capacity: KeyBuckets.blockSize)
        unsafe blocks[bucket].append(block)
        unsafe ends[bucket] = unsafe block
        unsafe filled[bucket] = 0
    }

    /// Counts the keys of one bucket and forgets them.
    func count(_ bucket: Int, into counts: KeyCounts) {
        counts.removeAll()
        let upper = UInt32(bucket) &<< 24
        let all = unsafe blocks[bucket]
        for index in unsafe all.indices {
            let block = unsafe all[index]
            let size = unsafe index + 1 == all.count ? filled[bucket] : KeyBuckets.blockSize
            for place in 0..<size {
                let entry = unsafe block[place]
                counts.add(isInjected: entry & 1 != 0, to: upper | (entry &>> 1 & 0xFF_FFFF))
            }
            unsafe block.deallocate()
        }
        unsafe blocks[bucket] = []
        unsafe filled[bucket] = KeyBuckets.blockSize
    }
}
