/// Eight fractions that are worked on at once; arithmetic only, like ``Lanes``.
typealias FloatLanes = SIMD8<Float>

extension FloatLanes {
    static let width = 8

    @inline(__always) init(_ from: UnsafePointer<Float>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: FloatLanes.self)
    }

    /// Without their signs.
    @inline(__always) var magnitudes: FloatLanes {
        unsafe unsafeBitCast(unsafeBitCast(self, to: Lanes.self) & 0x7FFF_FFFF, to: FloatLanes.self)
    }
}
