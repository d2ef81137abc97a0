import ChaffPages
import Testing

@Suite struct CharacterReferenceTests {
    @Test(
        "character references are decoded as the standard says",
        arguments: [
            ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&nbsp;x&nbsp;y", "x\u{A0}y"), ("&copy&reg;", "©®"),
            ("&notit;", "¬it;"), ("&notin;", "∉"), ("&AMP;&AMP", "&&"), ("&ampx", "&x"), ("&nosuch;", "&nosuch;"),
            ("&eacute;&Eacute;&eacute", "éÉé"), ("&nGt;", "\u{226B}\u{20D2}"),
            ("&CounterClockwiseContourIntegral;", "∳"),
            ("&", "&"), ("& x", "& x"), ("&;", "&;"), ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#xg;", "&#xg;"),
            ("&#22269;&#x56FD;&#X56fd", "国国国"), ("&#65x", "Ax"), ("&#128;&#150;&#153;", "€–™"),
            ("&#129;x", "\u{81}x"),
            ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("&#0000000000000000065;", "A"), ("a&#32;&#9;b", "a b"), ("&#x1F600;", "\u{1F600}"), ("&#60;p&#62;", "<p>"),
            ("&lt;p&gt;", "<p>"), ("&Aacute&frac12&sup2", "Á½²"), ("&thetasym;&hearts;", "ϑ♥"), ("&sup", "&sup"),
        ] as [(String, String)])
    func decoded(html: String, expected: String) {
        #expect(lines(html: "<p>\(html)</p>") == [expected])
        #expect(lines(html: "<title>\(html)</title>") == [expected])
    }

    @Test(
        "in an attribute a name without a semicolon counts only before what cannot go on an address",
        arguments: [
            ("a&copy=1", "a&copy=1"), ("a&copyx", "a&copyx"), ("a&copy", "a©"), ("a&copy b", "a© b"),
            ("a&amp;b", "a&b"),
        ] as [(String, String)])
    func inAttributes(content: String, expected: String) {
        #expect(lines(html: "<meta name=description content=\"\(content)\">") == [expected])
    }

    @Test func `references in scripts are none`() {
        #expect(lines(html: "<xmp>&lt;</xmp>") == ["&lt;"])
    }
}
