import Testing

@testable import Chaff

struct LineBagTests {
    private func inputs(_ weights: [Int8]) -> [Float] {
        var bag = LineBag()
        for weight in weights { bag.add(sum: Int32(weight), count: 1) }
        var inputs = [Float](repeating: 99, count: LineBag.inputCount)
        unsafe inputs.withUnsafeMutableBufferPointer { inputs in
            guard let start = inputs.baseAddress else { return }
            unsafe bag.write(to: start)
        }
        return inputs
    }

    @Test(
        arguments: [
            ([], [0, 0]), ([16], [0.25, 0.25]), ([16, 16, 16, 16], [1, 1]), ([-32], [-0.5, 0]), ([-16, 16], [0, 0]),
        ] as [([Int8], [Float])])
    func `a line says a quarter of the sum of its weights`(weights: [Int8], expected: [Float]) {
        #expect(inputs(weights) == expected)
    }

    @Test func `beyond 256 n-grams it grows with the root of their number`() {
        #expect(inputs([Int8](repeating: 2, count: 256)) == [8, 8])
        #expect(inputs([Int8](repeating: 1, count: 1024)) == [8, 8])
        #expect(inputs([Int8](repeating: -1, count: 1024)) == [-8, 0])
    }

    @Test func `a long line cannot say more than twelve`() {
        #expect(inputs([Int8](repeating: 127, count: 4096)) == [12, 12])
        #expect(inputs([Int8](repeating: -128, count: 4096)) == [-12, 0])
    }
}
