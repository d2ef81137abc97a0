import Chaff
import ChaffPages
import Testing

/// Inputs on which other parsers take quadratic time, run out of stack or lose the page. A quadratic reader would take
/// minutes here.
@Suite struct HostileHTMLTests {
    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    private static let pages = [
        HostilePage("200,000 nested tags", times(200_000, "<div>")),
        HostilePage("200,000 nested formatting tags", times(200_000, "<b>")),
        HostilePage("100,000 attributes", "<div ", times(100_000, "a='b' c "), ">"),
        HostilePage("100,000 mismatched tags", times(100_000, "<div>"), times(100_000, "</span>")),
        HostilePage("100,000 mismatched pairs", times(100_000, "<font></p>")),
        HostilePage("formatting around blocks", times(500, "<b>"), times(50_000, "<div></b></b></i>")),
        HostilePage("cells in formatting", "<div><td>", times(500, "<b>"), times(50_000, "</div></li></tr>")),
        HostilePage("paragraphs that cannot close", "<p><button>", times(500, "<b>"), times(20_000, "<div></b>")),
        HostilePage("nested tables", times(50_000, "<table><tr><td>")),
        HostilePage("100,000 unclosed comments", times(100_000, "<!-- a > ")),
        HostilePage("100,000 unclosed declarations", times(100_000, "<! "), ">"),
        HostilePage("100,000 unclosed quotes", times(100_000, "<i a='>"), "'>"),
        HostilePage("100,000 unclosed titles", times(100_000, "<title>")),
        HostilePage("100,000 unclosed text areas", times(100_000, "<textarea>")),
        HostilePage("1 MB of references", times(100_000, "&amp;&#22269;&notit;&copy")),
        HostilePage("1 MB of ampersands", times(1_000_000, "&")),
        HostilePage("a reference of 1 MB", "&#", times(1_000_000, "0"), "65;"),
        HostilePage("100,000 rules", "<style>", times(100_000, ".x{display:none}#y,p.z{left:-9999px}"), "</style>"),
        HostilePage("unclosed rules", "<style>", times(200_000, "@media print{a{/*"), "</style>"),
        HostilePage("100,000 hidden parents", times(100_000, "<div style='display:none'>"), times(100_000, "</div>")),
        HostilePage("a style of 1 MB", "<p style='", times(60_000, "width:0;clip:rect"), "'>"),
        HostilePage(
            "a class of 1 MB below 10,000 blocks", "<div class='", times(500_000, "1 "), "'>", times(10_000, "<p id=a>")
        ),
        HostilePage("100,000 written texts", "<script>", times(100_000, "document.write("), "</script>"),
        HostilePage("1 MB of signs that begin no tag", times(1_000_000, "<")),
        HostilePage("100,000 drawings", times(100_000, "<svg><g>")),
        HostilePage("1 MB of blanks of three bytes", times(400_000, "\u{3000}")),
    ]

    @Test("hostile pages keep their text before and behind", arguments: pages)
    func hostile(hostile: HostilePage) {
        let page = PageBuilder().page(html: "<p>first words</p>\(hostile.html)<p>last words</p>")
        let text = String(decoding: page.text, as: UTF8.self)
        #expect(text.hasPrefix("first words"), "\(hostile.name)")
        #expect(text.hasSuffix("last words"), "\(hostile.name)")
        #expect(page.isSound, "\(hostile.name)")
    }

    @Test func `a comment that never ends does not take the page with it`() {
        let page = PageBuilder().page(html: "<!-- <p>first words</p>" + Self.times(20_000, "<p>more > words</p>"))
        #expect(page.lines.count == 20_001)
    }

    @Test func `a text of 20 MB is cut`() {
        let page = PageBuilder().page(html: "<p>" + Self.times(4_000_000, "word "))
        #expect(page.isCut)
        #expect(page.text.count > 16_000_000)
        #expect(page.isSound)
    }

    @Test func `hiding ends with its element below any depth`() {
        let html =
            Self.times(1000, "<div>") + "<p hidden>in</p>" + Self.times(1000, "</div>") + "<p hidden>low</p><p>out"
        let found = hidingByLine(html: html)
        #expect(found["low"] == .attribute)
        #expect(found["out"] == Markup.Hiding.none)
    }
}

struct HostilePage: Sendable, CustomTestStringConvertible {
    let name: String
    let html: String

    init(_ name: String, _ parts: String...) {
        self.name = name
        html = parts.joined()
    }

    var testDescription: String { name }
}
