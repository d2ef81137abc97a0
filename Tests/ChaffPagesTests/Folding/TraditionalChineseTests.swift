import Testing

@testable import ChaffPages

@Suite struct TraditionalChineseTests {
    @Test func `the table is what ICU says, give or take a few characters between its versions`() {
        let converted = ChineseConversion.transliterated("Hant-Hans")
        let first: UInt32 = 0x4E00
        let others = converted.enumerated().filter { index, form in
            let codePoint = first + UInt32(index)
            return form.unicodeScalars.first?.value != TraditionalChinese.simplified(codePoint) ?? codePoint
        }
        #expect(others.count <= 30, "\(others.prefix(10).map(\.element))")
    }

    @Test(arguments: ["a", "\u{3400}", "\u{9FFF}", "の", "국", "\u{20000}", "国"])
    func `what is no Traditional character has no other form`(text: String) {
        #expect(text.unicodeScalars.first.flatMap { TraditionalChinese.simplified($0.value) } == nil)
    }
}
