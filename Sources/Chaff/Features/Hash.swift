/// Multiplicative hashing of short sequences; the high bits are the well-mixed ones.
enum Hash {
    @inline(__always) static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let mixed = (first &* 0x9E37_79B1 &+ second) &* 0x85EB_CA6B
        return mixed ^ (mixed &>> 15)
    }

    /// The slot of a hash in a table of `1 << bits`.
    @inline(__always) static func slot(_ hash: UInt32, bits: UInt32) -> UInt32 {
        (hash &* 0xC2B2_AE35) &>> (32 &- bits)
    }
}
