import TestSupport

/// Random pages as a careful author would write them: every element may stand where it stands, end tags are left out
/// only where the standard allows it. On such pages any two parsers should see the same text.
struct RandomPage {
    private var random: SeededRandom
    private var isInLink = false
    private var isInForm = false

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func html() -> String {
        var html = random.pick(["<!DOCTYPE html>\n", "<!doctype html>", "<!-- made by hand -->\n", ""])
        html += start("html") + head() + start("body")
        for _ in 0..<1 + random.below(8) { html += block(3) + space() }
        return html + end("body") + end("html") + random.pick(["", "\n", "<!-- end -->"])
    }

    // MARK: Tags

    private static let attributes = [
        "class=a", "class='a b'", "class=\"lead text\"", "id=x1", "title='a > b'", "title=\"it's\"",
        "title='say \"yes\"'",
        "data-x = \"1 < 2\"", "data-y=a/b?c=d", "alt=''", "lang=de", "CHECKED", "style=\"color: red\"",
        "data-é='ü'", "title=\"a&amp;b &lt;p&gt; &copy;\"", "x='\n'", "dir=rtl", "class=a class=b",
    ]

    private mutating func spelled(_ name: String) -> String { random.below(8) == 0 ? name.uppercased() : name }

    private mutating func start(_ name: String) -> String {
        var tag = "<" + spelled(name)
        for _ in 0..<max(0, random.below(6) - 3) { tag += random.pick([" ", "\n  "]) + random.pick(Self.attributes) }
        return tag + random.pick(["", "", "", " "]) + ">"
    }

    private mutating func end(_ name: String) -> String { "</" + spelled(name) + random.pick(["", "", "", " "]) + ">" }

    /// An end tag that may be left out.
    private mutating func optionalEnd(_ name: String) -> String { random.below(3) == 0 ? "" : end(name) }

    private mutating func space() -> String { random.pick(["", "", " ", "\n", "\r\n\t", "  \n  "]) }

    // MARK: Text

    private static let words = [
        "reading", "room", "Leseraum", "déjà", "图书馆", "阅览室。", "図書館", "ひらく", "библиотека", "مكتبة", "ห้องสมุด",
        "도서관", "पुस्तक", "42", "3.50", "Monday,", "(sixty)", "😀", "e\u{301}", "a\u{A0}b", "一\u{3000}二", "-", "x=y",
        "'quoted'", "\"said\"", "a;b", "]]>", "--", "5>4",
    ]
    private static let references = [
        "&amp;", "&lt;", "&gt;", "&quot;", "&copy;", "&eacute;", "&mdash;", "&hellip;", "&#22269;",
        "&#x56FD;", "&#x1f600;", "&#65;", "&lt;p&gt;", "&amp;lt;", "&euro;", "&alpha;", "&hearts;", "&#32;",
    ]

    /// White space of Unicode goes at the ends of a line. In a link it would still be counted as part of it.
    private static let blanks = ["&nbsp;", "\u{A0}", "&#160;", "\u{3000}", "&ensp;"]

    private mutating func text() -> String {
        var text = space()
        if !isInLink, random.below(6) == 0 { text += random.pick(Self.blanks) }
        for _ in 0..<1 + random.below(5) {
            text += random.below(5) == 0 ? random.pick(Self.references) : random.pick(Self.words)
            text += random.pick([" ", " ", "", "\n"])
        }
        if !isInLink, random.below(6) == 0 { text += random.pick(Self.blanks) }
        return text
    }

    // MARK: Inside a line

    private static let inlines = [
        "b", "i", "em", "strong", "span", "font", "code", "small", "u", "sup", "cite", "label", "mark", "time", "x-y",
        "abbr", "q",
    ]

    private mutating func phrase(_ depth: Int) -> String {
        var phrase = ""
        for _ in 0..<1 + random.below(4) {
            phrase += space() + (random.below(5) < 2 || depth == 0 ? text() : inline(depth)) + space()
        }
        return phrase
    }

    private mutating func inline(_ depth: Int) -> String {
        switch random.below(14) {
        case 0: return random.pick(["<br>", "<br/>", "<BR />"])
        case 1: return random.pick(["<img src=a.png alt='no text'>", "<input type=hidden value=no>", "<wbr>"])
        case 2: return random.pick(["<!-- no -->", "<!-- <p>no</p> -->", "<!---->", "<!-- a - b > c -->"])
        case 3: return "<span hidden>" + phrase(depth - 1) + end("span")
        case 4, 5, 6:
            if isInLink { break }
            isInLink = true
            defer { isInLink = false }
            return "<a href=\"/?a=1&amp;b=2\">" + phrase(depth - 1) + end("a")
        case 7: return silent()
        default: break
        }
        let name = random.pick(Self.inlines)
        return start(name) + phrase(depth - 1) + end(name)
    }

