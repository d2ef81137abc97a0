/// Hashes of stretches of a line, each from two running sums: the codes times powers of an odd number are added up, and
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

    /// Takes the codes of a line, of which at most a vector more than `count` are read.
    func read(_ codes: UnsafePointer<UInt32>, count: Int) {
        let (running, powers) = unsafe (self.running, self.powers)
        unsafe running[0] = 0
        for index in stride(from: 0, to: count, by: Lanes.width) {
            unsafe (Lanes(codes + index) &* Lanes(powers + index)).store(to: running + index + 1)
        }
        var sum: UInt32 = 0
        for index in 0..<count {
            unsafe sum &+= running[index &+ 1]
            unsafe running[index &+ 1] = sum
        }
    }

    /// The hashes of the first one to eight codes; those of a line that has fewer are no numbers.
    @inline(__always) var firsts: Lanes { unsafe Lanes(running + 1) }

    /// The hashes of the stretches that start at `start` and the next seven codes and end at `end`; those that would
    /// start behind it are no numbers.
    @inline(__always) func lasts(from start: Int, to end: Int) -> Lanes {
        unsafe (Lanes(repeating: running[end]) &- Lanes(running + start)) &* Lanes(inverses + start)
    }

    @inline(__always) func hash(_ start: Int, _ end: Int) -> UInt32 {
        unsafe (running[end] &- running[start]) &* inverses[start]
    }
}
