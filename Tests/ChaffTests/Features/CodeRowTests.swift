import ChaffPages
import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

@Suite struct CodeRowTests {
    private func codes(of text: String, digitsAsZero: Bool) -> [UInt32] {
        let page = PageBuilder().page(text: text)
        let row = CodeRow(edge: CodeRow.Edge.mark, readsDigitsAsZero: digitsAsZero)
        let count = page.lines[0].cells.count
        unsafe page.withCells(of: page.lines[0]) { unsafe row.read($0, count: count) }
        return (-4...count).map { unsafe row.codes[$0] }
    }

    @Test func `four edges stand before a line and one behind it`() {
        let codes = codes(of: "page 7", digitsAsZero: false)
        #expect(codes.prefix(4).allSatisfy { $0 == CodeRow.Edge.mark } && codes.last == CodeRow.Edge.mark)
        #expect(codes[4..<10].map { $0 & 0x1F_FFFF } == "page 7".unicodeScalars.map(\.value))
    }

    @Test(arguments: ["2024", "a1b22c333", "三5月", "٣٤", "day 10 of 365, 24 hours"])
    func `digits are read as zero where they should be, and nothing else`(text: String) {
        let plain = codes(of: text, digitsAsZero: false)
        for (code, original) in zip(codes(of: text, digitsAsZero: true), plain) {
            let isDigit = (0x30...0x39).contains(original & 0x1F_FFFF)
            #expect(code == (isDigit ? Cell(0x30, .digit).bits : original))
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `the keys of n-grams depend on their characters alone`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = String((0..<40).map { _ in random.pick(["a", "b", "中", "5", " c"]) }.joined())
        let page = PageBuilder().page(text: text + "\n" + String(text.dropFirst(9)))
        let collector = GramCollector(KnownGrams([]))
        for table in 0..<Grams.orders {
            var (whole, rest): ([UInt32], [UInt32]) = ([], [])
            unsafe collector.withKeys(table: table, page.lines[0], of: page) { keys, _ in whole = unsafe Array(keys) }
            unsafe collector.withKeys(table: table, page.lines[1], of: page) { keys, _ in rest = unsafe Array(keys) }
            // Behind the fifth character of both no n-gram sees where the line starts.
            let positions = max(0, min(page.lines[1].cells.count - 5, 20))
            #expect(whole.suffix(positions) == rest.suffix(positions))
        }
    }
}