    private mutating func silent() -> String {
        random.pick([
            "<script>if (a < b && c > d) { e = '<p>no</p>' }</script>", "<script src=a.js></script>",
            "<style>p.lead { color: red }</style>", "<script type='application/ld+json'>{\"a\": \"no\"}</script>",
        ])
    }

    // MARK: Blocks

    private static let containers = [
        "div", "section", "article", "main", "nav", "header", "footer", "aside", "blockquote", "center", "hgroup",
    ]

    private mutating func blocks(_ depth: Int) -> String {
        guard depth > 0, random.below(3) > 0 else { return phrase(2) }
        var blocks = ""
        for _ in 0..<1 + random.below(3) { blocks += block(depth) + space() }
        return blocks
    }

    private mutating func block(_ depth: Int) -> String {
        guard depth > 0 else { return start("p") + phrase(2) + end("p") }
        switch random.below(20) {
        case 0, 1, 2: return start("p") + phrase(3) + end("p")
        case 3:
            let name = "h\(1 + random.below(6))"
            return start(name) + phrase(2) + end(name)
        case 4: return list(depth)
        case 5: return terms()
        case 6: return table(depth)
        case 7: return start("pre") + "\n" + phrase(1) + "\n\n  " + text() + end("pre")
        case 8: return random.pick(["<hr>", "<hr/>", "<hr class=a>"]) + text()
        case 9: return choice()
        case 10: return start("div") + button() + phrase(1) + end("div")
        case 11: return "<textarea rows=2>" + text() + "</textarea>"
        case 12 where !isInForm:
            isInForm = true
            defer { isInForm = false }
            return "<form action=/s>" + text() + field() + blocks(depth - 1) + end("form")
        case 13: return "<figure><img src=a.png>" + start("figcaption") + phrase(2) + end("figcaption") + "</figure>"
        case 14: return "<details><summary>" + phrase(1) + "</summary>" + blocks(depth - 1) + "</details>"
        case 15: return "<div hidden>" + blocks(depth - 1) + "</div>"
        case 16: return "<noscript>" + phrase(1) + "</noscript>" + silent()
        case 17: return "<template><p>no</p></template>" + text()
        default:
            let name = random.pick(Self.containers)
            return start(name) + blocks(depth - 1) + end(name)
        }
    }

    private mutating func list(_ depth: Int) -> String {
        let name = random.pick(["ul", "ol"])
        var list = start(name) + space()
        for _ in 0..<1 + random.below(4) { list += start("li") + blocks(depth - 1) + optionalEnd("li") + space() }
        return list + end(name)
    }

    private mutating func terms() -> String {
        var terms = start("dl") + space()
        for _ in 0..<1 + random.below(3) {
            terms += start("dt") + phrase(1) + optionalEnd("dt") + space()
            terms += start("dd") + phrase(1) + optionalEnd("dd") + space()
        }
        return terms + end("dl")
    }

    private mutating func table(_ depth: Int) -> String {
        var table = start("table") + space()
        if random.below(3) == 0 { table += "<caption>" + phrase(1) + "</caption>" }
        if random.below(3) == 0 { table += "<thead><tr><th>" + phrase(1) + "</th></tr></thead>" }
        let body = random.below(2) == 0
        if body { table += "<tbody>" + space() }
        for _ in 0..<1 + random.below(3) {
            table += start("tr") + space()
            for _ in 0..<1 + random.below(3) {
                let cell = random.pick(["td", "td", "th"])
                table += start(cell) + blocks(depth - 1) + optionalEnd(cell) + space()
            }
            table += optionalEnd("tr") + space()
        }
        return table + (body ? "</tbody>" : "") + end("table")
    }

    private mutating func choice() -> String {
        var choice = start("select")
        for _ in 0..<1 + random.below(3) { choice += start("option") + text() + optionalEnd("option") }
        return choice + end("select")
    }

    private mutating func button() -> String { "<button type=submit>" + phrase(1) + "</button>" }

    private mutating func field() -> String {
        "<fieldset><legend>" + phrase(1) + "</legend><label>" + text() + "<input name=q></label></fieldset>"
    }

    // MARK: Head

    private mutating func head() -> String {
        var head = start("head") + "<meta charset=\"utf-8\">" + space()
        head += start("title") + text() + end("title") + space()
        if random.below(2) == 0 {
            head +=
                "<meta name=\"Description\" content=\"a &lt; b\n \(random.pick(Self.words).filter { $0 != "\"" })\">"
        }
        if random.below(4) == 0 { head += "<META content='one, two' NAME=keywords />" }
        for _ in 0..<random.below(3) { head += silent() + space() }
        head += random.pick(["", "<link rel=stylesheet href=a.css>", "<meta property='og:title' content='no'>"])
        return head + end("head")
    }
}
