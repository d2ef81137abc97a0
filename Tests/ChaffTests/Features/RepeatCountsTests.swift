import TestSupport
import Testing

@testable import Chaff

@Suite struct RepeatCountsTests {
    @Test func `each line knows how many others have its key, page after page`() {
        var random = SeededRandom(seed: 3)
        var counts = RepeatCounts()
        for size in [0, 1, 5, 700, 30, 64] {
            let keys = (0..<size).map { _ in UInt32(random.below(max(1, size / 2))) }
            unsafe keys.withUnsafeBufferPointer { keys in
                if let start = keys.baseAddress { unsafe counts.count(start, lines: size) }
            }
            let expected = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
            for key in keys { #expect(counts.others(key) == (expected[key] ?? 0) - 1) }
        }
    }
}
