import ChaffPages
import Testing

@Suite struct ChineseConversionTests {
    @Test(
        "Simplified characters have Traditional forms",
        arguments: [("国", "國"), ("体", "體"), ("网", "網"), ("站", "站"), ("a", "a"), ("か", "か"), ("國", "國")]
            as [(Unicode.Scalar, Unicode.Scalar)])
    func traditional(character: Unicode.Scalar, expected: Unicode.Scalar) {
        #expect(ChineseConversion.traditional(character) == expected)
    }

    @Test(
        "a character has a reading with its tone, anything else has none",
        arguments: [("网", "wǎng"), ("國", "guó"), ("女", "nǚ"), ("a", nil), ("か", nil), ("。", nil), ("😀", nil)]
            as [(Unicode.Scalar, String?)])
    func pinyin(character: Unicode.Scalar, expected: String?) {
        #expect(ChineseConversion.pinyin(of: character) == expected)
    }

    @Test func `what a mirror does to a page, folding undoes`() {
        let text = "网站开通时间与车辆登记"
        var mirrored = ""
        for scalar in text.unicodeScalars {
            let form = ChineseConversion.traditional(scalar)
            mirrored.unicodeScalars.append(form)
            if let reading = ChineseConversion.pinyin(of: scalar) { mirrored += "(\(reading))" }
        }
        #expect(FoldedText(mirrored).string == text)
    }
}
