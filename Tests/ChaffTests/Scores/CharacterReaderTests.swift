import ChaffPages
import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

/// What is added up sixteen at a time against plain loops.
@Suite struct CharacterReaderTests {
    private static let weights: [Int8] = {
        var random = SeededRandom(seed: 5)
        return (0..<Block.count * Block.slots).map { _ in
            random.below(3) == 0 ? 0 : Int8(truncatingIfNeeded: random.below(255) - 127)
        }
    }()

    private static func page(seed: UInt64) -> Page {
        var random = SeededRandom(seed: seed)
        var bytes = RandomText.bytes(pieces: 60, using: &random)
        for length in [1, 2, 15, 16, 17, 31, 299, 300, 301, 302, 900] where random.below(2) == 0 {
            bytes += [0x0A] + (0..<length).map { _ in UInt8(97 + random.below(26)) }
        }
        return PageBuilder().page(bytes: bytes)
    }

    /// Reads the lines of a page into `features`, as many at once as there is room for, and calls `body` for each.
    static func visit(_ page: Page, _ features: LineFeatures, _ body: (Int, Line) -> Void) {
        var rest = page.lines.filter { !$0.isBlank }[...]
        while !rest.isEmpty {
            features.removeAll()
            var batch: [Line] = []
            while let line = rest.first, features.characters.hasRoom(for: line.cells.count) {
                unsafe page.withCells(of: line) { _ = unsafe features.characters.append($0, count: line.cells.count) }
                batch.append(rest.removeFirst())
            }
            features.characters.finish()
            var place = 0
            for line in batch {
                unsafe page.withCells(of: line) { unsafe features.read($0, count: line.cells.count, at: place) }
                place += line.cells.count + CodeRow.gap
            }
            features.finish()
            for (number, line) in batch.enumerated() { body(number, line) }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `one table for structure and screen gives what two give`(seed: UInt64) {
        let (features, reader, single) = (LineFeatures(), CharacterReader(), LineScorer())
        let page = CharacterReaderTests.page(seed: seed)
        unsafe CharacterReaderTests.weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            let table = unsafe CharacterTable(structure: start, screen: start + Block.slots)
            let screen = unsafe Screen(weights: start + Block.slots, joiner: [0, 0, 0, 0, 0], floor: 0)
            CharacterReaderTests.visit(page, features) { number, line in
                let count = line.cells.count
                if number == 0 { unsafe reader.lookUp(features.characters, table: table.entries) }
                features.line = number
                let own = features.lists(number)
                let sums = reader.sums(count: count, at: own.place, scored: own.characters)
                let scored = min(count, LineFeatures.scoredCells) + 1
                let pairs = (0..<scored).map { unsafe Int32(start[Int(features.pairs[$0])]) }
                #expect(sums.pairs.sum == pairs.reduce(0, +))
                #expect(sums.pairs.unknown == Int32(pairs.count { $0 == 0 }))
                #expect(sums.pairs.count == scored && sums.quadruples.count == scored)
                unsafe page.withCells(of: line) { _ = unsafe single.read($0, count: count) }
                #expect(sums.stretch == single.stretch(screen, count: count))
                let expected = unsafe CharacterReaderTests.stretch(features, start + Block.slots, count)
                #expect(sums.stretch == expected)
            }
        }
    }

    /// Kadane in steps of four positions.
    private static func stretch(_ features: LineFeatures, _ screen: UnsafePointer<Int8>, _ count: Int) -> Int32 {
        var (sum, best): (Int32, Int32) = (0, 0)
        for start in stride(from: 0, to: count, by: 4) {
            for position in start..<min(count, start + 4) {
                sum += unsafe Int32(screen[Int(features.pairs[position])])
                sum += unsafe Int32(screen[Block.slots + Int(features.quadruples[position])])
            }
            sum = max(sum, 0)
            best = max(best, sum)
        }
        return best
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the inputs of the blocks are those of their definition`(seed: UInt64) {
        let features = LineFeatures()
        let page = CharacterReaderTests.page(seed: seed)
        var inputs = [Float](repeating: .nan, count: BlockSums.inputCount)
        let sums = BlockSums()
        unsafe CharacterReaderTests.weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            CharacterReaderTests.visit(page, features) { number, line in
                if number == 0 { unsafe sums.lookUp(features, weights: start) }
                features.line = number
                unsafe sums.add(
                    features, line: number, characters: sums.characters(features, weights: start))
                unsafe inputs.withUnsafeMutableBufferPointer { inputs in
                    if let to = inputs.baseAddress { unsafe sums.write(line: number, to: to) }
                }
                for block in Block.allCases {
                    let table = unsafe start + block.rawValue * Block.slots
                    let found = unsafe features[block].map { unsafe Float(table[Int($0)]) / 16 }
                    let (n, sum) = (Float(max(1, found.count)), found.reduce(0, +))
                    let expected = [
                        sum, sum / n.squareRoot(), sum / n, Float(found.count { $0 == 0 }) / n, sum / (5 + abs(sum)),
                    ]
                    for (index, value) in expected.enumerated() {
                        #expect(
                            abs(inputs[index * BlockSums.lanes + block.rawValue] - value) <= 1e-4 * max(1, abs(value)))
                    }
                }
            }
        }
    }
}
