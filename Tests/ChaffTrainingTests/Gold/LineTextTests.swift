import Testing

@testable import ChaffTraining

@Suite struct LineTextTests {
    @Test(
        "line breaks of any kind become blanks",
        arguments: [
            ("plain", "plain"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb\r", "a b"), ("a\u{2028}b\u{85}c", "a b c"),
            ("a\u{B}b\u{1C}c", "a b c"), ("a\n\nb\n", "a  b"), ("é\u{A0}“x”", "é\u{A0}“x”"), ("\n", ""), ("", ""),
        ])
    func oneLine(text: String, expected: String) { #expect(LineText.oneLine(text) == expected) }

    @Test(arguments: ["", " \t", "\u{3000}\u{A0}\u{2003}"])
    func `white space of any script is blank`(text: String) {
        #expect(LineText.isBlank(text))
        #expect(!LineText.isBlank(text + "\u{200B}"))
    }

    @Test func `spans count code points, not bytes or characters`() throws {
        var text = "e\u{301}😀⟦日本⟧ ⟦x⟧"
        #expect(try LineText.takeSpans(from: &text).get() == [3..<5, 6..<7])
        #expect(text == "e\u{301}😀日本 x")
    }
}
