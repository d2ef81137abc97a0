import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

/// What is found thirty-two cells at a time against a plain loop.
@Suite struct RunStartsTests {
    private static let classes: [ScalarClass] = [
        .space, .punctuation, .symbol, .digit, .latin, .letter, .hangul, .mark, .han, .kana, .southEastAsian,
    ]

    /// Cells of runs of random lengths, long ones too; blanks are U+0020, as folding leaves them.
    private static func cells(_ count: Int, seed: UInt64) -> [Cell] {
        var random = SeededRandom(seed: seed)
        var cells: [Cell] = []
        while cells.count < count {
            let scalarClass = classes[random.below(classes.count)]
            for _ in 0...random.below(random.below(2) == 0 ? 3 : 40) {
                cells.append(
                    scalarClass == .space ? Cell(0x20, .space) : Cell(UInt32(random.below(0x20000)), scalarClass))
            }
        }
        return Array(cells[..<count])
    }

    private static func starts(_ cells: [Cell]) -> [Int] {
        cells.indices.filter { index in
            let scalarClass = cells[index].scalarClass
            if scalarClass == .space { return false }
            if scalarClass.isSeparator || index == 0 { return true }
            return cells[index - 1].scalarClass.bits >> 2 != scalarClass.bits >> 2
        }
    }

    @Test(arguments: [0, 1, 2, 7, 8, 9, 31, 32, 33, 63, 64, 65, 100, 299, 300], [1, 2, 3, 4] as [UInt64])
    func `runs start where the kind changes, at each mark, and at no blank`(count: Int, seed: UInt64) {
        let cells = RunStartsTests.cells(count, seed: seed &+ UInt64(count) &* 8)
        let before = RunStartsTests.cells(Int(seed % 2) * 45, seed: seed)
        let row = CodeRow(edge: CodeRow.Edge.blank, readsDigitsAsZero: true)
        var place = 0
        // Lines before and behind it must not count.
        for line in [before, cells, before] {
            let padded = line + [Cell](repeating: Cell(0x61, .latin), count: Page.slack)
            let start = unsafe padded.withUnsafeBufferPointer { padded in
                unsafe padded.baseAddress.map { unsafe row.append($0, count: line.count) } ?? 0
            }
            if place == 0 { place = start }
        }
        row.finish()
        let starts = RunStarts(capacity: 512)
        unsafe starts.find(row.codes, previous: row.before1, count: row.count)
        var places = starts.places(in: place..<place + count)
        let expected = RunStartsTests.starts(cells)
        let found = (0..<expected.count + 2).map { _ in places.next() - place }
        #expect(found == expected + [count, count])
    }
}
