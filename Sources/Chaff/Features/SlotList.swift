/// Keeps the slots of one block's features.
@safe struct SlotList {
    private let start: UnsafeMutablePointer<UInt32>
    var count = 0

    @inline(__always) init(start: UnsafeMutablePointer<UInt32>) { unsafe self.start = unsafe start }

    @inline(__always) mutating func add(hash: UInt32) { add(slot: Hash.slot(hash, bits: Block.slotBits)) }

    @inline(__always) mutating func add(slot: UInt32) {
        put(slot: slot)
        count &+= 1
    }

    /// Writes a slot behind the last one, to be counted or written over.
    @inline(__always) func put(slot: UInt32) { unsafe start[count] = slot }
}
