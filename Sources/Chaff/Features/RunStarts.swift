/// Where the runs of a line start: of letters, of Han, of digits. Each mark is a run of its own; a blank is in none.
@safe final class RunStarts {
    /// How many runs the line has.
    private(set) var count = 0
    /// Where each run starts, then the end of the line.
    let places: UnsafeMutablePointer<Int32>

    /// - Parameter capacity: the most cells a line has.
    init(capacity: Int) { unsafe places = .allocate(capacity: capacity + 1) }

    deinit { unsafe places.deallocate() }

    /// Reads the codes of a line, and up to a vector beyond `count`.
    ///
    /// What decides is the upper two bits of the class (0 for marks and blanks), so a sum that carries into the highest
    /// bit answers each question: does it differ from the code before, is it no mark, is it no blank.
    func read(_ codes: UnsafePointer<UInt32>, count: Int) {
        let places = unsafe self.places
        let first = Lanes(31, 30, 29, 28, 27, 26, 25, 24)
        var found = 0
        var word = 0
        while word < count {
            // Thirty-two cells make a word of one bit each.
            var bits = Lanes.zero
            var place = first
            let end = min(count, word &+ 32)
            for index in stride(from: word, to: end, by: Lanes.width) {
                let (code, previous) = unsafe (Lanes(codes + index), Lanes(codes + index - 1))
                let differs = (code ^ previous) &+ 0x7F80_0000
                let isStart = (differs | ~(code &+ 0x7F80_0000)) & (code &+ 0x7FE0_0000) & 0x8000_0000
                bits |= isStart &>> place
                place &-= 8
            }
            let halves = unsafe unsafeBitCast(bits, to: SIMD4<UInt64>.self)
            let both = halves[0] | halves[1] | halves[2] | halves[3]
            var left = (both | both &>> 32) & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- (end &- word)))
            left &= 0xFFFF_FFFF
            while left != 0 {
                unsafe places[found] = Int32(truncatingIfNeeded: word &+ left.trailingZeroBitCount)
                found &+= 1
                left &= left &- 1
            }
            word &+= 32
        }
        unsafe places[found] = Int32(truncatingIfNeeded: count)
        self.count = found
    }
}
