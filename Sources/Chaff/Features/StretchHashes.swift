/// Hashes of stretches of a line, each from two running hashes: hash(a, b) = H(b) − H(a) · base^(b − a).
@safe final class StretchHashes {
    private let running: UnsafeMutablePointer<UInt32>
    private let powers: UnsafeMutablePointer<UInt32>
    private static let base: UInt32 = 0x9E37_79B1

    init(capacity: Int) {
        unsafe running = .allocate(capacity: capacity + 1)
        unsafe powers = .allocate(capacity: capacity + 1)
        var power: UInt32 = 1
        for index in 0...capacity {
            unsafe powers[index] = power
            power &*= StretchHashes.base
        }
    }

    deinit {
        unsafe running.deallocate()
        unsafe powers.deallocate()
    }

    /// Writes the running hashes of a line.
    @safe struct Writer {
        fileprivate let running: UnsafeMutablePointer<UInt32>
        private var hash: UInt32 = 0

        fileprivate init(_ running: UnsafeMutablePointer<UInt32>) {
            unsafe self.running = unsafe running
            unsafe running[0] = 0
        }

        @inline(__always) mutating func add(_ character: UInt32, at index: Int) {
            hash = hash &* StretchHashes.base &+ character
            unsafe running[index &+ 1] = hash
        }
    }

    var writer: Writer { unsafe Writer(running) }

    @inline(__always) func hash(_ start: Int, _ end: Int) -> UInt32 {
        unsafe running[end] &- running[start] &* powers[end &- start]
    }
}
