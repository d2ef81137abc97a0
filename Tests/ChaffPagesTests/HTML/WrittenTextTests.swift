import Chaff
import ChaffPages
import Testing

@Suite struct WrittenTextTests {
    @Test(
        "text that a script writes is read as hidden",
        arguments: [
            #"document.write("<p>casino</p>")"#, #"document.writeln('<b>casino</b>');"#,
            #"var a=1;document.write('<di'+'v>cas' + "ino</div>");"#, #"document.write("\x63\x61sino")"#,
            #"document.write("\u0063asino")"#, #"document.write ( "casino" )"#, #"document.write(`casino`)"#,
            #"document.write(unescape("%63asino"))"#, #"document.write(unescape('%u0063asino'))"#,
            #"document.write(decodeURIComponent("%3Cp%3Ecasino%3C%2Fp%3E"))"#,
            #"document.write(String.fromCharCode(99,97,115,105,110,111))"#, #"window.document.write("<p>casino<\/p>")"#,
        ])
    func written(script: String) {
        #expect(
            hidingByLine(html: "<p>one<script>\(script)</script></p><p>two") == [
                "one": .none, "casino": .scripted, "two": .none,
            ])
    }

    @Test(
        "a script that writes no text gives no line",
        arguments: [
            "document.write('<script src=x></scr'+'ipt>')", "document.write(name)", "document.write", "document.write(",
            "document.write('", "document.writer('x')", "write('x')", "document.write('<img alt=x>')",
        ])
    func nothing(script: String) {
        #expect(lines(html: "<p>one</p><script>\(script)</script><p>two") == ["one", "two"])
    }

    @Test func `pairs of surrogates are one character, halves are none`() {
        #expect(
            lines(html: #"<script>document.write("\uD83D\uDE00a\uD83Db")</script>"#) == ["\u{1F600}a\u{FFFD}b"])
    }

    @Test func `what a script writes cannot close the elements around it, nor stay open`() {
        let html = "<div hidden><script>document.write('</div><p>casino')</script>one</div><p>two"
        #expect(hidingByLine(html: html) == ["casino": .attribute, "one": .attribute, "two": .none])
    }

    @Test func `regression: an element that a script leaves open has its words`() {
        let names = String(repeating: "frame", count: 20)
        let page = PageBuilder().page(
            html: "<script>document.write('<div class=\"adBox \(names)\">casino')</script>one")
        #expect(page.words(of: page.markup[0]) == ["ad", "box", String(names.prefix(24))])
        #expect(page.words(of: page.markup[1]).isEmpty)
    }
}
