import ChaffPages

@testable import Chaff

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The pages of the fixtures, as text, and some of HTML.
enum FixturePages {
    static let languages = [
        "ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "th", "tr", "vi", "zh-Hans", "zh-Hant",
    ]

    /// The pages of a language's gold, without their labels.
    static func pages(_ language: String) -> [Page] {
        let text = contents("gold/\(language).tsv")
        let builder = PageBuilder()
        return text.split(separator: "\n\n").map { rows in
            let lines = rows.split(separator: "\n").compactMap { row -> String? in
                let cells = row.split(separator: "\t", maxSplits: 1)
                return cells.count == 2 ? String(String(cells[1]).filter { $0 != "⟦" && $0 != "⟧" }) : nil
            }
            return builder.page(text: lines.joined(separator: "\n"))
        }
    }

    static var html: Page {
        PageBuilder().page(
            html: """
                <title>Harbour news</title><nav class="menu top"><a href=/>Home</a> <a href=/n>News</a></nav>
                <article><h1>New ferry for the island</h1><p>The ferry sails at noon, the company said on Tuesday.</p>
                <p>Tickets cost four euros. play slots lucky777 casino bonus</p></article>
                <div style="position:absolute;left:-9999px">casino slot gacor deposit bonus</div>
                <footer><a href=/i>Imprint</a> <span hidden>menu</span></footer>
                """)
    }

    private static func contents(_ name: String) -> String {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        guard let file = unsafe fopen("/\(folder)/Fixtures/\(name)", "r") else { return "" }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = unsafe fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
        unsafe fclose(file)
        return String(decoding: bytes, as: UTF8.self)
    }
}
