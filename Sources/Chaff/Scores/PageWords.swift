/// A naive Bayes of one page: are the pairs of characters of a line those of the lines in which something was found, or
/// those of the others? It tells a paragraph in Vietnamese from a German page, and one trade's words from a town's.
struct PageWords {
    private static let slotBits: UInt32 = 11
    private static let slots = 1 << Int(slotBits)
    /// As much of a line as counts.
    private static let cells = 160

    /// How often each slot occurs in lines that were found, then in the others.
    private var counts = [Float](repeating: 0, count: 2 * PageWords.slots)
    private var totals: (found: Float, others: Float) = (0, 0)
    /// How often each slot occurs in the line at hand, and a bit for each that does: read in order they need no sorting,
    /// and the sum is the same in every run.
    private var own = [UInt8](repeating: 0, count: PageWords.slots)
    private var marks = [UInt64](repeating: 0, count: PageWords.slots / 64)

    /// Adds a line of the page.
    mutating func add(_ cells: UnsafePointer<Cell>, count: Int, isFound: Bool) {
        let side = isFound ? 0 : PageWords.slots
        unsafe PageWords.forEachSlot(cells, count: count) { counts[side + $0] += 1 }
        let pairs = Float(PageWords.pairs(count))
        if isFound { totals.found += pairs } else { totals.others += pairs }
    }

    /// The mean log-odds of the line's pairs, ±3, and their sum by the root of their number, ±12; the line itself does not
    /// count.
    /// - Parameter isFound: as the line was added.
    mutating func odds(_ cells: UnsafePointer<Cell>, count: Int, isFound: Bool) -> (mean: Float, sum: Float) {
        let pairs = Float(PageWords.pairs(count))
        guard pairs > 0 else { return (0, 0) }
        let found = totals.found - (isFound ? pairs : 0)
        let others = totals.others - (isFound ? 0 : pairs)
        guard found > 0, others > 0 else { return (0, 0) }
        unsafe PageWords.forEachSlot(cells, count: count) {
            own[$0] += 1
            marks[$0 / 64] |= 1 &<< UInt64($0 % 64)
        }
        // Half a pair more on the smaller side, and in proportion on the other.
        let least = min(found, others)
        let (moreFound, moreOthers) = (0.5 * found / least, 0.5 * others / least)
        var sum: Float = 0
        for word in marks.indices {
            while marks[word] != 0 {
                let slot = word * 64 + marks[word].trailingZeroBitCount
                marks[word] &= marks[word] &- 1
                let times = Float(own[slot])
                own[slot] = 0
                let inFound = counts[slot] - (isFound ? times : 0)
                let inOthers = counts[PageWords.slots + slot] - (isFound ? 0 : times)
                sum += times * log((inFound + moreFound) / found * (others / (inOthers + moreOthers)))
            }
        }
        return (max(-3, min(3, sum / pairs)), max(-12, min(12, sum / pairs.squareRoot())))
    }

    private static func pairs(_ count: Int) -> Int { max(0, min(count, cells) - 1) }

    private static func forEachSlot(_ cells: UnsafePointer<Cell>, count: Int, _ body: (Int) -> Void) {
        for index in 0..<pairs(count) {
            let first = unsafe cells[index].codePoint
            let second = unsafe cells[index + 1].codePoint
            let hash = (first &* 0x9E37_79B1) &+ (second &* 0x85EB_CA77)
            body(Int(((hash ^ (hash &>> 15)) &* 0x2C1B_3C6D) &>> (32 - slotBits)))
        }
    }
}
