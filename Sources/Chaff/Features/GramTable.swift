/// How a model stores the n-grams that it knows: one of 32 bits a slot, slots as ``Grams/keys(_:at:)`` has them.
///
/// ```
/// 0   naive-Bayes weight, signed, in steps of ``Quantum/step``
/// 8   weight of the trained chain, likewise
/// 16  the lower 16 bits of the n-gram's key
/// ```
/// What the lower bits of its key do not fit to is an n-gram that the model does not know, and weighs nothing. A table
/// of hashes alone would give it the weights of another.
package enum GramTable {
    /// What a slot holds.
    static func entry(key: UInt32, naive: Int8, trained: Int8) -> UInt32 {
        key &<< 16 | UInt32(UInt8(bitPattern: trained)) &<< 8 | UInt32(UInt8(bitPattern: naive))
    }

    /// What the table knows of eight n-grams that were looked up; zeros if that is another one.
    @inline(__always) static func known(_ entries: Lanes, keys: Lanes) -> Lanes {
        let difference = (entries &>> 16) ^ (keys & 0xFFFF)
        return entries & (0 &- ((difference &- 1) &>> 31))
    }

    /// What the table of an order knows of one n-gram; zero if it does not know it.
    @inline(__always) static func known(_ table: UnsafePointer<UInt32>, key: UInt32) -> UInt32 {
        let entry = unsafe table[Int(Grams.slot(key))]
        return (entry &>> 16) == (key & 0xFFFF) ? entry : 0
    }

    @inline(__always) static func naive(_ entry: UInt32) -> Int32 { Int32(Int8(truncatingIfNeeded: entry)) }
    @inline(__always) static func trained(_ entry: UInt32) -> Int32 { Int32(Int8(truncatingIfNeeded: entry &>> 8)) }

    /// The tables of all orders as a model stores them, little-endian.
    /// - Parameters:
    ///   - grams: the n-grams that are known.
    ///   - naive: a weight for each slot.
    ///   - trained: likewise, or nil if there is no trained chain.
    package static func bytes(_ grams: KnownGrams, naive: [Int8], trained: [Int8]?) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(grams.keys.count * 4)
        for (slot, key) in grams.keys.enumerated() {
            let entry = grams.isKnown(slot) ? entry(key: key, naive: naive[slot], trained: trained?[slot] ?? 0) : 0
            for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: entry &>> shift)) }
        }
        return bytes
    }
}
