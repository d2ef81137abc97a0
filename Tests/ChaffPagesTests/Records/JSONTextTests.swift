import Testing

@testable import ChaffPages

@Suite struct JSONTextTests {
    private func escaped(_ bytes: [UInt8]) -> [UInt8] {
        let buffer = ByteBuffer()
        unsafe bytes.withUnsafeBytes { unsafe buffer.append(jsonText: $0) }
        return buffer.array
    }

    @Test(
        "text is escaped where JSON asks for it, and nowhere else",
        arguments: [
            ("", ""), ("plain text, long enough for whole words", "plain text, long enough for whole words"),
            ("a\"b\\c/d", #"a\"b\\c/d"#), ("\n\r\t\u{8}\u{C}\0\u{1F}\u{7F}", #"\n\r\t\b\f\u0000\u001f"# + "\u{7F}"),
            ("日本語のテキスト😀é", "日本語のテキスト😀é"), ("\u{2028}", "\u{2028}"),
        ])
    func escapes(text: String, expected: String) {
        #expect(String(decoding: escaped(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test func `bad bytes become what Swift makes of them`() {
        var generator = SystemRandomNumberGenerator()
        let alphabet: [UInt8] = [
            0x41, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xA0, 0x9F, 0xED, 0xEF, 0xF0, 0x90, 0x8F, 0xF4, 0xF5, 0xFF, 0xE6, 0x97,
        ]
        for _ in 0..<5_000 {
            let length = Int.random(in: 0..<24, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let expected = String(decoding: bytes, as: UTF8.self)
            #expect(escaped(bytes) == Array(expected.utf8))
            let count = unsafe bytes.withUnsafeBufferPointer { bytes in
                unsafe bytes.baseAddress.map { unsafe UTF8Step.codePoints($0, $0 + bytes.count) } ?? 0
            }
            #expect(count == expected.unicodeScalars.count)
        }
    }
}
