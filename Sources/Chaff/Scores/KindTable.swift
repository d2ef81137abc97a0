/// The table of n-grams by which kinds are told: one n-gram a slot, of any order.
package enum KindTable {
    /// log2 of ``slots``. Only spans are looked up in it, so it may be small.
    static let slotBits: UInt32 = 15
    package static let slots = 1 << Int(slotBits)

    /// The slot of an n-gram's key.
    @inline(__always) package static func slot(_ key: UInt32) -> Int { Int(key &>> (32 &- slotBits)) }

    /// A key that does not belong into a slot, for one that is empty.
    package static func foreignKey(_ slot: Int) -> UInt32 { ~UInt32(slot) &<< (32 &- slotBits) }
}
