/// Texts that no page has and every reader must survive: scripts mixed within a word, marks in wrong places, styled and
/// invisible characters, broken UTF-8, and all line ends.
package enum RandomText {
    private static let pieces: [String] = [
        "a", "E", "word ", "Kopfzeile", " ", "  ", "\t", "\u{A0}", "\u{3000}", "0", "42", "३", "٧", ".",
        ",", "…", "-", "_", "|", "(", ")", "（", "）", "!!!", "aaaa", "é", "e\u{301}",
        "\u{301}\u{302}\u{303}", "ß", "İ", "ﬁ", "Ｖ", "９", "𝐁", "𝟗", "ⓖ", "🅰", "㊙", "㍿", "﷽", "①", "²",
        "½", "\u{200B}", "\u{200D}", "\u{AD}", "\u{202E}", "\u{FEFF}", "\u{FE0F}", "国", "國", "國(guó)",
        "網(wǎng)站", "网 (wang)", "中(b)", "公司(GE)", "的", "，", "。", "、", "か", "カ", "ｶﾞ", "が", "か\u{3099}",
        "한", "\u{1112}\u{1161}\u{11AB}", "ไ", "ก็", "คํา", "မ", "ا", "بِ", "א", "Ж", "й", "и\u{306}",
        "Ω", "क्ष", "த", "😀", "👨‍👩‍👧", "🇯🇵", "\u{E000}", "\u{FFFD}", "\u{10FFFF}", "\u{1D165}", "\0",
        "\u{1}", "\u{85}", "\u{2028}", "\u{B}", "b.e.t", "s l o t", "c·a·s", "❤", "国 产 视 频", "c@sino", "v1agra",
        "саsinо", "кaзинo", "αv", "a∨", "阿v", "曰本", "揄拍", "视屏", "微❤信", "薇信", "微", "ðŸŽ°", "๐ŸŽ°", "âœ¨", "ðŸ",
        "Ÿ", "™", "锛", "€", "国😩🏿家", "🅱🅴", "٠",
    ]
    private static let broken: [[UInt8]] = [
        [0xFF], [0xFE], [0x80], [0xBF, 0xBF], [0xC0, 0x80], [0xC3], [0xE4, 0xBD], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
        [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE0, 0x80, 0xAF], [0xE9, 0x28], [0xEF, 0xBB],
    ]
    private static let lineEnds = ["\n", "\r\n", "\r", "\n\n", "\n\r", "\r\r\n", " \n", "\u{3000}\n"]

    /// Up to `pieces` pieces; one in ten ends a line, one in twenty is no UTF-8.
    package static func bytes(pieces count: Int, using random: inout SeededRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        if random.below(8) == 0 { bytes += [0xEF, 0xBB, 0xBF] }
        for _ in 0..<random.below(count + 1) {
            switch random.below(20) {
            case 0, 1: bytes += Array(random.pick(lineEnds).utf8)
            case 2: bytes += random.pick(broken)
            case 3: bytes.append(UInt8(random.below(256)))
            default: bytes += Array(random.pick(pieces).utf8)
            }
        }
        return bytes
    }

    /// Bytes without any order.
    package static func noise(count: Int, using random: inout SeededRandom) -> [UInt8] {
        (0..<count).map { _ in UInt8(random.below(256)) }
    }
}
