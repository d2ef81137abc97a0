/// Takes the hashes of one block's features and keeps their slots.
@safe struct SlotList {
    private let start: UnsafeMutablePointer<UInt32>
    private(set) var count = 0

    @inline(__always) init(start: UnsafeMutablePointer<UInt32>) { unsafe self.start = unsafe start }

    @inline(__always) mutating func add(_ hash: UInt32) {
        unsafe start[count] = Hash.slot(hash, bits: Block.slotBits)
        count &+= 1
    }
}
