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

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `one table for structure and screen gives what two give`(seed: UInt64) {
        let scorer = LineScorer()
        let page = CharacterReaderTests.page(seed: seed)
        unsafe CharacterReaderTests.weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            let table = unsafe CharacterTable(structure: start, screen: start + Block.slots)
            let screen = unsafe Screen(weights: start + Block.slots, joiner: [0, 0, 0, 0, 0], floor: 0)
            for line in page.lines {
                let count = line.cells.count
                unsafe page.withCells(of: line) { cells in
                    _ = unsafe scorer.read(cells, count: count)
                    let sums = unsafe scorer.characterSums(table.entries, count: count)
                    let features = scorer.features
                    let scored = min(count, LineFeatures.scoredCells) + 1
                    let pairs = (0..<scored).map { unsafe Int32(start[Int(features.pairs[$0])]) }
                    #expect(sums.pairs.sum == pairs.reduce(0, +))
                    #expect(sums.pairs.unknown == Int32(pairs.count { $0 == 0 }))
                    #expect(sums.pairs.count == scored && sums.quadruples.count == scored)
                    #expect(sums.stretch == scorer.stretch(screen, count: count))
                    let expected = unsafe CharacterReaderTests.stretch(features, start + Block.slots, count)
                    #expect(sums.stretch == expected)
                }
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
            for line in page.lines {
                unsafe page.withCells(of: line) { _ = unsafe features.read($0, count: line.cells.count) }
                unsafe inputs.withUnsafeMutableBufferPointer { inputs in
                    guard let to = inputs.baseAddress else { return }
                    unsafe sums.write(features, weights: start, characters: nil, to: to)
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
