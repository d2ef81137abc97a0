import TestSupport
import Testing

@testable import ChaffPages

/// What is found thirty-two bytes at a time against a look at each place.
@Suite struct TrickScanTests {
    private static let pieces = [
        "b.e.t", " s l o t ", "c@sino", "v1agra", "a", " ", ".", "-", "_", "|", "/", "*", "1", "@", "$", "word ",
        "The x y", "é", "中", "a.b.c.d", "x5y", "~", "\u{0}", "Z", "9.9.9",
        "no-deposit-free-spins", "one--two--three", "--", "up-to-date",
    ]

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `no place is missed and none is made up, wherever lines and blocks end`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<random.below(60) {
            bytes += random.below(4) == 0 ? [UInt8(random.below(256))] : Array(random.pick(TrickScanTests.pieces).utf8)
            if random.below(9) == 0 { bytes.append(0x0A) }
        }
        // Memory of just this size: an address sanitizer sees what is read beyond it.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { unsafe copy.deallocate() }
        unsafe copy.copyBytes(from: bytes)
        var scan = unsafe TrickScan(bytes: UnsafeRawBufferPointer(copy))
        var start = 0
        for end in bytes.indices.filter({ bytes[$0] == 0x0A }) + [bytes.count] {
            let line = start..<end
            let expected = line.contains { $0 + 2 < bytes.count && scan.isTrick(at: $0) }
            #expect(scan.finds(in: line) == expected, "\(line) of \(bytes)")
            start = min(end + 1, bytes.count)
        }
    }
}
