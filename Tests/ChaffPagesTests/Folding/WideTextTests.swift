@_spi(Folding) import Chaff
import TestSupport
import Testing

@testable import ChaffPages

/// Characters of several bytes are folded in stretches, eight at once where they have three bytes; here against a loop
/// over one after the other.
@Suite struct WideTextTests {
    /// Ranges of one script each, by what comes next to what in real texts.
    private static let scripts: [ClosedRange<UInt32>] = [
        0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x20...0x21, 0x4E00...0x4E40, 0x9F00...0x9FA0, 0x430...0x44F,
        0x410...0x42F, 0x5D0...0x5EA, 0xE01...0xE2E, 0x3041...0x3090, 0xAC00...0xAC20, 0xE0...0xF6, 0x3001...0x3002,
        0xFF01...0xFF5E, 0x7F8E...0x8005,
    ]
    /// What is no UTF-8: half a character, one that goes on with nothing, a surrogate, overlong forms.
    private static let broken: [[UInt8]] = [
        [0xE4, 0xB8], [0x80], [0xED, 0xA0, 0x80], [0xC1, 0xAF], [0xE0, 0x80, 0x80], [0xFF], [0xD0],
    ]

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `stretches of any scripts fold like one character after the other`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let table = FoldingTable()
        var bytes: [UInt8] = []
        for _ in 0..<random.below(14) {
            let script = random.pick(WideTextTests.scripts)
            for _ in 0..<random.below(22) + 1 {
                let codePoint = script.lowerBound + UInt32(random.below(script.count))
                let scalar = Unicode.Scalar(codePoint) ?? "?"
                for _ in 0..<(random.below(12) == 0 ? 3 : 1) { bytes += Array(String(scalar).utf8) }
            }
            if seed % 4 == 0, random.below(5) == 0 { bytes += random.pick(WideTextTests.broken) }
        }
        let page = unsafe bytes.withUnsafeBytes { bytes in
            var page = Page()
            unsafe PageBuilder().build(bytes, into: &page)
            return page
        }
        guard let line = page.lines.first else { return }
        var expected: [UInt32] = []
        var origins: [Int] = []
        var place = 0
        while place < bytes.count {
            let (codePoint, length) = WideTextTests.decode(bytes[place...])
            let cell = WideTextTests.cell(codePoint, table)
            let isThird = expected.count >= 2 && expected.suffix(2).allSatisfy { $0 & 0x1F_FFFF == cell.codePoint }
            let isSecondBlank = cell.scalarClass == .space && expected.last.map { $0 & 0x1F_FFFF } ?? 0x20 == 0x20
            if !isSecondBlank, !isThird || cell.scalarClass == .digit {
                expected.append(cell.bits)
                origins.append(place)
            }
            place += length
        }
        // What letters and marks by chance spell is for SpellingTests.
        let tricks = line.tricks
        if tricks.parted + tricks.leet + tricks.lookAlike + tricks.damaged + tricks.doubleEncoded > 0 { return }
        #expect(page.cells[line.cells].map(\.bits) == expected, "\(bytes)")
        #expect(page.origins[line.cells].map { Int($0) } == origins)
        #expect(tricks.styled == UInt32(styled(bytes, table)))
    }

    /// How many characters were written in a styled form, those dropped as third repetitions aside.
    private func styled(_ bytes: [UInt8], _ table: FoldingTable) -> Int {
        var (count, place) = (0, 0)
        var last: [UInt32] = []
        while place < bytes.count {
            let (codePoint, length) = WideTextTests.decode(bytes[place...])
            let cell = WideTextTests.cell(codePoint, table)
            place += length
            if cell.scalarClass == .space, last.last ?? 0x20 == 0x20 { continue }
            if cell.scalarClass != .digit, last.count >= 2, last.suffix(2).allSatisfy({ $0 == cell.codePoint }) {
                continue
            }
            last.append(cell.codePoint)
            count += cell.bits & Cell.styled != 0 ? 1 : 0
        }
        return count
    }

    /// One code point by the rules of Unicode's table 3-7; a byte that begins none is U+FFFD.
    private static func decode(_ bytes: ArraySlice<UInt8>) -> (codePoint: UInt32, length: Int) {
        for length in 1...4 where length <= bytes.count {
            let scalars = String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars
            if scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}" { return (scalar.value, length) }
        }
        return (0xFFFD, 1)
    }

    /// What a code point folds to by itself; those of the test fold to one cell.
    private static func cell(_ codePoint: UInt32, _ table: FoldingTable) -> Cell {
        let entry = table.entry(codePoint)
        return Cell(bits: entry & FoldingTable.isExpansion == 0 ? entry : table.expansions[Int(entry & 0xF_FFFF)])
    }
}
