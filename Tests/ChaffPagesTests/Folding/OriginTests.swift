import Chaff
import ChaffPages
import Testing

@Suite struct OriginTests {
    @Test(
        "each cell knows the byte its code point began at",
        arguments: [
            ("abc", [0, 1, 2]), ("é国a", [0, 2, 5]), ("a\u{200B}b", [0, 4]), ("网(wǎng)站", [0, 10]), ("ﬁx", [0, 0, 3]),
            ("  a", [2]), ("a  b", [0, 1, 3]), ("aaaab", [0, 1, 4]), ("e\u{301}x", [0, 3]), ("𝐚b", [0, 4]),
        ])
    func origins(text: String, expected: [Int]) {
        #expect(FoldedText(text).origins == expected)
    }

    @Test func `origins count from the start of the page, in every line`() {
        let page = PageBuilder().page(text: "\u{FEFF}ab\r\n國c\n")
        #expect(page.lines.map { Array(page.origins[$0.cells]) } == [[3, 4], [7, 10]])
    }
}
