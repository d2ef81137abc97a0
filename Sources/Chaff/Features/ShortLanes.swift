/// Sixteen small numbers that are worked on at once; arithmetic only, like ``Lanes``.
typealias ShortLanes = SIMD16<Int16>

extension ShortLanes {
    static let width = 16

    @inline(__always) init(_ from: UnsafePointer<Int16>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: ShortLanes.self)
    }

    @inline(__always) func store(to: UnsafeMutablePointer<Int16>) {
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: self, as: ShortLanes.self)
    }

    /// Lane by lane the larger one; their difference must fit 16 bits.
    @inline(__always) func larger(_ other: ShortLanes) -> ShortLanes {
        let difference = other &- self
        return self &+ (difference & ~(difference &>> 15))
    }

    /// −1 where a lane is below zero, else 0.
    @inline(__always) var isNegative: ShortLanes { self &>> 15 }

    /// The low byte of each lane, as a signed number.
    @inline(__always) var lowBytes: ShortLanes { (self &<< 8) &>> 8 }

    /// −1 where the low byte is zero, else 0.
    @inline(__always) var isLowByteZero: ShortLanes { ((self & 0xFF) &- 1).isNegative }

    /// −1 in the first `count` lanes, all for 16 and more.
    @inline(__always) static func first(_ count: Int) -> ShortLanes {
        let lanes = ShortLanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        return (lanes &- Int16(truncatingIfNeeded: Swift.min(count, width))).isNegative
    }

    /// The sums of neighbours four by four, each in the low half of 64 bits; what is above them is no number.
    @inline(__always) var fours: SIMD4<UInt64> {
        let pairs = unsafe unsafeBitCast(self, to: SIMD8<Int32>.self)
        let twos = unsafe unsafeBitCast((pairs &<< 16) &>> 16 &+ pairs &>> 16, to: SIMD4<UInt64>.self)
        return twos &+ twos &>> 32
    }

    /// The sum of all lanes.
    @inline(__always) var total: Int32 {
        let fours = self.fours
        return Int32(truncatingIfNeeded: fours[0] &+ fours[1] &+ fours[2] &+ fours[3])
    }
}
