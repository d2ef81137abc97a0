import TestSupport
import Testing

@testable import Chaff

@Suite struct StructureContextTests {
    @Test(arguments: [1, 2, 3, 7, 8, 9, 40, 300])
    func `eight lines joined at once are the sums of their inputs`(count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        func number() -> Float { (Float(random.below(2001)) - 1000) / 200 }
        let odds = (0..<count).map { _ in number() }
        let widths = (0..<count).map { _ in 1 + abs(number()) }
        let weights = (0...StructureContext.inputCount).map { _ in number() }
        let rows = StructureInputs.rows(odds: odds, rootWidths: widths)
        let context = StructureContext()
        var joined = [Float](repeating: 0, count: count + FloatLanes.width)
        unsafe odds.withUnsafeBufferPointer { odds in
            unsafe widths.withUnsafeBufferPointer { widths in
                unsafe weights.withUnsafeBufferPointer { weights in
                    unsafe joined.withUnsafeMutableBufferPointer { joined in
                        guard let odds = odds.baseAddress, let widths = widths.baseAddress,
                            let weights = weights.baseAddress, let joined = joined.baseAddress
                        else { return }
                        unsafe context.read(odds: odds, rootWidths: widths, count: count)
                        unsafe context.join(weights, to: joined)
                        for line in 0..<count {
                            #expect(unsafe context.odds(ofLine: line, weights) == joined[line])
                        }
                    }
                }
            }
        }
        for line in 0..<count {
            let expected = zip(rows[line], weights).reduce(weights[StructureContext.inputCount]) { $0 + $1.0 * $1.1 }
            #expect(abs(joined[line] - expected) <= 1e-3)
        }
    }

    @Test func `a line knows its neighbours, its place and the best segment`() {
        let rows = StructureInputs.rows(odds: [-2, 1, 4, 9, -1], rootWidths: [1, 1, 1, 1, 1])
        #expect(rows.map { $0[0] } == [-2, 1, 4, 9, -1])
        #expect(rows.map { $0[2] } == [0, -2, 1, 4, 6])
        #expect(rows.map { $0[21] } == [6, -1, 0, 0, 0])
        #expect(rows.map { $0[10] } == [1, 0, 0, 0, 0] && rows.map { $0[11] } == [0, 0, 0, 0, 1])
        #expect(rows.map { $0[12] } == [0, 1, 1, 1, 0])
        #expect(rows.map { $0[13] } == [log(2), 0, 0, 0, 0] && rows.map { $0[14] } == [0, 0, 0, 0, log(2)])
        #expect(rows.allSatisfy { $0[15] == log(8) })
    }
}
