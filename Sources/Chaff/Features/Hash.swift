/// Multiplicative hashing of short sequences; the high bits are the well-mixed ones.
///
/// The hash of an n-gram is the sum of its codes, each times the odd number of its place, so that eight are worked out
/// at once and each order takes one multiplication more than the one before.
enum Hash {
    /// What the last code of an n-gram is multiplied by, and the one to four places before it.
    @inline(__always) static var last: UInt32 { 0x85EB_CA6B }
    @inline(__always) static var before1: UInt32 { 0x9E37_79B1 }
    @inline(__always) static var before2: UInt32 { 0xC2B2_AE3D }
    @inline(__always) static var before3: UInt32 { 0x27D4_EB2F }
    @inline(__always) static var before4: UInt32 { 0x1656_67B1 }

    /// Joins two hashes.
    @inline(__always) static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 0x9E37_79B1 &+ second }

    @inline(__always) static func pair(_ first: Lanes, _ second: Lanes) -> Lanes { first &* 0x9E37_79B1 &+ second }

    @inline(__always) static func mixed(_ hash: UInt32) -> UInt32 { (hash ^ (hash &>> 15)) &* 0x2C1B_3C6D }

    /// Spreads what hashes differ in over all bits; different hashes stay different.
    @inline(__always) static func mixed(_ hashes: Lanes) -> Lanes { (hashes ^ (hashes &>> 15)) &* 0x2C1B_3C6D }

    /// The slot of a hash in a table of `1 << bits`.
    @inline(__always) static func slot(_ hash: UInt32, bits: UInt32) -> UInt32 {
        mixed(hash) &>> (32 &- bits)
    }

    @inline(__always) static func slot(_ hashes: Lanes, bits: UInt32) -> Lanes {
        mixed(hashes) &>> (32 &- bits)
    }
}
