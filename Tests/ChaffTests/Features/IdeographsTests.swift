import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

/// Counted eight at once against one after the other.
@Suite struct IdeographsTests {
    private static let classes = [ScalarClass.han, .kana, .southEastAsian]

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `runs of any length give each class, each part of a sentence, and a token a character`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var ideographs = Ideographs()
        var expected = [Int32](repeating: 0, count: 24)
        var left = LineFeatures.scoredCells
        while left > 0 {
            let count = min(left, random.below(seed % 2 == 0 ? 40 : 3) + 1)
            // Something stands between two runs.
            left -= count + 1
            let cells = (0..<count + Lanes.width).map { _ in
                Cell(UInt32(random.below(0xFFFF)), random.pick(IdeographsTests.classes)).bits
                    | UInt32(random.below(8)) << 28
            }
            for bits in cells[..<count] {
                expected[Int(Cell(bits: bits).scalarClass.bits)] += 1
                expected[16 + Int(Cell(bits: bits).sentencePart)] += 1
            }
            var tokens = [UInt32](repeating: 0, count: count + Lanes.width)
            unsafe tokens.withUnsafeMutableBufferPointer { tokens in
                guard let start = tokens.baseAddress else { return }
                unsafe cells.withUnsafeBytes { cells in
                    guard let cells = cells.baseAddress else { return }
                    unsafe ideographs.read(cells, count: count, tokens: start)
                }
            }
            #expect(Array(tokens[..<count]) == cells[..<count].map { $0 & 0x1F_FFFF })
        }
        var histogram = [Int32](repeating: 0, count: 24)
        unsafe histogram.withUnsafeMutableBufferPointer { histogram in
            if let start = histogram.baseAddress { unsafe ideographs.add(to: start) }
        }
        #expect(histogram == expected)
    }
}
