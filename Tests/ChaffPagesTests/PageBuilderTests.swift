import Chaff
import ChaffPages
import TestSupport
import Testing

@Suite struct PageBuilderTests {
    private func lines(_ text: String) -> [String] {
        let page = PageBuilder().page(text: text)
        return page.lines.map { page.string(of: $0) }
    }

    @Test(
        "a line ends at LF, CRLF or CR",
        arguments: [
            ("one\ntwo\nthree\n", ["one", "two", "three"]), ("one\r\ntwo\r\n", ["one", "two"]),
            ("one\rtwo\r", ["one", "two"]), ("one\ntwo\r\nthree\rfour\n", ["one", "two", "three", "four"]),
            ("one\n\rtwo", ["one", "", "two"]), ("one\r\r\ntwo", ["one", "", "two"]),
            ("one\n\n\ntwo", ["one", "", "", "two"]), ("\none", ["", "one"]), ("\r\n", [""]), ("\n", [""]),
            ("日\r本\n語", ["日", "本", "語"]),
        ])
    func lineEnds(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test(
        "other vertical blanks end no line",
        arguments: ["one\u{B}two", "one\u{C}two", "one\u{85}two", "one\u{2028}two", "one\u{2029}two", "one\u{1E}two"])
    func otherBreaks(text: String) {
        #expect(lines(text) == [text])
    }

    @Test("A page that ends without a line end keeps its last line", arguments: ["a\nlast", "a\r\nlast", "a\rlast"])
    func noFinalLineEnd(text: String) {
        #expect(lines(text) == ["a", "last"])
    }

    @Test func `an empty text has no lines`() {
        #expect(lines("").isEmpty)
        #expect(PageBuilder().page(bytes: []).lines.isEmpty)
    }

    @Test func `a byte order mark at the start is no text, elsewhere it is`() {
        #expect(lines("\u{FEFF}one\ntwo") == ["one", "two"])
        #expect(lines("\u{FEFF}").allSatisfy { $0.isEmpty })
        #expect(lines("one\n\u{FEFF}two") == ["one", "\u{FEFF}two"])
        let page = PageBuilder().page(text: "\u{FEFF}one")
        #expect(page.text.count == 6)
        #expect(page.lines[0].bytes == 3..<6)
        var later = Page()
        let bytes = Array("\u{FEFF}one".utf8)
        unsafe bytes.withUnsafeBytes { unsafe PageBuilder().build($0, into: &later, firstLine: 2) }
        #expect(later.lines[0].bytes == 0..<6)
    }

    @Test(
        "a line of nothing but Unicode white space is blank",
        arguments: [
            "", " ", "\t", " \t ", "\u{A0}", "\u{3000}\u{3000}", "\u{2003}\u{2009}", "\u{1680}", "\u{202F}", "\u{205F}",
            "\u{85}", "\u{2028}", "\u{B}\u{C}",
        ])
    func blank(text: String) throws {
        let page = PageBuilder().page(text: "a\n\(text)\nb")
        try #require(page.lines.count == 3)
        #expect(page.lines.map(\.isBlank) == [false, true, false])
        #expect(page.string(of: page.lines[1]) == text)
    }

    @Test(
        "a line that holds anything else is not blank, seen or not",
        arguments: ["x", "\u{200B}", "\u{AD}", "\u{301}", ".", "\0", "\u{FFFD}", " \u{200D} ", "\u{2800}", "\u{3164}"])
    func notBlank(text: String) {
        #expect(PageBuilder().page(text: text).lines.map(\.isBlank) == [false])
    }

    @Test func `lines are numbered from the number given`() {
        var page = Page()
        let bytes = Array("a\n\nb".utf8)
        unsafe bytes.withUnsafeBytes { unsafe PageBuilder().build($0, into: &page, firstLine: 100) }
        #expect(page.lines.map(\.number) == [100, 101, 102])
        #expect(PageBuilder().page(text: "a\nb").lines.map(\.number) == [1, 2])
    }

    @Test func `a NUL is a character like any other`() {
        let page = PageBuilder().page(bytes: [0x61, 0, 0x62, 0x0A, 0])
        #expect(page.lines.map(\.bytes) == [0..<3, 4..<5])
        #expect(Array(page.text(of: page.lines[0])) == [0x61, 0, 0x62])
    }

    @Test(
        "bytes that are no UTF-8 stay as they are, and are counted",
        arguments: [
            ([0x61, 0xFF, 0x62], 1), ([0xC3], 1), ([0xE4, 0xBD], 2), ([0xC0, 0x80], 2), ([0xED, 0xA0, 0x80], 3),
            ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF0, 0x9F, 0x98, 0x41], 3), ([0xE4, 0xB8, 0xAD, 0x80], 1),
            ([0xE4, 0xB8, 0xAD], 0), ([0xF0, 0x9F, 0x98, 0x80], 0),
        ] as [([UInt8], UInt32)])
    func invalid(bytes: [UInt8], count: UInt32) {
        let page = PageBuilder().page(bytes: bytes + [0x0A, 0x62])
        #expect(page.lines.map(\.bytes) == [0..<bytes.count, bytes.count + 1..<bytes.count + 2])
        #expect(Array(page.text(of: page.lines[0])) == bytes)
        #expect(page.lines.map(\.tricks.invalid) == [count, 0])
    }

    @Test func `a broken character does not swallow the line end`() {
        for start: [UInt8] in [[0xC3], [0xE4], [0xE4, 0xBD], [0xF0, 0x9F, 0x98], [0xFF]] {
            #expect(PageBuilder().page(bytes: start + [0x0A, 0x61]).lines.count == 2)
            #expect(PageBuilder().page(bytes: start + [0x0D, 0x61]).lines.count == 2)
        }
    }

    @Test func `a very long line is one line, whole in the text and partly scored`() {
        let long = [UInt8](repeating: 0x61, count: 10) + Array(repeatElement(Array("ab".utf8), count: 200_000).joined())
        let page = PageBuilder().page(bytes: long + [0x0A, 0x62])
        #expect(page.lines.map(\.bytes) == [0..<long.count, long.count + 1..<long.count + 2])
        #expect(page.lines[0].cells.count <= PageBuilder.scoredCodePoints)
        #expect(page.lines[1].cells.count == 1)
    }

    @Test func `a builder and a page may be used again`() {
        let builder = PageBuilder()
        var page = Page()
        for text in ["long first page\nwith lines\n", "", "國(guó)\u{200B}", "x"] {
            page.isFragment = true
            unsafe Array(text.utf8).withUnsafeBytes { unsafe builder.build($0, into: &page) }
            let fresh = PageBuilder().page(text: text)
            #expect(page.lines.map(\.bytes) == fresh.lines.map(\.bytes))
            #expect(page.lines.map(\.tricks) == fresh.lines.map(\.tricks))
            #expect(page.lines.map { page.cells[$0.cells] } == fresh.lines.map { fresh.cells[$0.cells] })
            #expect(!page.isFragment)
        }
    }
}
