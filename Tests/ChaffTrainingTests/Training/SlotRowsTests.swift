import Chaff
import ChaffPages
import Testing

@testable import ChaffTraining

@Suite struct SlotRowsTests {
    private static let text = """
        LUCKY88 casino: 365 online bonus, открой счёт сегодня
        国产视频 在线观看 of the library, 12:30–14:00

        x
        \(String(repeating: "A long line of words that say the same again. ", count: 40))
        """

    /// All n-grams of the text but every seventh.
    private func known(_ page: Page) -> KnownGrams {
        let collector = GramCollector(KnownGrams([]))
        return KnownGrams(
            (0..<GramCollector.tables).map { table in
                var found: [(key: UInt32, worth: UInt32)] = []
                for line in page.lines {
                    unsafe collector.withKeys(table: table, line, of: page) { keys, _ in
                        for key in unsafe Array(keys) where key % 7 != 0 { found.append((key, 1)) }
                    }
                }
                return found
            })
    }

    @Test func `what is kept of lines is what the collectors gave`() {
        let page = PageBuilder().page(text: Self.text)
        let known = known(page)
        let rows = SlotRowCollector(known).rows(page.lines.map { (page, $0) })
        let (collector, screen, slots) = (GramCollector(known), ScreenReader(), PositionSlots())
        var (grams, pairs): ([UInt32], [UInt32]) = ([], [])
        for (index, line) in page.lines.enumerated() {
            let row = rows.row(index)
            #expect(row.count == line.cellCount)
            collector.collect(line, of: page, into: &grams)
            slots.readGrams(row)
            let kept = grams.filter { $0 != GramCollector.unknown }
            #expect((0..<slots.count).map { unsafe slots.slots[$0] } == kept)
            if row.count > 0 { #expect(unsafe Int(slots.ends[row.count - 1]) == kept.count) }
            row.visitGrams { position, table, slot in
                #expect(grams[position * GramCollector.tables + table] == slot)
            }
            screen.collect(line, of: page, into: &pairs)
            slots.readPairs(row)
            #expect((0..<slots.count).map { unsafe slots.slots[$0] } == pairs)
        }
        #expect(rows.row(0).count > 40 && grams.contains { $0 == GramCollector.unknown })
    }

    @Test func `a switch is cheap at the start of a line, beside blanks and where the script changes`() {
        let page = PageBuilder().page(text: "ab, c国")
        let nothing = KnownGrams(Array(repeating: [], count: GramCollector.tables))
        let rows = SlotRowCollector(nothing).rows([(page, page.lines[0])])
        let row = rows.row(0)
        // Six cells: a, b, a comma, a blank, c, 国.
        let isCheap = withExtendedLifetime(rows) {
            (0..<row.count).map { unsafe row.headers[$0] & SlotRow.isCheap != 0 }
        }
        #expect(isCheap == [true, false, true, true, true, true])
    }
}
