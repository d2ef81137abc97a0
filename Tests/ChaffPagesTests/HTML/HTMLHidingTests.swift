import Chaff
import ChaffPages
import Testing

@Suite struct HTMLHidingTests {
    @Test(
        "text hidden by an attribute or an inline style is read and marked",
        arguments: [
            ("hidden", Markup.Hiding.attribute), ("HIDDEN=''", .attribute), ("style='display:none'", .display),
            ("style=\"color:red; DISPLAY : NONE !important\"", .display), ("style='visibility:hidden'", .visibility),
            ("style='visibility: collapse'", .visibility), ("style='position:absolute;left:-9999px'", .offScreen),
            ("style='position:fixed;top:-100em'", .offScreen), ("style='left:-999px;position:absolute'", .offScreen),
            ("style='text-indent:-9999px'", .offScreen), ("style='margin-left:-9999px'", .offScreen),
            ("style='transform:translateX(-9999px)'", .offScreen), ("style='font-size:0'", .fontSize),
            ("style='font-size:1px'", .fontSize), ("style='font-size:0em'", .fontSize),
            ("style='font:0/0 a'", .fontSize),
            ("style='opacity:0'", .opacity), ("style='opacity:.00'", .opacity),
            ("style='height:0;overflow:hidden'", .zeroSize), ("style='width:1px;overflow:hidden'", .zeroSize),
            ("style='max-height:0;overflow-y:hidden'", .zeroSize),
            ("style='position:absolute;clip:rect(0,0,0,0)'", .clipped), ("style='clip-path:inset(50%)'", .clipped),
            ("style='color:#fff;background:#ffffff'", .color), ("style='color:white;background-color:#fefefe'", .color),
            ("style='color:rgb(0,0,0);background:black'", .color), ("bgcolor=white style='color:#fff'", .color),
            ("style='display/**/:/**/none'", .display), ("style='display&#58;none'", .display),
            ("style='d\\69splay:none'", .display), ("style='background:url(x;y);display:none'", .display),
        ] as [(String, Markup.Hiding)])
    func hidden(attribute: String, expected: Markup.Hiding) {
        let found = hidingByLine(html: "<p>shown</p><div \(attribute)>casino bonus code</div><p>after</p>")
        #expect(found == ["shown": .none, "casino bonus code": expected, "after": .none])
    }

    @Test(
        "text that only looks hidden is not marked",
        arguments: [
            "aria-hidden=true", "data-hidden", "style='display:block'", "style='position:absolute;left:-20px'",
            "style='left:-9999px'", "style='font-size:12px'", "style='font:700 12px/1.5 serif'", "style='opacity:0.9'",
            "style='height:0'", "style='overflow:hidden'", "style='width:100%;overflow:hidden'", "style='color:#fff'",
            "style='color:#fff;background:#000'", "style='color:#fff;background:#fff url(dark.png)'",
            "style='margin-left:-20px'", "style='text-indent:2em'", "class=hidden", "style='visibility:visible'",
            "style='clip:auto'", "style=''", "style='display'", "style='x-display:none'", "style='font-size:0.9em'",
            "style='background:none;color:none'", "style='max-width:960px;overflow:hidden'",
        ])
    func shown(attribute: String) {
        #expect(hidingByLine(html: "<div \(attribute)>text</div>") == ["text": .none])
    }

    @Test(
        "simple rules of style sheets count",
        arguments: [
            (".x{display:none}", "<p class=x>"), ("#x{display:none}", "<p id=x>"),
            ("p.x{display:none}", "<p class='y x'>"),
            ("font{display:none}", "<font>"), ("a, .x , b{color:red;display:none}", "<p class=x>"),
            ("/* note */ .x{display:none}", "<p class=x>"), (".y{color:red}.x{display:none}", "<p class='x y'>"),
            (".x{display:block}.x{display:none}", "<p class=x>"), ("@media screen{.x{display:none}}", "<p class=x>"),
            ("@media print{.y{display:none}} .x{display:none}", "<p class=x>"),
            ("<!-- .x{display:none} -->", "<p class=x>"),
            ("@import url(a.css); @charset 'utf-8'; .x{display:none}", "<p class=x>"),
            (".x {display:none", "<p class=x>"),
        ] as [(String, String)])
    func rules(css: String, tag: String) {
        #expect(hidingByLine(html: "<style>\(css)</style>\(tag)text") == ["text": .display])
    }

