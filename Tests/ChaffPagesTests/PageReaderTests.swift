import Chaff
import TestSupport
import Testing

@testable import ChaffPages

@Suite struct PageReaderTests {
    private func read(
        _ bytes: [UInt8], as kind: PageKind, _ encoding: PageReader.Encoding, limit: Int = 1 << 20,
        charset: Charset? = nil
    ) -> (lines: [String], reading: PageReader.Reading) {
        var page = Page()
        let reader = PageReader(limits: PageLimits(text: limit), charset: charset)
        let reading = unsafe bytes.withUnsafeBytes { unsafe reader.read($0, as: kind, encoding, into: &page) }
        return (page.lines.map { page.string(of: $0) }, reading)
    }

    @Test func `a page of bytes has a charset, a text of a record has none`() {
        let html = Array("<p>One</p><p>Two</p>".utf8)
        #expect(read(html, as: .html, .bytes(http: nil)).lines == ["One", "Two"])
        #expect(read(html, as: .html, .bytes(http: nil)).reading.charset?.name == "utf-8")
        #expect(read(html, as: .html, .utf8).lines == ["One", "Two"])
        #expect(read(html, as: .html, .utf8).reading.charset == nil)
        #expect(read(Array("One\nTwo".utf8), as: .text, .utf8).lines == ["One", "Two"])
    }

    @Test func `the HTTP header and the option name charsets`() throws {
        let bytes: [UInt8] = Array("<p>caf".utf8) + [0xE9] + Array("</p>".utf8)
        #expect(read(bytes, as: .html, .bytes(http: "windows-1252")).lines == ["café"])
        let option = try Charset(named: "windows-1252")
        #expect(read(bytes, as: .html, .bytes(http: "utf-8"), charset: option).lines == ["café"])
    }

    @Test(
        "a text over the limit is cut at a line end if one is near, never through a character",
        arguments: [
            ("one\ntwo\nthree", 8, ["one", "two"]), ("one\ntwo\nthree", 13, ["one", "two", "three"]),
            ("日本語", 7, ["日本"]), ("日本語", 9, ["日本語"]), ("aaaaaaaaaaaaaaaaaaaaaaaa", 20, ["aaaaaaaaaaaaaaaaaaaa"]),
        ])
    func limit(text: String, limit: Int, expected: [String]) {
        let read = read(Array(text.utf8), as: .text, .utf8, limit: limit)
        #expect(read.lines == expected)
        #expect(read.reading.isCut == (text.utf8.count > limit))
    }

    @Test func `any bytes give a page`() {
        var random = SeededRandom(seed: 17)
        for _ in 0..<500 {
            let bytes = RandomText.bytes(pieces: 60, using: &random)
            for kind in [PageKind.text, .html] {
                _ = read(bytes, as: kind, .utf8, limit: 50)
                _ = read(bytes, as: kind, .bytes(http: nil), limit: 50)
            }
        }
    }
}
