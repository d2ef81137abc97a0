import Testing

@testable import Chaff

@Suite struct SkeletonTests {
    private func slots(_ pieces: [UInt16]) -> (short: [UInt32], long: [UInt32]) {
        var (short, long): ([UInt32], [UInt32]) = ([], [])
        unsafe pieces.withUnsafeBufferPointer {
            guard let start = $0.baseAddress else { return }
            unsafe Skeleton.visit(
                start, count: pieces.count, short: { short.append($0) }, long: { long.append($0) })
        }
        return (short, long)
    }

    @Test(arguments: 1..<8)
    func `each piece ends n-grams of all orders that have as many pieces before it`(count: Int) {
        let slots = slots((0..<count).map { UInt16(70 + $0) })
        #expect(slots.short.count == 2 * count)
        #expect(slots.long.count == max(0, 2 * count - 3))
        #expect(Set(slots.short + slots.long).count == slots.short.count + slots.long.count)
        #expect((slots.short + slots.long).allSatisfy { $0 < Block.slots })
    }

    @Test func `n-grams of equal pieces are equal wherever they stand`() {
        let (once, twice) = (slots([80, 81, 82, 83, 84]), slots([90, 80, 81, 82, 83]))
        // Orders 1 and 2 of the second and later pieces, orders 3 and 4 of the fourth and of all four.
        #expect(once.short[2...7] == twice.short[4...9])
        #expect(once.long.contains(twice.long[5]) && once.long.contains(twice.long[6]))
    }

    @Test(arguments: [(1, 16), (2, 16), (3, 19), (4, 19), (5, 22), (8, 22), (9, 25), (300, 25)] as [(Int, UInt16)])
    func `runs of letters fall into four lengths`(count: Int, id: UInt16) {
        #expect(Skeleton.Piece.letters(count).id == id)
    }
}
