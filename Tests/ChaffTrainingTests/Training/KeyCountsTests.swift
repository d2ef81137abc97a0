import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct KeyCountsTests {
    @Test func `counts are those of a dictionary, beyond the first growth`() {
        var random = SeededRandom(seed: 5)
        let counts = KeyCounts(capacity: 1 << 10)
        var expected: [UInt32: (inside: UInt32, outside: UInt32)] = [:]
        for _ in 0..<900_000 {
            let key = UInt32(truncatingIfNeeded: random.next()) & 0xFFFF_FFF0
            let isInjected = random.below(3) == 0
            counts.add(isInjected: isInjected, to: key)
            if isInjected {
                expected[key, default: (0, 0)].inside += 1
            } else {
                expected[key, default: (0, 0)].outside += 1
            }
        }
        #expect(expected.allSatisfy { counts[$0.key] == $0.value })
        #expect(counts.worths(totals: (300_000, 600_000), atLeast: 1).count == expected.count)
        counts.removeAll()
        #expect(counts.worths(totals: (0, 0), atLeast: 0).isEmpty)
    }

    @Test func `what tells the sides apart is worth more than what is common to both`() {
        let counts = KeyCounts()
        for _ in 0..<50 {
            counts.add(isInjected: true, to: 1)
            counts.add(isInjected: false, to: 2)
            counts.add(isInjected: true, to: 3)
            counts.add(isInjected: false, to: 3)
        }
        counts.add(isInjected: false, to: 4)
        let found = counts.worths(totals: (100, 101), atLeast: 2)
        let worths = Dictionary(uniqueKeysWithValues: found.map { ($0.key, $0.worth) })
        #expect(worths.keys.sorted() == [1, 2, 3])
        #expect(worths[1, default: 0] > worths[3, default: 0] && worths[2, default: 0] > worths[3, default: 0])
    }
}
