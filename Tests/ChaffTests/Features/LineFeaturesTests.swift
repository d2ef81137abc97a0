import ChaffPages
import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

@Suite struct LineFeaturesTests {
    private static func page(seed: UInt64) -> Page {
        var random = SeededRandom(seed: seed)
        var bytes = RandomText.bytes(pieces: 400, using: &random)
        // Around the limits of what is read of a line and of what is read at once.
        for length in [0, 1, 2, 5, 6, 7, 31, 32, 33, 299, 300, 301, 1020, 1021, 1022, 1024, 1025, 3000] {
            if random.below(3) == 0 { continue }
            bytes += [0x0A] + (0..<length).map { _ in random.below(5) == 0 ? 0x20 : UInt8(97 + random.below(26)) }
        }
        return PageBuilder().page(bytes: bytes + [0x0A] + RandomText.bytes(pieces: 60, using: &random))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `lines read together have the features that each has alone`(seed: UInt64) {
        let page = LineFeaturesTests.page(seed: seed)
        let (together, alone) = (LineFeatures(), LineFeatures())
        var most = 0
        CharacterReaderTests.visit(page, together) { number, line in
            let shape = unsafe alone.read(cells(of: line, in: page), count: line.cells.count)
            together.line = number
            most = max(most, number + 1)
            for block in Block.allCases {
                let (found, expected) = unsafe ([UInt32](together[block]), [UInt32](alone[block]))
                #expect(found == expected, "\(block) of line \(line.number)")
            }
            #expect("\(together.lists(number).shape)" == "\(shape)")
        }
        #expect(most > 1)
    }

    private func cells(of line: Line, in page: Page) -> UnsafePointer<Cell> {
        unsafe page.cells.withUnsafeBufferPointer { unsafe $0.baseAddress! + line.cells.lowerBound }
    }
}
