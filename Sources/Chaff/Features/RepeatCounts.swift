/// Counts keys, in memory that is used again.
@safe struct RepeatCounts {
    private var keys: [UInt32] = []
    private var counts: [Int32] = []
    private var mask = 0

    /// Counts the keys of a page's lines; what was counted before is forgotten.
    mutating func count(_ lines: UnsafePointer<UInt32>, lines count: Int) {
        var slots = 64
        while slots < 2 * count { slots *= 2 }
        if slots > keys.count {
            keys = [UInt32](repeating: 0, count: slots)
            counts = [Int32](repeating: 0, count: slots)
        } else {
            for slot in 0..<slots { counts[slot] = 0 }
        }
        mask = slots - 1
        for line in 0..<count {
            let slot = unsafe self.slot(lines[line])
            unsafe keys[slot] = lines[line]
            counts[slot] &+= 1
        }
    }

    /// How many other lines have the key of a line that was counted.
    func others(_ key: UInt32) -> Int { max(0, Int(counts[slot(key)]) - 1) }

    /// Where a key is, or the free slot that it would get. Half of the slots are free.
    private func slot(_ key: UInt32) -> Int {
        var slot = Int(Hash.mixed(key)) & mask
        while counts[slot] > 0, keys[slot] != key { slot = (slot &+ 1) & mask }
        return slot
    }
}
