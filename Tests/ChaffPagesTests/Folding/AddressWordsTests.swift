import ChaffPages
import Testing

/// Words tied by hyphens.
@Suite struct AddressWordsTests {
    @Test(
        "phrases written as in an address get their blanks back",
        arguments: [
            ("online-casino-ohne-lizenz", "online casino ohne lizenz"), ("bet--bonus--gratis", "bet bonus gratis"),
            ("dewapandan88--login--link--alternatif", "dewapandan88 login link alternatif"),
            ("und no-deposit-free-spins now", "und no deposit free spins now"),
            ("giữa nha-cai-uy-tin-nhat rồi", "giữa nha cai uy tin nhat rồi"),
            ("88bet-login-daftar-situs.", "88bet login daftar situs."),
            ("sueb-link-slot-online--dan lain", "sueb link slot online dan lain"),
            ("cas-a-de-apost-a", "cas a de apost a"),
            ("bald,--canli-casino--bonus-siteleri--poli", "bald, canli casino bonus siteleri poli"),
            ("mềmtai-game-bai-doi-thuongrồi", "mềmtai game bai doi thuongrồi"),
            ("state-of-the-art", "state of the art"),
        ])
    func phrases(text: String, expected: String) {
        #expect(FoldedText(text).string.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
    }

    @Test(
        "words, names, codes, options and addresses keep their hyphens",
        arguments: [
            "mother-in-law", "up-to-date", "e-mail", "well-known", "vis-à-vis", "Rhein-Main-Donau-Kanal", "peut-être",
            "Saint-Jean-de-Luz", "arc-en-ciel", "2024-01-02", "0899-555-0443", "1-800-555-0199", "978-3-16-148410-0",
            "550e8400-e29b-41d4-a716-446655440000", "--no-color-always-on", "x --no-color-always-on",
            "example.com/best-online-casino-ever", "the-best-casino-ever.html", "a.the-best-casino-ever",
            "?q=the-best-casino-ever", "/the-best-casino-ever/", "a-b-c-d", "kung-fu", "well--then",
            "one - two - three - four",
            "ice cream-filled", "aa-bb-cc-dd@example.com", "из-за кое-как", "国产-视频-在线-免费", "so--as she said--no",
            "T-shirt-and-jeans-day", "x-ray-vision", "---- ----", "a--b--c",
        ])
    func names(text: String) { #expect(FoldedText(text).line.tricks.hyphens == 0, "\(text)") }

    @Test(
        "each cell still knows its byte",
        arguments: [
            ("no-deposit--x-yy-zz", Array(0...10) + Array(12...18)),
            ("é,--ab--cd--ef", [0, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14]),
        ])
    func origins(text: String, expected: [Int]) { #expect(FoldedText(text).origins == expected, "\(text)") }
}
