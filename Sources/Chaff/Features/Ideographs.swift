/// Counts the characters of a line that are tokens of their own, Han, kana and Thai, eight at once: to count them one by
/// one in memory waits for the one before.
///
/// Each lane has a byte for each kind. A run takes one step for eight cells or less, and something stands between two
/// runs, so the cells that are scored of a line (``LineFeatures/scoredCells``) never fill a byte.
struct Ideographs {
    /// Of each class of those from Han on, and of the parts of a sentence from 0 and from 4 on.
    private var classes = Lanes.zero
    private var lowParts = Lanes.zero
    private var highParts = Lanes.zero
    private var isUsed = false

    /// Takes a run and writes its tokens. Reads and writes whole vectors; what is behind the run is not counted.
    @inline(__always)
    mutating func read(_ cells: UnsafeRawPointer, count: Int, tokens: UnsafeMutablePointer<UInt32>) {
        isUsed = true
        var left = Lanes(0, 1, 2, 3, 4, 5, 6, 7) &- UInt32(truncatingIfNeeded: count)
        var index = 0
        while index < count {
            let cell = unsafe (cells + index &* 4).loadUnaligned(as: Lanes.self)
            unsafe (cell & 0x1F_FFFF).store(to: tokens + index)
            // 1 for the cells of the run.
            let one = left &>> 31
            classes &+= one &<< (cell &>> 18 & 0x18)
            let part = one &<< (cell &>> 25 & 0x18)
            let isHigh = 0 &- (cell &>> 30 & 1)
            highParts &+= part & isHigh
            lowParts &+= part & ~isHigh
            left &+= 8
            index &+= Lanes.width
        }
    }

    /// Adds what was counted to the cells of each class and, from 16 on, of each part of a sentence.
    @inline(__always) func add(to histogram: UnsafeMutablePointer<Int32>) {
        if !isUsed { return }
        unsafe Ideographs.add(classes, to: histogram + Int(ScalarClass.han.bits))
        unsafe Ideographs.add(lowParts, to: histogram + 16)
        unsafe Ideographs.add(highParts, to: histogram + 20)
    }

    /// Adds up all lanes, byte by byte.
    @inline(__always) private static func add(_ counts: Lanes, to histogram: UnsafeMutablePointer<Int32>) {
        let (even, odd) = ((counts & 0xFF_00FF).wrappedSum(), (counts &>> 8 & 0xFF_00FF).wrappedSum())
        unsafe histogram[0] &+= Int32(even & 0xFFFF)
        unsafe histogram[1] &+= Int32(odd & 0xFFFF)
        unsafe histogram[2] &+= Int32(even &>> 16)
        unsafe histogram[3] &+= Int32(odd &>> 16)
    }
}
