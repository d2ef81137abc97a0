import ChaffPages
import Testing

@Suite struct DeclarationTests {
    /// «Привет» in windows-1251, nothing to go by but what is declared.
    private static let greeting: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]

    private func decoded(_ head: String) -> Decoded {
        Decoded(Array(head.utf8) + DeclarationTests.greeting)
    }

    @Test(
        "a declaration is found in every form pages write it in",
        arguments: [
            "<meta charset=windows-1251>", "<META CHARSET='windows-1251'>", "<meta\ncharset = \"windows-1251\" />",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
            "<meta content='text/html;charset=cp1251' http-equiv=content-type>",
            "<meta content=\"text/html; charset=windows-1251\">",
            "<meta/charset=windows-1251 />", "<meta name=a content=b><meta charset=windows-1251>",
            "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "<!--><meta charset=windows-1251>",
            "<script>'<meta charset=koi8-r>'</script><meta charset=windows-1251>",
            "<style><meta charset=koi8-r></STYLE><meta charset=windows-1251>",
            "<title>a < b</title><meta charset=windows-1251>", "<metadata charset=koi8-r><meta charset=windows-1251>",
            "<meta http-equiv=refresh content='0; charset=koi8-r'><meta charset=windows-1251>",
            "<meta charset=no-such-charset><meta charset=windows-1251>",
            "<?xml version='1.0'?><meta charset=windows-1251>",
        ])
    func forms(head: String) {
        let found = decoded(head)
        #expect(found.choice.name == "windows-1251")
        #expect(found.choice.reason == .meta)
        #expect(found.string.hasSuffix("Привет"))
    }

    @Test func `an XML declaration counts`() {
        let found = decoded("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>")
        #expect(found.choice.reason == .xmlDeclaration)
        #expect(found.string.hasSuffix("Привет"))
    }

    @Test("a declaration is found however late it comes in the head", arguments: [1_000, 60_000, 300_000])
    func late(distance: Int) {
        let padding = String(repeating: "<link rel=icon>", count: distance / 15)
        let found = decoded("<html><head>\(padding)<meta charset=windows-1251></head><body>")
        #expect(found.choice.reason == .meta)
    }

    @Test func `a meta element far down in the body is not looked for`() {
        let padding = String(repeating: "<p>word</p>", count: 10_000)
        #expect(decoded("<head></head><body>\(padding)<meta charset=koi8-r>").choice.reason == .likelihood)
    }

    @Test func `the HTTP header goes before the page's own word`() {
        let page = Array("<meta charset=koi8-r>".utf8) + DeclarationTests.greeting
        let found = Decoded(page, http: "text/html; Charset=\"windows-1251\"")
        #expect(found.choice.reason == .http)
        #expect(found.string.hasSuffix("Привет"))
        #expect(Decoded(page, http: "cp1251").choice.reason == .http)
        #expect(Decoded(page, http: "text/html").choice.reason == .meta)
    }

    @Test func `a text without markup declares nothing`() {
        let found = Decoded(Array("<meta charset=koi8-r>".utf8) + DeclarationTests.greeting, isHTML: false)
        #expect(found.choice.reason == .likelihood)
    }

    @Test func `UTF-16 declared in a page that can be read as ASCII means UTF-8`() {
        let found = Decoded("<meta charset=utf-16><p>né</p>")
        #expect(found.choice.name == "utf-8")
        #expect(found.choice.reason == .meta)
    }

    @Test func `an unknown name is passed over, and said`() {
        let found = Decoded("<meta charset=x-unknown-9><p>né</p>")
        #expect(found.choice.explanation == "valid UTF-8, though x-unknown-9 is declared")
    }

    @Test(
        "markup cut anywhere does no harm",
        arguments: [
            "<meta charset=\"gbk", "<meta charset", "<meta", "<!--", "<script>", "<?xml encoding='",
            "<meta content=\"charset",
        ])
    func cutMarkup(head: String) {
        for length in 0...head.utf8.count { #expect(Decoded(Array(head.utf8.prefix(length))).bytes.count == length) }
    }
}
