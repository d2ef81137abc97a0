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

    /// No further from zero than `bound`.
    @inline(__always) func within(_ bound: Float) -> FloatLanes {
        let bits = unsafe unsafeBitCast(self, to: SIMD8<Int32>.self)
        let bound = Int32(bitPattern: bound.bitPattern)
        // All ones in the lanes that are further.
        let isBeyond = (bound &- (bits & 0x7FFF_FFFF)) &>> 31
        let sign = bits & Int32.min
        let clipped = (bits & ~isBeyond) | ((sign | bound) & isBeyond)
        return unsafe unsafeBitCast(clipped, to: FloatLanes.self)
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
