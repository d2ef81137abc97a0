import TestSupport
import Testing

@testable import ChaffPages

@Suite struct LineEndsTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `lines that end in LF are counted at once like one after the other`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let alphabet: [UInt8] = seed % 5 == 0 ? [0x61, 0x0A, 0x0D] : [0x61, 0x0A, 0xE4, 0x0B]
        let bytes = (0..<random.below(seed % 2 == 0 ? 40 : 900)).map { _ in
            random.below(4) == 0 ? random.pick(alphabet) : 0x62
        }
        unsafe bytes.withUnsafeBytes { bytes in
            let found = unsafe LineEnds.feeds(in: bytes)
            var ends = unsafe LineEnds(bytes, from: 0, isComplete: true)
            var all: [Int] = []
            while let end = ends.next() { all.append(end) }
            if unsafe bytes.contains(0x0D) || all.isEmpty {
                #expect(found == nil)
            } else {
                #expect(found?.count == all.count)
                #expect(found?.end == all.last)
            }
        }
    }
}
