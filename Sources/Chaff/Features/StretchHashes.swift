/// Hashes of stretches of lines, each from two running sums: the codes times powers of an odd number are added up, and
/// the difference of two sums is divided by the power at which the stretch starts, modulo 2^32.
@safe final class StretchHashes {
    private let running: UnsafeMutablePointer<UInt32>
    private let powers: UnsafeMutablePointer<UInt32>
    private let inverses: UnsafeMutablePointer<UInt32>
    private static let base: UInt32 = 0x9E37_79B1
    private static let inverse: UInt32 = 0x0E8B_2F51

    init(capacity: Int) {
        let room = capacity + Lanes.width
        unsafe running = .allocate(capacity: room + 1 + Lanes.width)
        unsafe powers = .allocate(capacity: room)
        unsafe inverses = .allocate(capacity: room)
        var (power, inverse): (UInt32, UInt32) = (1, 1)
        for index in 0..<room {
            unsafe powers[index] = power
            unsafe inverses[index] = inverse
            power &*= StretchHashes.base
            inverse &*= StretchHashes.inverse
        }
    }

    deinit {
        unsafe running.deallocate()
        unsafe powers.deallocate()
        unsafe inverses.deallocate()
    }

    /// Takes codes eight at a time; ``finish(count:)`` after the last ones.
    @inline(__always) func add(_ codes: Lanes, at index: Int) {
        unsafe (codes &* Lanes(powers + index)).store(to: running + index + 1)
    }

    /// Adds up `count` codes.
    func finish(count: Int) {
        let running = unsafe self.running
        unsafe running[0] = 0
        var sum: UInt32 = 0
        for index in 0..<count {
            unsafe sum &+= running[index &+ 1]
            unsafe running[index &+ 1] = sum
        }
    }

    /// The hashes of the one to eight codes from `start` on; those of a line that has fewer are no numbers.
    @inline(__always) func firsts(from start: Int) -> Lanes {
        unsafe (Lanes(running + start + 1) &- running[start]) &* inverses[start]
    }

    /// The hashes of the stretches that start at `start` and the next seven codes and end at `end`; those that would
    /// start behind it are no numbers.
    @inline(__always) func lasts(from start: Int, to end: Int) -> Lanes {
        unsafe (Lanes(repeating: running[end]) &- Lanes(running + start)) &* Lanes(inverses + start)
    }

    @inline(__always) func hash(_ start: Int, _ end: Int) -> UInt32 { sums.hash(start, end) }

    /// What hashes are made of, for a loop that keeps both pointers at hand; valid until the next codes.
    @inline(__always) var sums: Sums { unsafe Sums(running: running, inverses: inverses) }

    @safe struct Sums {
        let running: UnsafePointer<UInt32>
        let inverses: UnsafePointer<UInt32>

        @inline(__always) init(running: UnsafePointer<UInt32>, inverses: UnsafePointer<UInt32>) {
            unsafe self.running = unsafe running
            unsafe self.inverses = unsafe inverses
        }

        @inline(__always) func hash(_ start: Int, _ end: Int) -> UInt32 {
            unsafe (running[end] &- running[start]) &* inverses[start]
        }
    }
}
