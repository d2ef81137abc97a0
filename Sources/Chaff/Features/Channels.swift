/// Sixteen numbers that stand for a line inside a ``PageNetwork``; arithmetic only, like ``Lanes``.
@usableFromInline package typealias Channels = SIMD16<Float>

// Training goes back through the layers with these: inlined there as well, or each would be a call.
extension Channels {
    @inlinable @inline(__always) package init(_ from: UnsafePointer<Float>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: Channels.self)
    }

    @inlinable @inline(__always) package func store(to: UnsafeMutablePointer<Float>) {
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: self, as: Channels.self)
    }

    /// Zero in place of what is below it.
    @inlinable @inline(__always) package var positive: Channels {
        let bits = unsafe unsafeBitCast(self, to: SIMD16<Int32>.self)
        return unsafe unsafeBitCast(bits & ~(bits &>> 31), to: Channels.self)
    }

    /// Zero where another number is not above zero.
    @inlinable @inline(__always) package func kept(where other: Channels) -> Channels {
        let isKept = unsafe unsafeBitCast(0 - other, to: SIMD16<Int32>.self) &>> 31
        return unsafe unsafeBitCast(unsafeBitCast(self, to: SIMD16<Int32>.self) & isKept, to: Channels.self)
    }
}
