import Testing

@testable import ChaffTraining

@Suite struct GroupNameTests {
    @Test(
        "a page's site is its group",
        arguments: [
            ("https://News.example.com/a?b", "", "p", "news.example.com"),
            ("http://user:secret@www.example.org:8080#x", "", "p", "example.org"),
            ("", "owner/repository:pages/html/20120112_www.example.cn_f40a67", "p", "example.cn"),
            ("", "owner/repository:data/Paper_2024_08_05.html.gz@21", "p", "owner/repositoryp"),
            ("", "list of phrases", "p", "list of phrasesp"), ("not a url", "", "p", ""), ("", "", "p", ""),
        ])
    func group(url: String, source: String, id: String, expected: String) {
        #expect(GroupName.of(url: url, source: source, id: id) == expected)
    }

    @Test func `a group's fold never changes`() {
        // FNV-1a of nothing and of "a", as its authors publish them.
        #expect(GoldPage.fold(ofGroup: "") == Int(UInt64(0xCBF2_9CE4_8422_2325) % 6))
        #expect(GoldPage.fold(ofGroup: "a") == Int(UInt64(0xAF63_DC4C_8601_EC8C) % 6))
        var page = GoldPage(id: "a")
        #expect(page.assignedFold == GoldPage.fold(ofGroup: "a"))
        page.group = "b"
        #expect(page.assignedFold == GoldPage.fold(ofGroup: "b"))
        page.fold = 5
        #expect(page.assignedFold == 5)
    }
}
