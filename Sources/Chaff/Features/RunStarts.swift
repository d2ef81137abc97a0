/// Where the runs of a line start: of letters, of Han, of digits. Each mark is a run of its own; a blank is in none.
@safe final class RunStarts {
    /// For each cell one bit, set if a run starts there.
    private let words: UnsafeMutablePointer<UInt32>
    private static let wordSize = 32

    /// - Parameter capacity: the most cells a line has.
    init(capacity: Int) { unsafe words = .allocate(capacity: capacity / RunStarts.wordSize + 1) }

    deinit { unsafe words.deallocate() }

    /// Takes the cells of a line eight at a time; kept in registers.
    @safe struct Collector {
        private let words: UnsafeMutablePointer<UInt32>
        private var bits = Lanes.zero
        private var shift = Collector.firstShift
        private static var firstShift: Lanes { Lanes(31, 30, 29, 28, 27, 26, 25, 24) }

        @inline(__always) fileprivate init(words: UnsafeMutablePointer<UInt32>) {
            unsafe self.words = unsafe words
        }

        /// What decides is the upper two bits of the class (0 for marks and blanks), so a sum that carries into the
        /// highest bit answers each question: does it differ from the code before, is it no mark, is it no blank.
        /// - Parameters:
        ///   - previous: the codes before each of `codes`.
        ///   - index: where `codes` begin.
        ///   - isLast: true for the last eight of the line.
        @inline(__always) mutating func add(_ codes: Lanes, previous: Lanes, at index: Int, isLast: Bool) {
            let differs = (codes ^ previous) &+ 0x7F80_0000
            let isStart = (differs | ~(codes &+ 0x7F80_0000)) & (codes &+ 0x7FE0_0000) & 0x8000_0000
            bits |= isStart &>> shift
            shift &-= UInt32(Lanes.width)
            guard isLast || index & (RunStarts.wordSize &- 1) == RunStarts.wordSize &- Lanes.width else { return }
            let halves = unsafe unsafeBitCast(bits, to: SIMD4<UInt64>.self)
            let both = halves[0] | halves[1] | halves[2] | halves[3]
            unsafe words[index / RunStarts.wordSize] = UInt32(truncatingIfNeeded: both | both &>> 32)
            bits = .zero
            shift = Collector.firstShift
        }
    }

    /// Begins a line. Every eight cells of it must be added before ``places(count:)``.
    @inline(__always) func start() -> Collector { unsafe Collector(words: words) }

    /// Where runs start in a line of `count` cells.
    @inline(__always) func places(count: Int) -> Places {
        // What stands behind the line is no part of it.
        let last = (count &- 1) / RunStarts.wordSize
        let beyond = (last &+ 1) &* RunStarts.wordSize &- count
        if count > 0 { unsafe words[last] &= UInt32.max &>> UInt32(truncatingIfNeeded: beyond) }
        return unsafe Places(words: words, count: count)
    }

    /// The places where runs start, one after the other, then the end of the line again and again.
    @safe struct Places {
        private let words: UnsafePointer<UInt32>
        private let count: Int
        private var first = -RunStarts.wordSize
        private var left: UInt32 = 0

        @inline(__always) fileprivate init(words: UnsafePointer<UInt32>, count: Int) {
            unsafe self.words = unsafe words
            self.count = count
        }

        @inline(__always) mutating func next() -> Int {
            while left == 0 {
                if first &+ RunStarts.wordSize >= count { return count }
                first &+= RunStarts.wordSize
                left = unsafe words[first / RunStarts.wordSize]
            }
            let place = first &+ left.trailingZeroBitCount
            left &= left &- 1
            return place
        }
    }
}
