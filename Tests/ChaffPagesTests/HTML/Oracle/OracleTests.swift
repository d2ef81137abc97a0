import TestSupport
import Testing

/// An independent parser reads the same pages: its tree, cut by the same rules, must give the same lines.
@Suite struct OracleTests {
    @Test func `on random pages lines, tags and links are those of libxml2`() {
        var count = 0
        for seed in 0..<400 as Range<UInt64> {
            var page = RandomPage(seed: seed)
            let html = page.html()
            let (ours, theirs) = (OracleLine.chaff(html), OracleLine.libxml2(html))
            count += theirs.count
            guard ours != theirs else { continue }
            let place = zip(ours, theirs).prefix { $0 == $1 }.count
            Issue.record(
                "page \(seed), line \(place): \(ours.dropFirst(place).prefix(2)) and \(theirs.dropFirst(place).prefix(2))"
            )
        }
        // They do not agree by seeing nothing.
        #expect(count > 5000)
    }

    @Test("pages of several languages have the lines that libxml2 gives", arguments: OraclePage.all)
    func page(page: OraclePage) {
        let lines = OracleLine.chaff(page.html)
        #expect(lines == OracleLine.libxml2(page.html))
        #expect(lines.count == page.lines)
    }

    @Test func `whatever the order of tags, no text is lost`() {
        var random = SeededRandom(seed: 41)
        for _ in 0..<1000 {
            let html = Self.soup(using: &random)
            let (ours, theirs) = (OracleLine.chaff(html), OracleLine.libxml2(html))
            #expect(Self.letters(ours) == Self.letters(theirs), "\(html)")
        }
    }

    private static let tags = [
        "p", "div", "span", "a", "b", "i", "font", "em", "li", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "tr",
        "td", "th", "h1", "h2", "form", "center", "blockquote", "pre", "button", "select", "option", "section",
        "article", "nav", "label", "fieldset", "legend", "address", "object", "strike", "nobr", "x-y", "caption",
    ]

    /// Attributes as careless authors write them.
    private static let attributes = [
        "", "", "", "", " a='b>c'", " a=\"b>c\"", " a=b/c", " a='b'c='d'", " a=b'c", " a = b", " a\n=\n'b\n>'", " a=''",
        " a='\"'", " a=\"it's\"", "/", " /", " a/", " a=b /", " /a", " a='&lt;&gt;'", " é=ü", " a='<b>'", " a=<b",
        " a b c", " A=1 a=2", " a:b='c'", " 1=2", " a='b';", " \"a\"", " 'a'", " =", " a==b", " a=\"b\"\"", "\ta\r\n",
    ]

    /// What is no text, wherever it stands.
    private static let silent = [
        "<!-- <p>no</p> -- > no -->", "<!---->", "<!-- no--no -->", "<!-- 'no -->",
        "<script>'<p>no</p>' < \"</b>\"</script>", "<script src=a.js></SCRIPT >", "<script><!-- no --></script>",
        "<style>a > b { content: '</p>' }</style>", "<STYLE type='text/css'><!-- a { } --></style\n>", "<img alt=no>",
        "<input value=no />", "<?php no ?>", "<!-- a\n-->", "<!--no--><!--no-->", "<iframe src=a></iframe>", "<wbr>",
        "<hr>", "<link rel=a><meta a=b>", "<base href=a>", "<embed src=a>",
    ]

    /// Tags in any order, with words between them; the end of each word says which it is.
    private static func soup(using random: inout SeededRandom) -> String {
        var html = ""
        for number in 0..<random.below(80) {
            switch random.below(9) {
            case 0: html += random.pick(silent)
            case 1, 2, 3, 4: html += "<\(random.pick(tags))\(random.pick(attributes))>"
            case 5, 6: html += "</\(random.pick(tags))>"
            default: html += random.pick(["word", "字", "&eacute;", " "]) + "\(number) "
            }
        }
        return html
    }

    /// The text without its white space: lines may be cut differently where tags cross.
    private static func letters(_ lines: [OracleLine]) -> String {
        lines.map(\.text).joined().filter { !$0.isWhitespace }
    }
}
