import ChaffPages
import ChaffTraining
import FoundationEssentials
import Testing

@testable import chaff_generate

@Suite("Generated pages")
struct OutputTests {
    private static let grammar = """
        [brand !]
        {latinbrand}
        kova{n:2-99}
        星河{n:2-99}
        [spam.header.gambling]
        {brand*3-6 _}
        [spam.list.gambling]
        {brand} {domain}
        [spam.promo.gambling]
        {brand} is the best place to play slot {n:1-999} today.
        {brand} for underage players.
        [spam.comment.gambling]
        Nice post! ⟦visit {domain}⟧
        [insert.brand.gambling]
        {brand} |
        [insert.keyword.gambling]
        {brand} slots
        [body.plain]
        The council of {Oak|Elm|Ash} Valley met {n:2-999} residents. Nobody left early, said {letters:5}.
        News from the valley number {n:2-999}
        [body.hard]
        Police in Oak Valley closed casino {n:2-999} last night.
        [chrome.hard]
        Home | Slot {n:2-999} | Contact
        [chrome.nav]
        Home | News | Sports {n:2-99}
        [chrome.footer]
        © {year} Valley Post
        """

    /// What the stages write for a seed, as bytes and as the reader of training understands it.
    private static func output(seed: UInt64) throws -> (bytes: [UInt8], gold: GoldSet) {
        let stock = Stock(
            vocabularies: [Vocabulary(grammar: try Grammar(language: "en", file: "en.grammar", text: grammar))],
            lines: CleanLines(), pages: Self.pages)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "generator-\(seed)-\(UInt64.random(in: 0 ... .max))"
        ).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = PageWriter(output: try OutputFile(path: path))
        let stages: [any Stage] = [
            LooseSpam(count: 120), MixedLines(count: 120), PromoArticles(count: 40), PromoBlocks(count: 40),
            InjectedPages(count: 40), HardNegatives(count: 40), PlainPages(count: 12),
        ]
        for stage in stages {
            var random = Random(seed: seed, stream: type(of: stage).name)
            try stage.run(stock, to: &writer, &random)
        }
        try writer.flush()
        let bytes = try ByteSource(path: path).readAll()
        var gold = GoldSet()
        GoldReader(format: .jsonl).read(bytes, file: path, into: &gold)
        return (bytes, gold)
    }

    private static var pages: CorpusPages {
        var pages = CorpusPages()
        pages.add(
            (0..<12).map { number in
                var page = GoldPage(id: "valley/\(number)")
                page.language = "en"
                page.lines = (0..<12).map { line in
                    GoldLine(
                        text:
                            "Line \(line) of page \(number) is about Oak Valley. The Harvest Choir sang \"twice\" in Oak Valley.",
                        label: line < 3 ? "chrome" : line == 5 ? nil : "body")
                }
                return page
            })
        return pages
    }

    @Test("The same seed gives the same bytes, another seed others")
    func determinism() throws {
        let first = try Self.output(seed: 1).bytes
        #expect(try Self.output(seed: 1).bytes == first)
        #expect(try Self.output(seed: 2).bytes != first)
    }

    @Test("Training reads every record; spam has spans and kind, nothing else has")
    func records() throws {
        let gold = try Self.output(seed: 1).gold
        #expect(gold.faults.isEmpty)
        #expect(gold.pages.count > 350)
        for page in gold.pages {
            #expect(page.fold != nil && !page.group.isEmpty && !page.family.isEmpty)
            for line in page.lines {
                let isSpam = line.label == "spam"
                #expect((line.spans != nil) == isSpam && line.kind.isEmpty != isSpam)
            }
        }
    }

    @Test("Copies keep the group, fold and undecided lines of their page; noise alone stays clean")
    func copies() throws {
        let copies = try Self.output(seed: 1).gold.pages.filter(\.isCopy)
        #expect(copies.contains { $0.family == "noise" })
        for page in copies where page.group.hasPrefix("valley/") {
            #expect(page.fold == GoldPage.fold(ofGroup: page.group))
            guard page.family == "noise" else { continue }
            #expect(page.lines.contains { $0.label == nil && !$0.isClean })
            #expect(!page.lines.contains { $0.label == "spam" })
        }
    }

    @Test("A block of promotion stands in one piece among lines of the page, in their order")
    func blocks() throws {
        let pages = try Self.output(seed: 1).gold.pages.filter { $0.family == "promo.block" }
        #expect(pages.count > 30)
        var places: Set<String> = []
        for page in pages {
            let spam = page.lines.indices.filter { page.lines[$0].label == "spam" }
            let first = try #require(spam.first)
            #expect(spam == Array(first..<first + spam.count) && spam.count <= 10)
            let host = page.lines.filter { $0.label != "spam" }
            let numbers = host.compactMap { Int($0.text.split(separator: " ")[1]) }
            #expect(host.count >= 6 && numbers == numbers.sorted() && Set(numbers).count == host.count)
            places.insert(first == 0 ? "top" : first == host.count ? "end" : "middle")
        }
        #expect(places.count == 3)
    }

    @Test("No spam line holds a forbidden term")
    func forbiddenTerms() throws {
        let spam = try Self.output(seed: 1).gold.pages.flatMap(\.lines).filter { $0.label == "spam" }
        #expect(!spam.contains { $0.text.contains("underage") })
    }

    @Test(
        "Terms are found whatever they are written in, and not inside harmless words",
        arguments: [
            ("for UnderAge players", true), ("u\u{200B}nderage", true), ("ｕｎｄｅｒａｇｅ", true), ("𝐮𝐧𝐝𝐞𝐫𝐚𝐠𝐞", true),
            ("canteen", false), ("Teen Patti app", false), ("teen", true), ("命中率高中奖多", false), ("未成年人", true),
        ])
    func terms(text: String, isForbidden: Bool) {
        #expect(ForbiddenTerms.occur(in: text) == isForbidden)
    }
}
