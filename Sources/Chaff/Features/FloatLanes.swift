/// Eight fractions that are worked on at once; arithmetic only, like ``Lanes``.
typealias FloatLanes = SIMD8<Float>

extension FloatLanes {
    static let width = 8

    @inline(__always) init(_ from: UnsafePointer<Float>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: FloatLanes.self)
    }

    /// Whole numbers below 2^22: their bits are put into a fraction of known size, which is taken away again.
    @inline(__always) init(whole numbers: SIMD8<Int32>) {
        let size = numbers &+ Int32(bitPattern: Float(12_582_912).bitPattern)
        self = unsafe unsafeBitCast(size, to: FloatLanes.self) - 12_582_912
    }

    /// Without their signs.
    @inline(__always) var magnitudes: FloatLanes {
        unsafe unsafeBitCast(unsafeBitCast(self, to: Lanes.self) & 0x7FFF_FFFF, to: FloatLanes.self)
    }
}

extension SIMD8<Int32> {
    /// The sum of all lanes.
    @inline(__always) var total: Int32 {
        let fours = lowHalf &+ highHalf
        let twos = fours.lowHalf &+ fours.highHalf
        return twos[0] &+ twos[1]
    }

    /// The same with the sum of all lanes in the last one, which must be zero.
    @inline(__always) var withTotal: Self {
        var lanes = self
        lanes[7] = total
        return lanes
    }
}
