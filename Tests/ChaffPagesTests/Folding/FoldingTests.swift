@_spi(Folding) import Chaff
import Testing

@testable import ChaffPages

@Suite struct FoldingTests {
    private func expectFolds(_ text: String, to expected: String) {
        #expect(FoldedText(text).string.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
    }

    @Test(
        "letters fold to lower case, in any script",
        arguments: [
            ("Chaff", "chaff"), ("ÀÉÎ", "àéî"), ("STRASSE", "strasse"), ("ΣΟΦΟΣ", "σοφοσ"), ("МОСКВА", "москва"),
            ("Đà Nẵng", "đà nẵng"), ("ԲԱՐԵՎ", "բարեվ"),
        ])
    func caseFolding(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "styled letters and digits fold to plain ones",
        arguments: [
            ("ＶＩＰ", "vip"), ("８８", "88"), ("ｃａｓｉｎｏ", "casino"), ("𝐂𝐚𝐬𝐢𝐧𝐨", "casino"), ("𝓼𝓵𝓸𝓽", "slot"), ("𝔟𝔢𝔱", "bet"),
            ("𝟗𝟏", "91"), ("ⓢⓛⓞⓣ", "slot"), ("Ⓢⓛⓞⓣ", "slot"), ("①②", "12"), ("ﬁne", "fine"), ("Ⅷ", "vii"),
            ("ｶﾀｶﾅ", "カタカナ"),
            ("㊙", "秘"), ("（）", "()"), ("！", "!"),
        ])
    func styled(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "what looks like a capital is one",
        arguments: [
            ("Ⓢⓛ", [true, false]), ("🅱🄰🅐", [true, true, true]), ("𝐂𝐚", [true, false]), ("Ⅴⅴ", [true, false]),
            ("Ａａ①", [true, false, false]),
        ])
    func capitals(text: String, expected: [Bool]) {
        #expect(FoldedText(text).cells.map(\.isCapital) == expected, "\(text)")
    }

    @Test(
        "what nobody sees is dropped",
        arguments: [
            ("ca\u{200B}si\u{200D}no", "casino"), ("ca\u{AD}sino", "casino"), ("\u{202E}bet\u{202C}", "bet"),
            ("\u{2066}bet\u{2069}", "bet"), ("b\u{FEFF}et", "bet"), ("b\u{2060}et", "bet"), ("♥\u{FE0F}", "♥"),
            ("b\u{180E}et", "bet"), ("b\u{34F}et", "bet"), ("b\u{E0061}et", "bet"), ("赌\u{200C}场", "赌场"),
        ])
    func ignorable(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "a mark joins its letter, a stack of marks does not grow",
        arguments: [
            ("cafe\u{301}", "café"), ("n\u{303}", "ñ"), ("и\u{306}", "й"), ("か\u{3099}", "が"), ("ハ\u{309A}", "パ"),
            ("ｶﾞ", "ガ"), ("9\u{335}", "9"), ("赌\u{337}场", "赌场"), ("\u{301}a", "a"), (" \u{301}a", "a"),
        ])
    func marks(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "Traditional characters fold to Simplified ones",
        arguments: [
            ("國產視頻", "国产视频"), ("遊戲", "游戏"), ("體育開獎", "体育开奖"), ("國家圖書館", "国家图书馆"), ("国家图书馆", "国家图书馆"),
        ])
    func traditional(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "bracketed pinyin goes, other brackets stay",
        arguments: [
            ("網(wǎng)站(zhàn)", "网站"), ("国(guó)家", "国家"), ("国(guo)家", "国家"), ("女(nǚ)", "女"), ("绿(lv)色", "绿色"),
            ("公司(GE)", "公司(ge)"), ("甲(b)", "甲(b)"), ("中(xyz)", "中(xyz)"), ("net(wang)", "net(wang)"),
            ("网(wǎng", "网(wǎng"),
            ("网（wang）", "网(wang)"), ("网(2)", "网(2)"), ("网()", "网()"), ("(wang)网", "(wang)网"),
            ("网(wang wang)", "网(wang wang)"),
        ])
    func pinyin(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "a run of one character keeps two, digits stay",
        arguments: [
            ("gooooal", "gooal"), ("久久久久久", "久久"), ("!!!!", "!!"), ("----", "--"), ("888888", "888888"),
            ("1000", "1000"), ("aabb", "aabb"), ("GgGg", "gg"), ("ＧＧＧ", "gg"),
        ])
    func runs(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "blanks of any kind become one, none at the start",
        arguments: [
            ("a  b", "a b"), ("a\t\tb", "a b"), ("a\u{A0}b", "a b"), ("a\u{3000}b", "a b"), ("  a", "a"),
            ("a \u{2009} b", "a b"),
            ("a\u{85}b", "a b"), ("a\u{2028}b", "a b"),
        ])
    func blanks(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "digits of any script become 0–9",
        arguments: [("٤٢", "42"), ("४२", "42"), ("๔๒", "42"), ("۴۲", "42"), ("４２", "42"), ("𝟒𝟐", "42")])
    func digits(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test func `the text itself is never changed`() {
        let text = "國(guó)\u{200B}ＶＩＰ  e\u{301}!!!!"
        let folded = FoldedText(text)
        #expect(folded.page.string(of: folded.line).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func `what is said to fold to itself does, by ICU too`() {
        for codePoint in 0 as UInt32..<0x110000 where FoldingTable.isItself(codePoint) {
            if FoldingTable.foldedByICU(codePoint) != [codePoint] { Issue.record("\(codePoint)") }
        }
    }
}
