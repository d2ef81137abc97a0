/// Where the runs of lines start: of letters, of Han, of digits. Each mark is a run of its own; a blank is in none.
@safe final class RunStarts {
    /// For each cell one bit, set if a run starts there.
    private let words: UnsafeMutablePointer<UInt32>
    /// How far the highest bit of the first eight cells goes to its place. A property, because the compiler takes vectors
    /// apart that are shifted by constants.
    private let shift = Lanes(31, 30, 29, 28, 27, 26, 25, 24)
    /// How many cells are taken at once.
    static let step = 32

    /// - Parameter capacity: the most cells there are.
    init(capacity: Int) { unsafe words = .allocate(capacity: capacity / RunStarts.step + 1) }

    deinit { unsafe words.deallocate() }

    /// Finds the places among `count` codes, of which whole steps are read.
    /// - Parameter previous: the codes before each of `codes`; see ``CodeRow/before1``.
    func find(_ codes: UnsafePointer<UInt32>, previous: UnsafePointer<UInt32>, count: Int) {
        let words = unsafe self.words
        var index = 0
        while index < count {
            var (bits, shift) = (Lanes.zero, self.shift)
            for part in 0..<RunStarts.step / Lanes.width {
                let place = index &+ part &* Lanes.width
                bits |= unsafe RunStarts.starts(Lanes(codes + place), Lanes(previous + place)) &>> shift
                shift &-= UInt32(Lanes.width)
            }
            let halves = unsafe unsafeBitCast(bits, to: SIMD4<UInt64>.self)
            let both = halves[0] | halves[1] | halves[2] | halves[3]
            unsafe words[index / RunStarts.step] = UInt32(truncatingIfNeeded: both | both &>> 32)
            index &+= RunStarts.step
        }
    }

    /// The highest bit tells whether a run starts. What decides is the upper two bits of the class (0 for marks and
    /// blanks), so a sum that carries into the highest bit answers each question: does it differ from the code before, is
    /// it no mark, is it no blank.
    @inline(__always) private static func starts(_ codes: Lanes, _ previous: Lanes) -> Lanes {
        let differs = (codes ^ previous) &+ 0x7F80_0000
        return (differs | ~(codes &+ 0x7F80_0000)) & (codes &+ 0x7FE0_0000) & 0x8000_0000
    }

    /// Where runs start in a line; every cell of it must have been looked at.
    @inline(__always) func places(in line: Range<Int>) -> Places { unsafe Places(words: words, line: line) }

    /// The places where runs start, one after the other, then the end of the line again and again.
    @safe struct Places {
        private let words: UnsafePointer<UInt32>
        private let end: Int
        private var first: Int
        private var left: UInt32

        @inline(__always) fileprivate init(words: UnsafePointer<UInt32>, line: Range<Int>) {
            unsafe self.words = unsafe words
            end = line.upperBound
            first = line.lowerBound & ~(RunStarts.step &- 1)
            // What stands before the line is no part of it.
            let before = UInt32(truncatingIfNeeded: line.lowerBound &- first)
            left = line.isEmpty ? 0 : unsafe words[first / RunStarts.step] & UInt32.max &<< before
        }

        @inline(__always) mutating func next() -> Int {
            while left == 0 {
                if first &+ RunStarts.step >= end { return end }
                first &+= RunStarts.step
                left = unsafe words[first / RunStarts.step]
            }
            let place = first &+ left.trailingZeroBitCount
            left &= left &- 1
            // What stands behind the line is no part of it.
            return min(place, end)
        }
    }
}
