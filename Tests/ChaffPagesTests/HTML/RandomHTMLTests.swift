import Chaff
import ChaffPages
import TestSupport
import Testing

@Suite struct RandomHTMLTests {
    private static let tags = [
        "p", "div", "span", "a", "b", "li", "ul", "td", "tr", "table", "script", "style", "title", "textarea", "svg",
        "template", "noscript", "pre", "select", "option", "button", "h1", "meta", "br", "body", "html", "text", "math",
        "foreignobject", "plaintext", "xmp", "font", "x-y",
    ]
    private static let attributes = [
        "", " hidden", " class='a b-c'", " id=x", " style='display:none'", " style=\"left:-9999px;position:absolute",
        " style='color:#fff;background:#fff'", " role=navigation", " a=\"b>", " name=description content='d e'", "/",
        " =",
    ]
    private static let pieces = [
        "<!--", "-->", "<!", "<?", "]]>", "<![CDATA[", "&amp;", "&#", "&#x41;", "&notit", "<", ">", "'", "\"", "</",
        "\n", "\r",
        " ", "\t", "\0", "\u{3000}", "國", "é", "word ", ".a{display:none}", "#x,p.b{font-size:0}", "@media print{", "}",
        "{", "/*",
        "document.write('<p>x", "\\u0041", "')", "<script>document.write(\"", "\u{FEFF}", "&nbsp;",
    ]

    private func html(using random: inout SeededRandom) -> String {
        var html = ""
        for _ in 0..<random.below(120) {
            switch random.below(3) {
            case 0: html += "<\(random.pick(Self.tags))\(random.pick(Self.attributes))>"
            case 1: html += "</\(random.pick(Self.tags))>"
            default: html += random.pick(Self.pieces)
            }
        }
        return html
    }

    @Test func `any tags in any order give whole lines of valid text`() {
        var random = SeededRandom(seed: 31)
        let builder = PageBuilder()
        for _ in 0..<3000 {
            let html = html(using: &random)
            let page = builder.page(html: html)
            #expect(page.isSound, "\(html)")
            #expect(String(validating: page.text, as: UTF8.self) != nil, "\(html)")
            #expect(page.markup.allSatisfy { $0.words.upperBound <= page.markupWords.count })
            for (line, markup) in zip(page.lines, page.markup) {
                #expect(markup.characters == page.string(of: line).unicodeScalars.count, "\(html)")
                #expect(markup.linkCharacters <= markup.characters)
            }
        }
    }

    @Test func `a page is the same whatever was read before it`() {
        var random = SeededRandom(seed: 32)
        let builder = PageBuilder()
        for _ in 0..<500 {
            let html = html(using: &random)
            let (page, fresh) = (builder.page(html: html), PageBuilder().page(html: html))
            #expect(page.text == fresh.text, "\(html)")
            #expect(page.markup == fresh.markup, "\(html)")
            #expect(page.markupWords == fresh.markupWords)
        }
    }

    @Test func `any bytes give a page`() {
        var random = SeededRandom(seed: 33)
        let builder = PageBuilder()
        var page = Page()
        for _ in 0..<2000 {
            var bytes = RandomText.noise(count: random.below(300), using: &random)
            bytes += Array(html(using: &random).utf8)
            bytes += RandomText.bytes(pieces: 20, using: &random)
            unsafe bytes.withUnsafeBytes { unsafe builder.build(html: $0, into: &page) }
            #expect(page.lines.count == page.markup.count)
        }
    }

    @Test func `no beginning of a page makes its reading fail`() {
        let html =
            "<!DOCTYPE html><title>T&amp;</title><style>.x{display:none}</style><p class=\"x\">a&#22269;<!-- c --><b>"
        let bytes = Array(html.utf8)
        let builder = PageBuilder()
        var page = Page()
        for length in 0...bytes.count {
            // In memory of its own, so that a read beyond the end is found.
            let part = Array(bytes[..<length])
            unsafe part.withUnsafeBytes { unsafe builder.build(html: $0, into: &page) }
            #expect(page.isSound)
        }
    }
}
