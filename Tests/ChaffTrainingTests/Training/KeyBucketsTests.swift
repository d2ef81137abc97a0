import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct KeyBucketsTests {
    @Test func `counting bucket after bucket finds each key as often as it was added`() {
        var random = SeededRandom(seed: 9)
        let buckets = KeyBuckets()
        let expected = KeyCounts()
        // The first bucket takes several blocks.
        for round in 0..<60 {
            let keys = (0..<1000).map { _ in UInt32(truncatingIfNeeded: random.next()) >> (round < 30 ? 8 : 0) & ~7 }
            let isInjected = round % 3 == 0
            unsafe keys.withUnsafeBufferPointer { unsafe buckets.add($0, isInjected: isInjected) }
            for key in keys { expected.add(isInjected: isInjected, to: key) }
        }
        #expect(buckets.totals == (20_000, 40_000))
        let counts = KeyCounts()
        var found: [UInt32: UInt32] = [:]
        for bucket in 0..<KeyBuckets.count {
            buckets.count(bucket, into: counts)
            for (key, worth) in counts.worths(totals: buckets.totals, atLeast: 1) {
                #expect(counts[key] == expected[key])
                found[key] = worth
            }
        }
        let all = expected.worths(totals: buckets.totals, atLeast: 1)
        #expect(found == Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0.worth) }))
    }
}
