@_spi(Folding) import Chaff
import ChaffPages
import Testing

@Suite struct ScriptTests {
    private func classes(_ text: String) -> [ScalarClass] { FoldedText(text).cells.map(\.scalarClass) }

    @Test(
        "every code point knows its script",
        arguments: [
            ("aé", ScalarClass.latin), ("жΩא", .letter), ("بहক", .letter), ("国國々〇", .han), ("かカー", .kana),
            ("한글", .hangul),
            ("กมရខ", .southEastAsian), ("٤4४", .digit), (".,。、！", .punctuation), ("€©😀→", .symbol),
        ])
    func script(text: String, expected: ScalarClass) {
        for scalarClass in classes(text) { #expect(scalarClass.bits == expected.bits, "\(text)") }
        #expect(!classes(text).isEmpty)
    }

    @Test func `a capital is remembered after folding`() {
        #expect(FoldedText("aB Ж ж").cells.map(\.isCapital) == [false, true, false, true, false, false])
    }

    @Test func `the scripts of one word may differ`() {
        #expect(classes("fж国か").map(\.bits) == [ScalarClass.latin, .letter, .han, .kana].map(\.bits))
    }

    @Test func `what is not assigned, private or no character is a symbol`() {
        #expect(classes("\u{E000}\u{FFFD}\u{378}").allSatisfy { $0 == .symbol })
    }
}
