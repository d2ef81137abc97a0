/// The natural logarithms of whole numbers, looked up up to a bound: a line asks for a dozen of them, and working one out
/// takes twenty instructions.
@safe final class CountLogarithms {
    private let values: UnsafeMutablePointer<Float>
    private let bound: Int

    /// - Parameter bound: how many numbers are looked up, from 0 on.
    init(bound: Int) {
        self.bound = bound
        unsafe values = .allocate(capacity: bound)
        for number in 0..<bound { unsafe values[number] = Chaff.log(Float(number)) }
    }

    deinit { unsafe values.deallocate() }

    /// log(number), which must not be negative; −87 for zero.
    @inline(__always) func log(_ number: Int) -> Float {
        number < bound ? unsafe values[number] : Chaff.log(Float(number))
    }

    /// log(1 + number).
    @inline(__always) func log1p(_ number: Int) -> Float { log(number &+ 1) }
}
