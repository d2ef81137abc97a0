import Chaff

/// Collects the slots of lines in the form of ``SlotRows``. Keeps scratch memory; one a thread.
final class SlotRowCollector {
    private let collector: GramCollector
    private let screen = ScreenReader()
    private var slots: [UInt32] = []
    private var pairs: [UInt32] = []

    init(_ known: KnownGrams) { collector = GramCollector(known) }

    func rows(_ lines: [(page: Page, line: Line)]) -> SlotRows {
        let positions = lines.reduce(0) { $0 + $1.line.cellCount }
        let headers = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, positions))
        let allPairs = UnsafeMutablePointer<UInt16>.allocate(capacity: max(1, 2 * positions))
        let room = UnsafeMutablePointer<UInt16>.allocate(capacity: max(1, GramCollector.tables * positions))
        var starts = [(position: 0, gram: 0)]
        for (page, line) in lines {
            let (position, gram) = starts[starts.count - 1]
            let count = unsafe write(
                line, of: page, headers + position, grams: room + gram, pairs: allPairs + 2 * position)
            starts.append((position + line.cellCount, gram + count))
        }
        let count = starts[starts.count - 1].gram
        let grams = UnsafeMutablePointer<UInt16>.allocate(capacity: count + GramCollector.tables)
        unsafe grams.initialize(from: room, count: count)
        unsafe room.deallocate()
        return unsafe SlotRows(headers: headers, grams: grams, pairs: allPairs, starts: starts)
    }

    /// Writes one line and returns how many known n-grams it has.
    private func write(
        _ line: Line, of page: Page, _ headers: UnsafeMutablePointer<UInt32>, grams: UnsafeMutablePointer<UInt16>,
        pairs: UnsafeMutablePointer<UInt16>
    ) -> Int {
        collector.collect(line, of: page, into: &slots)
        screen.collect(line, of: page, into: &self.pairs)
        unsafe GramCollector.markCheapSwitches(line, of: page, bit: SlotRow.isCheap, in: headers)
        var count = 0
        unsafe slots.withUnsafeBufferPointer { slots in
            unsafe self.pairs.withUnsafeBufferPointer { found in
                for position in 0..<line.cellCount {
                    let (pair, quadruple) = unsafe (found[2 &* position], found[2 &* position &+ 1])
                    unsafe pairs[2 &* position] = UInt16(truncatingIfNeeded: pair)
                    unsafe pairs[2 &* position &+ 1] = UInt16(truncatingIfNeeded: quadruple)
                    let (upperPair, upperQuadruple) = (pair &>> 16 & 1, quadruple &>> 16 & 1)
                    var header = unsafe headers[position] | (upperPair | upperQuadruple &<< 1) &<< SlotRow.pairShift
                    let first = count
                    for table in 0..<GramCollector.tables {
                        let slot = unsafe slots[position &* GramCollector.tables &+ table]
                        if slot == GramCollector.unknown { continue }
                        let upper = slot &>> SlotRow.lowerBits & 1
                        header |= 1 &<< UInt32(truncatingIfNeeded: table)
                        header |= upper &<< UInt32(truncatingIfNeeded: 8 &+ count &- first)
                        unsafe grams[count] = UInt16(truncatingIfNeeded: slot)
                        count &+= 1
                    }
                    unsafe headers[position] = header
                }
            }
        }
        return count
    }
}
