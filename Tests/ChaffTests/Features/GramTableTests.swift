import TestSupport
import Testing

@testable import Chaff

@Suite struct GramTableTests {
    /// The weights that a table gives to keys, looked up one at a time and eight at a time.
    private func weights(_ keys: [UInt32], in table: [UInt8]) -> (one: [Int32], eight: [Int32]) {
        let words = unsafe table.withUnsafeBytes { bytes in
            stride(from: 0, to: table.count, by: 4).map { byte in
                unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt32.self))
            }
        }
        return unsafe words.withUnsafeBufferPointer { words in
            guard let start = words.baseAddress else { return ([], []) }
            let one = keys.map { unsafe GramTable.trained(GramTable.known(start, key: $0)) }
            let eight = keys.map { key in
                let slot = Int(Grams.slot(key))
                let entry = unsafe GramTable.known(Lanes(repeating: start[slot]), keys: Lanes(repeating: key))[3]
                return GramTable.trained(entry)
            }
            return (one, eight)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what a table does not know weighs nothing`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let keys = (0..<300).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        let known = KnownGrams([keys.map { (key: $0, worth: 1) }])
        let trained = known.keys.map { Int8(truncatingIfNeeded: $0 &>> 3 | 1) }
        let table = GramTable.bytes(known, naive: trained, trained: trained)
        // The same slots with other lower bits.
        let strangers = keys.map { $0 ^ UInt32(1 + random.below(0x7FFF)) }.filter { !keys.contains($0) }
        let found = weights(keys, in: table)
        #expect(found.one == found.eight)
        #expect(
            zip(keys, found.one).allSatisfy { key, weight in
                let slot = Int(Grams.slot(key))
                return weight == (known.keys[slot] == key ? Int32(trained[slot]) : 0)
            })
        let strange = weights(strangers, in: table)
        #expect(strange.one.allSatisfy { $0 == 0 } && strange.eight.allSatisfy { $0 == 0 })
    }

    @Test func `of n-grams that share a slot the one that is worth most is known, whatever their order`() {
        let keys: [UInt32] = [0x8000_0001, 0x8000_0002, 0x8000_0003, 0x8000_0004]
        let worths: [UInt32] = [3, 9, 9, 1]
        let rows = zip(keys, worths).map { (key: $0, worth: $1) }
        for rows in [rows, rows.reversed()] {
            let known = KnownGrams([rows])
            #expect(known.keys[Int(Grams.slot(0x8000_0002))] == 0x8000_0002)
            #expect(known.count == 1)
        }
    }

    @Test func `a key of zeros is known only if it was counted`() {
        #expect(!KnownGrams([[]]).isKnown(0))
        #expect(KnownGrams([[(key: 0, worth: 5)]]).isKnown(0))
    }
}
