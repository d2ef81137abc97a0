/// Eight numbers that are worked on at once.
///
/// With arithmetic only: comparisons, masks, minima and conversions of vectors come out as loops over their lanes.
typealias Lanes = SIMD8<UInt32>

extension Lanes {
    static let width = 8

    @inline(__always) init(_ from: UnsafePointer<UInt32>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: Lanes.self)
    }

    /// The entries of a table. Written to memory one by one, they could not be read back as a vector before the writes
    /// are done.
    @inline(__always) init(_ table: UnsafePointer<UInt32>, at slots: Lanes) {
        self = unsafe Lanes(
            table[Int(slots[0])], table[Int(slots[1])], table[Int(slots[2])], table[Int(slots[3])],
            table[Int(slots[4])], table[Int(slots[5])], table[Int(slots[6])], table[Int(slots[7])])
    }

    /// The bytes of a table, as signed numbers.
    @inline(__always) init(_ table: UnsafePointer<Int8>, at slots: Lanes) {
        @inline(__always) func entry(_ lane: Int) -> UInt32 {
            UInt32(bitPattern: Int32(unsafe table[Int(slots[lane])]))
        }
        self = Lanes(entry(0), entry(1), entry(2), entry(3), entry(4), entry(5), entry(6), entry(7))
    }

    @inline(__always) func store(to: UnsafeMutablePointer<UInt32>) {
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: self, as: Lanes.self)
    }
}
