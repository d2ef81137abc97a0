import ChaffPages
import Testing

@Suite struct HTMLLinesTests {
    @Test(
        "a line is a block of text",
        arguments: [
            ("<p>one</p><p>two</p>", ["one", "two"]),
            ("<p>one<p>two", ["one", "two"]),
            ("one<br>two<br/>three", ["one", "two", "three"]),
            ("one<hr>two", ["one", "two"]),
            ("<p>one <b>bold</b> <a href=x>link</a>.</p>", ["one bold link."]),
            ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
            ("<ul><li>one<li>two</ul>", ["one", "two"]),
            ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
            ("<dl><dt>term<dd>meaning</dl>", ["term", "meaning"]),
            ("<select><option>north<option>south</select>", ["north", "south"]),
            ("before<button>press</button>after", ["before", "press", "after"]),
            ("<figure><img alt='no text'><figcaption>caption</figcaption></figure>", ["caption"]),
            ("<h1>Title</h1>text<h2>Part</h2>", ["Title", "text", "Part"]),
            ("one</p>two</div>three", ["one", "two", "three"]),
            ("one</br>two", ["one", "two"]),
            ("<span>a</span><span>b</span>", ["ab"]),
            ("<label>Name</label> <input value='no text' placeholder='none'>", ["Name"]),
        ] as [(String, [String])])
    func blocks(html: String, expected: [String]) {
        #expect(lines(html: html) == expected)
    }

    @Test(
        "white space becomes one blank and goes at the ends",
        arguments: [
            ("<p>  one \n\t two  </p>", ["one two"]), ("<p>one<b> two</b></p>", ["one two"]),
            ("<p>one </p> <p> two</p>", ["one", "two"]), ("\n\n<div>\n</div>\n", []),
            ("<p>&nbsp;</p><p>\u{3000}indented\u{3000}</p>", ["indented"]),
            ("one&#10;two&#13;three", ["one two three"]),
            ("<p>one\u{3000}two&nbsp;three</p>", ["one\u{3000}two\u{A0}three"]), ("a\r\nb\rc", ["a b c"]),
        ] as [(String, [String])])
    func whiteSpace(html: String, expected: [String]) {
        #expect(lines(html: html) == expected)
    }

    @Test(
        "line feeds of preformatted text end lines",
        arguments: [
            ("<pre>one\n  two\n\nthree</pre>", ["one", "two", "three"]),
            ("<textarea>one\n<b>&amp;</textarea>two", ["one", "<b>&", "two"]),
            ("<xmp><p>one</p>\n&amp;</xmp>", ["<p>one</p>", "&amp;"]),
            ("<plaintext><p>one</p>\ntwo</plaintext>", ["<p>one</p>", "two</plaintext>"]),
            ("<pre>one<b>\ntwo</b></pre>", ["one", "two"]),
        ] as [(String, [String])])
    func preformatted(html: String, expected: [String]) {
        #expect(lines(html: html) == expected)
    }

    @Test(
        "what is no text is left out",
        arguments: [
            "<script>if (a < b) document.title = 'no'</script>", "<style>p { color: red }</style>",
            "<template><p>no</p></template>", "<iframe><p>no</p></iframe>", "<noframes>no</noframes>",
            "<!-- no --><!-- no > no -->", "<!DOCTYPE html>", "<?xml version='1.0'?>", "<![if !IE]><![endif]>",
            "<!--[if IE]><p>no</p><![endif]-->", "<svg><title>no</title><path d='M0 0'/></svg>",
            "<script type='application/ld+json'>{\"articleBody\": \"no\"}</script>", "<!-->", "<!--->", "</>", "</ no>",
            "<input type=hidden value=no>", "<meta property='og:title' content='no'>", "<style>/* </p> */</style>",
            "<script><!-- no --></script>", "<SCRIPT>no</SCRIPT >", "<script>'</scripty>'</script>",
        ])
    func noText(html: String) {
        #expect(lines(html: "<p>one</p>\(html)<p>two</p>") == ["one", "two"])
    }

    @Test(
        "nothing visible is lost behind what never ends",
        arguments: [
            "<!-- no end <p>shown</p>", "<title>no end <p>shown</p>", "<a href=\"no end>link</a><p>shown</p>",
            "<textarea>no end<p>shown</p>", "<b <p>shown</p>", "< 5 <p>shown</p>", "<p>a<b</b><p>shown</p>",
            "<!no <p>shown</p>", "<div hidden></div></div></div><p>shown</p>", "<p title='it's>'>x<p>shown</p>",
        ])
    func unclosed(html: String) {
        #expect(lines(html: html).contains("shown"))
    }

    @Test func `a sign that begins no tag is text`() {
        #expect(lines(html: "1 < 2 <3 a<>b & c <") == ["1 < 2 <3 a<>b & c <"])
    }

    @Test func `text in a drawing is text, its title is not`() {
        #expect(lines(html: "<svg><title>no</title><text>drawn</text></svg>") == ["drawn"])
        #expect(lines(html: "<svg><g><p>shown</p>") == ["shown"])
    }

    @Test func `title, description and keywords are lines`() {
        let html = """
            <head><title>A &amp; B</title><meta name=Description content="About &lt;us&gt;">
            <META NAME="keywords" CONTENT='one, two'></head><body><p>text
            """
        let page = PageBuilder().page(html: html)
        #expect(page.lines.map { page.string(of: $0) } == ["A & B", "About <us>", "one, two", "text"])
        #expect(page.markup.map(\.tag) == [.title, .description, .keywords, .p])
    }

    @Test func `a page without text has no lines`() {
        for html in ["", " ", "<html><body></body></html>", "<!-- -->", "\u{FEFF}"] {
            let page = PageBuilder().page(html: html)
            #expect(page.lines.isEmpty)
            #expect(page.markup.isEmpty)
        }
    }

    @Test func `a page of plain text has no markup, also after one of HTML`() {
        let builder = PageBuilder()
        var page = builder.page(html: "<p class=lead>one</p>")
        var text = "two"
        text.withUTF8 { unsafe builder.build(UnsafeRawBufferPointer($0), into: &page) }
        #expect(page.lines.count == 1)
        #expect(page.markup.isEmpty)
        #expect(page.markupWords.isEmpty)
    }

    @Test func `a page with more text than the limit is cut at a whole code point`() {
        let builder = PageBuilder(maximumTextBytes: 1000)
        let short = builder.page(html: "<p>short</p>")
        #expect(!short.isCut)
        for html in [
            "<p>" + String(repeating: "國", count: 2000), String(repeating: "<p>line</p>", count: 1000),
            "<p hidden>" + String(repeating: "國", count: 2000),
        ] {
            let page = builder.page(html: html)
            #expect(page.isCut)
            #expect(page.text.count <= 1000)
            #expect(String(validating: page.text, as: UTF8.self) != nil)
            #expect(page.isSound)
        }
        #expect(!builder.page(html: "<p>short</p>").isCut)
    }
}
