/// Eight numbers that are worked on at once.
///
/// With arithmetic only: comparisons, masks, minima and conversions of vectors come out as loops over their lanes.
typealias Lanes = SIMD8<UInt32>

extension Lanes {
    static let width = 8

    @inline(__always) init(_ from: UnsafePointer<UInt32>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: Lanes.self)
    }

    @inline(__always) func store(to: UnsafeMutablePointer<UInt32>) {
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: self, as: Lanes.self)
    }
}
