@_spi(Folding) import Chaff
import ChaffPages
import TestSupport
import Testing

/// What holds for the page of any bytes, tried on seeded random ones.
@Suite struct PageInvariantTests {
    /// Random pages; most mix scripts and broken bytes, some are noise.
    private static func page(seed: UInt64) -> (bytes: [UInt8], page: Page) {
        var random = SeededRandom(seed: seed)
        let bytes =
            seed % 5 == 0
            ? RandomText.noise(count: random.below(3000), using: &random)
            : RandomText.bytes(pieces: seed % 7 == 0 ? 2000 : 60, using: &random)
        return (bytes, PageBuilder().page(bytes: bytes))
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `lines and what is between them are the input`(seed: UInt64) {
        let (bytes, page) = PageInvariantTests.page(seed: seed)
        var rebuilt: [UInt8] = []
        var end = 0
        for (index, line) in page.lines.enumerated() {
            let gap = Array(bytes[end..<line.bytes.lowerBound])
            let isStart = index == 0 && (gap.isEmpty || gap == [0xEF, 0xBB, 0xBF])
            #expect(isStart || gap == [0x0A] || gap == [0x0D] || gap == [0x0D, 0x0A], "\(gap) before line \(index)")
            rebuilt += gap + page.text(of: line)
            end = line.bytes.upperBound
            #expect(!page.text(of: line).contains { $0 == 0x0A || $0 == 0x0D })
        }
        let rest = Array(bytes[end...])
        #expect([[], [0x0A], [0x0D], [0x0D, 0x0A], [0xEF, 0xBB, 0xBF]].contains(rest))
        #expect(rebuilt + rest == bytes)
        #expect(page.lines.map(\.number) == Array(1..<(page.lines.count + 1)))
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `every cell comes from its own line, in order`(seed: UInt64) {
        let (_, page) = PageInvariantTests.page(seed: seed)
        var previousEnd = 0
        for line in page.lines {
            #expect(line.cells.lowerBound >= previousEnd && line.cells.upperBound <= page.cells.count)
            previousEnd = line.cells.upperBound
            #expect(line.cells.count <= line.bytes.count)
            var last = line.bytes.lowerBound
            for index in line.cells {
                let origin = Int(page.origins[index])
                guard origin >= last, origin < line.bytes.upperBound else {
                    Issue.record("cell \(index) comes from byte \(origin), line \(line.bytes), the one before \(last)")
                    return
                }
                last = origin
            }
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `cells are folded, and blank means white space`(seed: UInt64) {
        let (_, page) = PageInvariantTests.page(seed: seed)
        let classes = [0, 1, 2, 4, 8, 9, 10, 11, 12, 13, 14] as [UInt32]
        for line in page.lines {
            let text = page.string(of: line)
            #expect(line.isBlank == text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, "\(text)")
            for cell in page.cells[line.cells] {
                #expect(Unicode.Scalar(cell.codePoint) != nil && classes.contains(cell.scalarClass.bits))
                #expect(cell.scalarClass != .digit || (0x30...0x39).contains(cell.codePoint))
                #expect(cell.scalarClass != .space || cell.codePoint == 0x20)
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a line folds alike wherever it stands`(seed: UInt64) {
        let (_, page) = PageInvariantTests.page(seed: seed)
        for line in page.lines where !line.bytes.isEmpty {
            let bytes = Array(page.text(of: line))
            // Alone, a byte order mark would be taken for one.
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
            let alone = PageBuilder().page(bytes: bytes)
            #expect(alone.lines.map { Array(alone.cells[$0.cells]) } == [Array(page.cells[line.cells])])
            #expect(alone.lines.map(\.tricks) == [line.tricks])
        }
    }
}
