import Testing

@testable import ChaffPages

@Suite struct ByteBufferTests {
    private static let text = (0..<1300).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    @Test(arguments: [
        0..<0, 0..<1, 3..<34, 5..<37, 5..<38, 700..<1211, 700..<1213, 1267..<1300, 1299..<1300, 1300..<1300,
    ])
    func `a range of a text is appended as it is, also at the end of the text`(range: Range<Int>) {
        let buffer = ByteBuffer(capacity: 64)
        buffer.append(0x21)
        unsafe ByteBufferTests.text.withUnsafeBytes { unsafe buffer.append(range, of: $0) }
        buffer.append(0x3F)
        #expect(buffer.array == [0x21] + ByteBufferTests.text[range] + [0x3F])
    }
}
