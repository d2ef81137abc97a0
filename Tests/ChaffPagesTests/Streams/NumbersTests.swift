import Testing

@testable import ChaffPages

@Suite struct NumbersTests {
    private func text(_ fill: (ByteBuffer) -> Void) -> String {
        let buffer = ByteBuffer()
        fill(buffer)
        return String(decoding: buffer.array, as: UTF8.self)
    }

    @Test(arguments: [0, 7, 10, 99, 100, 12_345, 9_999_999_999, .max])
    func `whole numbers`(number: Int) {
        #expect(text { $0.append(decimal: number) } == "\(number)")
    }

    @Test(
        "probabilities",
        arguments: [
            (0, "0.0000", "0"), (1, "1.0000", "1"), (0.5, "0.5000", "0.5"), (0.993, "0.9930", "0.993"),
            (0.00001, "0.0000", "0.00001"), (0.999999, "1.0000", "0.999999"), (0.12345678, "0.1235", "0.123457"),
            (.nan, "0.0000", "0"), (7, "1.0000", "1"), (-1, "0.0000", "0"),
        ] as [(Float, String, String)])
    func probabilities(value: Float, four: String, short: String) {
        #expect(text { $0.append(fourDecimals: value) } == four)
        #expect(text { $0.append(shortDecimals: value) } == short)
    }
}
