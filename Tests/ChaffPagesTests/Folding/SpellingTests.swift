@_spi(Folding) import Chaff
import ChaffPages
import Testing

/// Ways of spelling that only neighbours tell: parted letters, letters of two scripts, signs for letters.
@Suite struct SpellingTests {
    private func expectFolds(_ text: String, to expected: String) {
        #expect(FoldedText(text).string.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
    }

    @Test(
        "letters parted by one separator are joined",
        arguments: [
            ("b.e.t", "bet"), ("play s l o t now", "play slot now"), ("s-l-o-t", "slot"), ("S_L_O_T", "slot"),
            ("c*a*s*i*n*o", "casino"), ("c·a·s·i·n·o", "casino"), ("c❤a❤s❤i❤n❤o", "casino"), ("b•e•t", "bet"),
            ("s|l|o|t", "slot"), ("s/l/o/t", "slot"), ("к.а.з.и.н.о", "казино"), ("с л о т", "слот"),
            ("国 产 视 频", "国产视频"),
            ("前文国 产 视 频 在 线后文", "前文国产视频在线后文"), ("打印 大 中 小 关闭", "打印 大 中 小 关闭"), ("b.e.t.3.6", "bet36"),
            ("(s.l.o.t)", "(slot)"), ("v-i-p-club", "vip-club"),
            ("play s l o t, b.e.t", "play slot, bet"), ("с.а.s.i.n.о", "casino"), ("S.L.O.T", "slot"),
            ("к·а·з·и·н·о", "казино"), ("с к❤а❤з❤и❤н❤о", "с казино"), ("с г*о*р*о*д*о*м", "с городом"),
            ("d_e_s_d_e", "desde"), ("ス ロ ッ ト の 公 式", "スロットの公式"), ("今 す ぐ 登 场", "今すぐ登场"),
            ("ersetztb·o·n·u·sund", "ersetztbonusund"), ("мышии·г·р·ы·ии", "мышиигрыии"),
            ("к•а•з•и•н•о: х", "казино: х"),
        ])
    func parted(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "abbreviations, initials, lists and numbers keep what parts them",
        arguments: [
            "U.S.A.", "e.g.", "i.e.", "a.k.a.", "J. R. R. Tolkien", "J.R.R. Tolkien", "J R R Tolkien", "1 2 3",
            "1.2.3.4",
            "5.6.2011", "a/b/c", "x|y|z", "A B C D E F", "a-b-c-d", "C++", "и/или", "z.B. u.a.", "Q & A", "R&D",
            "A. B. C.",
            "col·lecció", "a_b_c_d_e_f", "あ か さ た な は ま や ら わ", "ア イ ウ エ オ", "让·雅克·卢梭 奥·亨利", "Дж·Р·Р",
            "会社 概要 お知らせ", "国产 视频 在线", "я и ты а он", "日 一 二 三 四 五 六", "大 中 小", "2 篇 5 月 3 篇", "그 한 수 더", "พ.ศ.ก.ข",
            "D в P", "s l", "I, a, o", "10.0.0.1",
        ])
    func lists(text: String) { #expect(FoldedText(text).line.tricks.parted == 0, "\(text)") }

    @Test(
        "look-alike letters get the script of their word",
        arguments: [
            ("саsinо", "casino"), ("сasino", "casino"), ("casinо", "casino"), ("вet365", "bet365"),
            ("СASINO", "casino"),
            ("кaзинo", "казино"), ("αv", "av"), ("pοker", "poker"), ("ΡOKER", "poker"), ("Aρχική", "αρχική"),
            ("slоt и слoт", "slot и слот"),
        ])
    func lookAlikes(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "words in one script, names with endings and signs with units stay",
        arguments: [
            "Иванов-Petrov", "α-Strahlung", "TNFα", "kΩ", "20 μA", "Windowsом", "SMSка", "IPтелефон", "оса", "νέο",
            "Wi-Fi роутер", "αβγ", "аоехс", "Δt", "USB-кабель", "κ.ά.",
        ])
    func scripts(text: String) { #expect(FoldedText(text).line.tricks.lookAlike == 0, "\(text)") }

    @Test(
        "signs for letters inside a word become letters",
        arguments: [
            ("c@sino", "casino"), ("v1agra", "viagra"), ("c@s1no", "casino"), ("p0ker", "poker"), ("ca$ino", "casino"),
            ("s1ots", "slots"), ("p0ker88", "poker88"), ("C@SINO!", "casino!"), ("b0nus.", "bonus."),
        ])
    func leet(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "names with numbers, codes and addresses keep their signs",
        arguments: [
            "bet365", "91", "1xbet", "mp3player", "W3Schools", "H1N1", "B2B", "info@example.com", "user@host",
            "Work@Home",
            "AB1CD", "example.com/p0ker", "x_c@t", "a1b2c3d4", "5G", "i18n", "US$", "$100", "p0ker-room.example",
            "naïv3té",
        ])
    func codes(text: String) { #expect(FoldedText(text).line.tricks.leet == 0, "\(text)") }

    @Test(
        "Chinese look-alikes are told by their neighbours",
        arguments: [
            ("曰本 曰韩 曰韓 曰批", "日本 日韩 日韩 日批"), ("揄拍", "偷拍"), ("视屏", "视频"), ("阿v a∨ 阿V片", "av av av片"),
            ("薇信 徽信 微.信 微❤\u{FE0F}信", "微信 微信 微信 微信"), ("曰：", "曰:"), ("电视屏幕", "电视屏幕"),
            ("视屏幕", "视屏幕"), ("阿维", "阿维"), ("阿Volvo", "阿volvo"), ("威信 微风 蔷薇", "威信 微风 蔷薇"),
            ("p∨q", "p∨q"), ("屏幕", "屏幕"), ("揄揶", "揄揶"),
        ])
    func han(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "emoji that were encoded twice are emoji again",
        arguments: [
            ("ðŸŽ°", "🎰"), ("๐ŸŽ°", "🎰"), ("x âœ¨ y", "x ✨ y"), ("โœ¨", "✨"), ("âš¡", "⚡"), ("ðŸ lost", "lost"),
            ("ð Ÿ", "ð ÿ"), ("maður", "maður"), ("žena â", "žena â"), ("โรค", "โรค"), ("œuvre", "œuvre"),
        ])
    func doubleEncoded(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "emoji between words and between Chinese characters go, others stay",
        arguments: [
            ("研究院😩发布🤹🏿\u{200D}♀\u{FE0F}报告", "研究院发布报告"), ("好的 😀 好", "好的 好"), ("one 😩 two", "one two"),
            ("😀 one", "😀 one"), ("one 😀", "one 😀"), ("1 😀 2", "1 😀 2"), ("one. 😀 Two", "one. 😀 two"),
            ("win 🎰 now", "win 🎰 now"), ("x ♀ y ➡ z", "x y z"),
            ("娱乐🎰城", "娱乐🎰城"), ("好😀", "好😀"), ("a😀b", "a😀b"),
        ])
    func emoji(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "a lone mark at the end goes, a question stays",
        arguments: [
            ("甲_乙_丙 ?", "甲_乙_丙"), ("The end. •", "the end."), ("Ça va ?", "ça va ?"), ("真的吗？", "真的吗?"), ("?", "?"),
            ("a ?", "a ?"),
        ])
    func strayMark(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "each cell still knows its byte",
        arguments: [
            ("b.e.t x", [0, 2, 4, 5, 6]), ("国 产 视", [0, 4, 8]), ("x ðŸŽ°y", [0, 1, 2, 10]), ("微❤信", [0, 6]),
            ("к·а·з·и·н·о", [0, 4, 8, 12, 16, 20]), ("xa·b·e·t·ux", [0, 1, 4, 7, 10, 13, 14]), ("国😩家a", [0, 7, 10]),
            ("c@sino", [0, 1, 2, 3, 4, 5]), ("ðŸ x", [5]),
        ])
    func origins(text: String, expected: [Int]) { #expect(FoldedText(text).origins == expected, "\(text)") }

    // In quadratic time each of them takes an hour.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "a.b.c.d.", "a b c d ", "a1", "c@", "é.", "国 ", "аa", "国😩", "а·", "с г*", "a-", "ab-", "a-1",
            "a\u{301}\u{300}", "a--",
        ])
    func `long runs of parted letters and of signs come to an end`(unit: String) {
        let text = String(repeating: unit, count: 200_000)
        #expect(!FoldedText(text).cells.isEmpty)
    }
}
