import Chaff
import ChaffPages
import Testing

/// Where Chaff's reader and libxml2 2.9 part on purpose: why the product does not link libxml2.
@Suite struct OracleDifferenceTests {
    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    @Test(
        "what libxml2 loses is read",
        arguments: [
            Difference("a comment without end", "<!-- no end <p>shown</p><p>too</p>", ["shown", "too"], []),
            Difference(
                "a comment without end, later", "<p>one</p><!-- no end <p>shown</p>", ["one", "shown"], ["one"]),
            Difference("a quote without end", "<a href=\"no end>link</a><p>shown</p>", ["link", "shown"], []),
            Difference(
                "300 blocks deep", "<p>one</p>\(times(300, "<div>"))deep\(times(300, "</div>"))<p>shown</p>",
                ["one", "deep", "shown"], ["one"]),
            Difference(
                "300 stretches deep", "<p>one</p>\(times(300, "<b>"))deep\(times(300, "</b>"))<p>shown</p>",
                ["one", "deep", "shown"], ["one"]),
            Difference(
                "mismatched tags", "<p>one</p>\(times(300, "<div>"))\(times(300, "</span>"))<p>shown</p>",
                ["one", "shown"], ["one"]),
            Difference(
                "hidden parents", "<p>one</p>\(times(300, "<div hidden>"))\(times(300, "</div>"))<p>shown</p>",
                ["one", "shown"], ["one"]),
            Difference("a text of a drawing", "<svg><text>shown</text></svg><p>too", ["shown", "too"], ["too"]),
            Difference("a short comment", "<!--><p>shown--><p>too", ["shown-->", "too"], ["too"]),
            Difference(
                "what a script writes", "<script>document.write('<p>shown')</script><p>too", ["shown", "too"], ["too"]),
        ])
    func lost(difference: Difference) { difference.check() }

    @Test(
        "what libxml2 reads in another way is read as the standard says",
        arguments: [
            Difference(
                "tags in a title", "<title>no <b> in titles</title><p>one", ["no <b> in titles", "one"],
                ["no in titles", "one"]),
            Difference("tags in a text area", "<textarea>a <b>c</b></textarea>", ["a <b>c</b>"], ["a c"]),
            Difference("tags in an example", "<xmp><i>one</i></xmp>", ["<i>one</i>"], ["one"]),
            Difference("tags behind plaintext", "<plaintext><p>a</p>", ["<p>a</p>"], ["a"]),
            Difference("conditions", "<p>a<![if !IE]>b<![endif]>c", ["abc"], ["a<![if !IE]>b<![endif]>c"]),
            Difference("a CDATA section", "<p>a<![CDATA[b]]>c", ["ac"], ["a<![CDATA[b]]>c"]),
            Difference("an instruction", "<?xml version=1?><p>a<? b ?>c", ["ac"], ["a b ?>c"]),
            Difference("end tags of nothing", "<p>a</ x>b</>c", ["abc"], ["a x>b>c"]),
            Difference("a late declaration", "<p>one<!doctype html></b>two", ["onetwo"], ["one</b>two"]),
            Difference("a control character", "<p>a\u{8}b", ["a\u{8}b"], ["ab"]),
            Difference("a line break as an end tag", "<p>one</br>two", ["one", "two"], ["onetwo"]),
            Difference("a paragraph that is not open", "<div>one</p>two</div>", ["one", "two"], ["onetwo"]),
            Difference("a heading in a heading", "<h1>a<h2>b</h1>c</h2>d", ["a", "b", "c", "d"], ["a", "b", "cd"]),
            Difference(
                "bytes of Windows-1252", "<p>&#8364; is &#128;, &#8211; is &#150;", ["€ is €, – is –"],
                ["€ is \u{80}, – is \u{96}"]),
            Difference("newer names", "<p>&lbrace;&star;&check;", ["{☆✓"], ["&lbrace;&star;&check;"]),
            Difference("no character", "<p>a&#0;b&#x110000;c", ["a\u{FFFD}b\u{FFFD}c"], ["abc"]),
        ])
    func other(difference: Difference) { difference.check() }

    @Test func `a bad byte costs itself, and not the charset of what follows`() {
        let bytes = Array("<meta charset=utf-8><p>déjà</p><p>one ".utf8) + [0xFF] + Array(" two</p><p>déjà</p>".utf8)
        var page = Page()
        _ = unsafe bytes.withUnsafeBytes { unsafe PageReader().read($0, as: .html, .bytes(http: nil), into: &page) }
        #expect(page.lines.map { page.string(of: $0) } == ["déjà", "one \u{FFFD} two", "déjà"])
        guard ParsedDocument.isMeasuredVersion else { return }
        let theirs = OracleLines.read(ParsedDocument(bytes, isUTF8: false)).map(\.text)
        #expect(theirs == ["déjà", "one ÿ two", "dÃ©jÃ"])
    }

    @Test func `a text of 11 MB does not take the page with it`() {
        let html = "<p>one</p><p>\(Self.times(1_100_000, "ten bytes "))</p><p>shown</p>"
        let ours = OracleLine.chaff(html)
        #expect(ours.count == 3)
        #expect(ours.last?.text == "shown")
        if ParsedDocument.isMeasuredVersion { #expect(OracleLine.libxml2(html).last?.text != "shown") }
    }

    @Test func `without its limits libxml2 reads a page 2,000 blocks deep as Chaff does`() {
        let html = "<p>one</p>\(Self.times(2000, "<div>a"))\(Self.times(2000, "</div>b"))<p>shown</p>"
        let theirs = OracleLines.read(ParsedDocument(Array(html.utf8), isHuge: true))
        #expect(OracleLine.chaff(html).map(\.text) == theirs.map(\.text))
        #expect(theirs.count == 4002)
    }
}

/// A piece of HTML that the two readers read differently.
struct Difference: Sendable, CustomTestStringConvertible {
    let name: String
    let html: String
    let ours: [String]
    let theirs: [String]

    init(_ name: String, _ html: String, _ ours: [String], _ theirs: [String]) {
        (self.name, self.html, self.ours, self.theirs) = (name, html, ours, theirs)
    }

    var testDescription: String { name }

    func check() {
        #expect(OracleLine.chaff(html).map(\.text) == ours)
        if ParsedDocument.isMeasuredVersion { #expect(OracleLine.libxml2(html).map(\.text) == theirs) }
    }
}
