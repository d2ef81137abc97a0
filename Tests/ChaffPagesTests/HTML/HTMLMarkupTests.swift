import Chaff
import ChaffPages
import Testing

@Suite struct HTMLMarkupTests {
    private func markup(_ html: String) -> Markup { PageBuilder().page(html: html).markup.first ?? Markup() }

    @Test(
        "a line has the tag of its block",
        arguments: [
            ("<p>x", Markup.Tag.p), ("<h2><b>x</b></h2>", .h2), ("<ul><li><a>x</a></ul>", .li),
            ("<table><tr><td>x</table>", .td), ("<div><span>x</span></div>", .div), ("<select><option>x", .option),
            ("<body>x", .body), ("x", .other), ("<unknown>x</unknown>", .other), ("<TEXTAREA>x</TEXTAREA>", .textarea),
            ("<div><p>no</p>x</div>", .p), ("<address>x", .address), ("<xmp>x</xmp>", .other),
        ] as [(String, Markup.Tag)])
    func tag(html: String, expected: Markup.Tag) {
        #expect(markup(html).tag == expected)
    }

    @Test(
        "every tag but those of the head is found by the name of its element",
        arguments: Markup.Tag.allCases.filter { ![.other, .title, .description, .keywords].contains($0) })
    func everyTag(tag: Markup.Tag) {
        #expect(markup("<\(tag.name)>x</\(tag.name)>").tag == tag)
        #expect(Markup.Tag(name: tag.name) == tag)
    }

    @Test(
        "a line is in the nearest landmark, by element or by role",
        arguments: [
            ("<p>x", Markup.Landmark.none), ("<nav><ul><li>x", .nav), ("<header><div>x", .header),
            ("<footer>x", .footer),
            ("<div role=banner>x", .header), ("<div role=navigation>x", .nav), ("<div role='complementary'>x", .aside),
            ("<div ROLE=ContentInfo>x", .footer), ("<article><aside>x", .aside), ("<nav></nav>x", .none),
            ("<article><header>x", .article), ("<main><p>x", .main), ("<table><td>x", .table), ("<form><p>x", .form),
        ] as [(String, Markup.Landmark)])
    func landmark(html: String, expected: Markup.Landmark) {
        #expect(markup(html).landmark == expected)
    }

    @Test(
        "characters and those in links are counted",
        arguments: [
            ("<p>one <a href=x>two</a></p>", 7, 3), ("<p><a>一二</a>三</p>", 3, 2),
            ("<a><p>block in a link</p></a>", 15, 15),
            ("<p><a>one</a> <a>two</a></p>", 7, 6), ("<p>none</p>", 4, 0), ("<p><a>one<a>two</p>", 6, 6),
            ("<a>x</a><p>no link", 1, 1), ("<p><a><b>in</b></a><b>out</b>", 5, 2),
        ] as [(String, Int, Int)])
    func links(html: String, characters: Int, inLinks: Int) {
        #expect(markup(html).characters == characters)
        #expect(markup(html).linkCharacters == inLinks)
    }

    @Test func `regression: a blank before a tag inside a link is part of the link`() {
        #expect(markup("<p><a><b>one</b> <b>two</b></a>").linkCharacters == 7)
        #expect(markup("<p>x <a> <b>one</b> <b>two</b> </a> <a>y</a> z").linkCharacters == 8)
    }

    @Test func `an open link ends with its block, a closed one although a block began in it`() {
        let page = PageBuilder().page(html: "<ul><li><a>one<li>two</ul><a>three<div>four</a>five</div>")
        #expect(page.markup.map(\.linkCharacters) == [3, 0, 5, 4])
    }

    @Test func `numeric character references are counted, named ones are not`() {
        #expect(markup("<p>&#22269;&#x56FD;国&amp;&nbsp;x").referenceCharacters == 2)
        #expect(markup("<title>&#26032;&#38395;</title>").referenceCharacters == 2)
        #expect(markup("<meta name=keywords content='&#26032;&#38395;'>").referenceCharacters == 2)
    }

    @Test func `depth counts the open elements`() {
        #expect(markup("x").depth == 0)
        #expect(markup("<html><body><div><p>x").depth == 4)
        #expect(markup("<html><body><div></div><p>x").depth == 3)
    }

    @Test(
        "words of classes and ids are split and in lower case, nearest first",
        arguments: [
            ("<div class='postMeta-left_col2'>x", ["post", "meta", "left", "col"]),
            ("<div class=outer><p id=Inner>x", ["inner", "outer"]), ("<p class='a b 12'>x", []),
            ("<div class=list><ul><li>x", ["list"]), ("<div class=HTMLText>x", ["htmltext"]),
            (
                "<p class='one two three four five six seven eight nine'>x",
                [
                    "one", "two", "three", "four", "five", "six", "seven", "eight",
                ]
            ),
            ("<p class=first class=second>x", ["first"]),
        ] as [(String, [String])])
    func words(html: String, expected: [String]) {
        let page = PageBuilder().page(html: html)
        #expect(page.words(of: page.markup[0]) == expected)
    }
}
