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
    func odds(_ cells: UnsafePointer<Cell>, count: Int, isFound: Bool) -> (mean: Float, sum: Float) {
        let pairs = Float(PageWords.pairs(count))
        guard pairs > 0 else { return (0, 0) }
        let found = totals.found - (isFound ? pairs : 0)
        let others = totals.others - (isFound ? 0 : pairs)
        guard found > 0, others > 0 else { return (0, 0) }
        var own: [Int: Float] = [:]
        unsafe PageWords.forEachSlot(cells, count: count) { own[$0, default: 0] += 1 }
        var sum: Float = 0
        for (slot, times) in own.sorted(by: { $0.key < $1.key }) {
            let inFound = counts[slot] - (isFound ? times : 0)
            let inOthers = counts[PageWords.slots + slot] - (isFound ? 0 : times)
            // Half a pair more on the smaller side, and in proportion on the other.
            let least = min(found, others)
            let odds = log(
                (inFound + 0.5 * found / least) / found * (others / (inOthers + 0.5 * others / least)))
            sum += times * odds
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
