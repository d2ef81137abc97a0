import Chaff
import ChaffPages
import Testing

@Suite struct TricksTests {
    private func tricks(_ text: String) -> Tricks { FoldedText(text).line.tricks }

    @Test(
        "each trick is counted under its own name",
        arguments: [
            ("ca\u{200B}si\u{AD}no", \.ignorable, 2), ("ＶＩＰ ８", \.styled, 4), ("𝐛𝐞𝐭", \.styled, 3),
            ("ⓑⓔⓣ", \.styled, 3),
            ("國產視頻", \.traditional, 4), ("gooooal", \.repeated, 2),
            ("久久久久", \.repeated, 2),
            ("9\u{335}1\u{336}", \.marks, 2), ("b\u{336}e\u{336}t\u{336}", \.marks, 3), ("к·а·з·и·н·о", \.parted, 5),
            ("b.e.t", \.parted, 2), ("s l o t", \.parted, 3), ("微❤信", \.parted, 1),
            ("саsinо", \.lookAlike, 3), ("кaзинo", \.lookAlike, 2), ("曰本", \.lookAlike, 1), ("薇信", \.lookAlike, 1),
            ("阿v", \.lookAlike, 1), ("c@s1no", \.leet, 2), ("🅱🅴🆃", \.styled, 3),
        ] as [(String, KeyPath<Tricks, UInt32> & Sendable, UInt32)])
    func counts(text: String, trick: KeyPath<Tricks, UInt32> & Sendable, count: UInt32) {
        let found = tricks(text)
        #expect(found[keyPath: trick] == count)
        // And no other trick is seen; Traditional characters alone are none.
        #expect(found.total == (trick == \Tricks.traditional ? 0 : count))
    }

    @Test(
        "what clean text has by accident is told, and is no trick",
        arguments: [
            ("slot-gacor-hari-ini", \.hyphens, 3), ("网(wǎng)站(zhàn)", \.pinyin, 2),
            ("ðŸŽ° âœ¨", \.doubleEncoded, 2), ("研究院😩🏿发布", \.emoji, 2), ("他走了\u{FFFD}\u{FFFD}边€", \.damaged, 3),
            ("國產", \.traditional, 2),
        ] as [(String, KeyPath<Tricks, UInt32> & Sendable, UInt32)])
    func accidents(text: String, accident: KeyPath<Tricks, UInt32> & Sendable, count: UInt32) {
        #expect(tricks(text)[keyPath: accident] == count)
        #expect(tricks(text).total == 0)
    }

    @Test(
        "ordinary text plays no tricks",
        arguments: [
            "The harbour master said: \"All 47 boats are back!\" (Photo: L. Hale)", "中文网页，使用全角标点；很正常（真的）！",
            "今日は、いい天気ですね。「はい」", "Tiếng Việt có dấu", "คำไทยมีสระและวรรณยุกต์", "हिन्दी में मात्राएँ", "بسم الله الرحمن الرحيم",
            "Русский текст, ёжик", "한국어 문장입니다.", "می\u{200C}خواهم", "क्\u{200D}ष",
            "👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}", "Café crème à l’été", "100000000 and 2222", "Σοφία και Ἀθήνα",
        ])
    func ordinary(text: String) {
        #expect(tricks(text) == Tricks())
    }
}