    @Test(
        "other rules do not count",
        arguments: [
            (".x .y{display:none}", "<p class=y>"), (".x:hover{display:none}", "<p class=x>"),
            (".X{display:none}", "<p class=x>"),
            ("div.x{display:none}", "<p class=x>"), ("@media print{.x{display:none}}", "<p class=x>"),
            ("@media (max-width:600px){.x{display:none}}", "<p class=x>"),
            (".x{display:none}.x{display:block}", "<p class=x>"),
            (".x{display:none}", "<p class=x style='display:block'>"), ("/* .x{display:none} */", "<p class=x>"),
            (".x::before{display:none}", "<p class=x>"), (".x>p{display:none}", "<p class=x>"),
            ("#x{display:none}", "<p class=x>"),
        ] as [(String, String)])
    func otherRules(css: String, tag: String) {
        #expect(hidingByLine(html: "<style>\(css)</style>\(tag)text") == ["text": .none])
    }

    @Test func `a sheet for paper or for those without scripts hides nothing`() {
        #expect(hidingByLine(html: "<style media=print>.x{display:none}</style><p class=x>text") == ["text": .none])
        #expect(
            hidingByLine(html: "<noscript><style>.x{display:none}</style></noscript><p class=x>text") == ["text": .none]
        )
    }

    @Test func `a rule that comes after what it hides counts`() {
        let found = hidingByLine(
            html: "<p class=x>one</p><p id=y>two</p><p>three</p><style>.x,#y{display:none}</style>")
        #expect(found == ["one": .display, "two": .display, "three": .none])
    }

    @Test func `rules of one page do not hide text of the next`() {
        let builder = PageBuilder()
        _ = builder.page(html: "<style>.x{display:none}</style><p class=x>one")
        #expect(builder.page(html: "<p class=x>two").markup[0].hiding == .none)
    }

    @Test func `hiding holds for everything inside and ends with the element`() {
        let found = hidingByLine(
            html: "<div style='display:none'><p style='display:block'><b>in</b></p></div><p>out</p>")
        #expect(found == ["in": .display, "out": .none])
    }

    @Test func `what can be undone inside is undone`() {
        let html = """
            <div style="visibility:hidden">a<p style="visibility:visible">b</p></div>
            <div style="font-size:0">c<p style="font-size:14px">d</p><p style="font-size:1em">e</p></div>
            <div style="color:#fff;background:#fff">f<p style="color:#000">g</p><p><a href=x>h</a></p></div>
            <div style="text-indent:-999em">i<p style="text-indent:0">j</p></div>
            """
        let found = hidingByLine(html: html)
        #expect(
            found == [
                "a": .visibility, "b": .none, "c": .fontSize, "d": .none, "e": .fontSize, "f": .color, "g": .none,
                "h": .none,
                "i": .offScreen, "j": .none,
            ])
    }

    @Test func `text in the colour of an ancestor's ground is hidden`() {
        let html = "<body bgcolor=#ffffff><table><tr><td><font color=white>one</font></td><td>two</td></table>"
        #expect(hidingByLine(html: html) == ["one": .color, "two": .none])
    }

    @Test func `hidden text inside a line is a line of its own behind it`() {
        let html =
            "<p>The library <span style='display:none'>casino bonus code</span> opens <i hidden>today</i> on Monday.</p>"
        let page = PageBuilder().page(html: html)
        #expect(
            page.lines.map { page.string(of: $0) } == ["The library opens on Monday.", "casino bonus code today"])
        #expect(page.markup.map(\.hiding) == [.none, .display])
    }

    @Test func `noscript is read and marked`() {
        #expect(hidingByLine(html: "<noscript><p>one</p></noscript><p>two") == ["one": .noscript, "two": .none])
    }

    @Test func `every way to hide has words of its own`() {
        #expect(Set(Markup.Hiding.allCases.map(\.description)).count == Markup.Hiding.allCases.count)
        #expect(Markup.Hiding.none.description.isEmpty)
        #expect(Markup.Hiding.display.description == "display:none")
    }
}
