import ChaffPages
import TestSupport
import Testing

@Suite struct CharsetDecoderTests {
    private func page(_ head: String, _ body: [UInt8]) -> [UInt8] {
        Array("<html><head>\(head)</head><body><p>".utf8) + body + Array("</p></body></html>".utf8)
    }

    @Test func `valid UTF-8 is handed on without a copy`() {
        let page = Array("<p>né 国</p>".utf8)
        unsafe page.withUnsafeBytes { bytes in
            let choice = unsafe CharsetDecoder().decode(bytes, isHTML: true, option: nil, http: nil) { text in
                #expect(unsafe text.baseAddress == bytes.baseAddress && text.count == bytes.count)
            }
            #expect(choice.name == "utf-8" && choice.repaired == 0)
        }
    }

    @Test(
        "a byte order mark settles the charset and is no text",
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x68, 0x69, 0xC3, 0xA9], "utf-8"),
            ([0xFF, 0xFE, 0x68, 0, 0x69, 0, 0xE9, 0], "utf-16le"),
            ([0xFE, 0xFF, 0, 0x68, 0, 0x69, 0, 0xE9], "utf-16be"),
            ([0xFF, 0xFE, 0, 0, 0x68, 0, 0, 0, 0x69, 0, 0, 0, 0xE9, 0, 0, 0], "utf-32le"),
            ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x68, 0, 0, 0, 0x69, 0, 0, 0, 0xE9], "utf-32be"),
        ] as [([UInt8], String)])
    func byteOrderMarks(bytes: [UInt8], name: String) throws {
        let found = Decoded(bytes, option: try Charset(named: "koi8-r"), http: "text/html; charset=gbk")
        #expect(found.choice == CharsetChoice(name: name, reason: .byteOrderMark))
        #expect(found.string == "hié")
    }

    @Test("a byte order mark that stands there several times is no text", arguments: 1...5)
    func repeatedMarks(count: Int) throws {
        let marks = [[UInt8]](repeating: [0xEF, 0xBB, 0xBF], count: count).flatMap { $0 }
        #expect(Decoded(marks + Array("hié".utf8)).string == "hié")
        let utf8 = try Charset(named: "utf-8")
        #expect(Decoded(marks + Array("hié".utf8) + [0xFF], option: utf8).string == "hié\u{FFFD}")
    }

    @Test func `a mark of UTF-8 before a page in another charset is not believed`() throws {
        let body = try CharsetWriter("windows-1251").bytes(LanguageTexts.texts["ru"] ?? "")
        let found = Decoded([0xEF, 0xBB, 0xBF] + page("<meta charset=windows-1251>", body))
        #expect(found.choice.name == "windows-1251" && found.choice.overruled == "utf-8")
    }

    @Test(
        "UTF-16 and UTF-32 are known without a mark by their zero bytes",
        arguments: ["<p>Library opens</p>", "<html><p>市图书馆新阅览室上周正式开放</p></html>", "Обычный текст из слов\n"])
    func zeroBytes(text: String) {
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let wide = text.unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8), 0, 0] }
        for (bytes, name) in [(little, "utf-16le"), (big, "utf-16be"), (wide, "utf-32le")] {
            let found = Decoded(bytes, http: "text/html; charset=utf-8")
            #expect(found.choice == CharsetChoice(name: name, reason: .zeroBytes))
            #expect(found.string == text)
        }
    }

    @Test func `the option is followed whatever the page declares`() throws {
        let found = Decoded(page("<meta charset=utf-8>", [0xCF, 0xF0]), option: try Charset(named: "windows-1251"))
        #expect(found.choice.reason == .option)
        #expect(found.string.contains("<p>Пр</p>"))
    }

    @Test func `valid UTF-8 is UTF-8 though something else is declared`() {
        let found = Decoded("<meta charset=gb2312><p>市图书馆</p>")
        #expect(found.choice.explanation == "valid UTF-8, though gb18030 is declared")
        #expect(found.string.contains("市图书馆"))
        #expect(Decoded("<meta charset=iso-8859-1><p>né</p>").choice.name == "utf-8")
    }

    @Test func `UTF-8 with a few bad bytes stays UTF-8, declared or not`() {
        let text = LanguageTexts.texts["zh-Hans"] ?? ""
        for head in ["", "<meta charset=utf-8>", "<meta charset=gb2312>"] {
            let found = Decoded(page(head, Array(text.utf8) + [0xFF, 0x3C] + Array(text.utf8.dropLast())))
            #expect(found.choice.name == "utf-8" && found.choice.repaired == 2)
            #expect(found.string.contains("\(text)\u{FFFD}<\(text.dropLast())\u{FFFD}</p>"))
        }
    }

    @Test(
        "a bad byte costs one character, and no markup after it",
        arguments: [
            ("gbk", [0x81], "\u{FFFD}<b>"), ("gbk", [0xFF], "\u{FFFD}<b>"), ("gbk", [0x80], "€<b>"),
            ("gbk", [0x81, 0x30], "\u{FFFD}0<b>"), ("big5", [0xA4], "\u{FFFD}<b>"), ("big5", [0x80], "\u{FFFD}<b>"),
            ("big5", [0xA4, 0x7F], "\u{FFFD}\u{7F}<b>"), ("shift_jis", [0x81], "\u{FFFD}<b>"),
            ("shift_jis", [0xA0], "\u{FFFD}<b>"), ("euc-jp", [0xA4], "\u{FFFD}<b>"), ("euc-jp", [0x8F], "\u{FFFD}<b>"),
            ("euc-kr", [0xB0], "\u{FFFD}<b>"), ("windows-874", [0xDB], "\u{FFFD}<b>"), ("gbk", [0], "\u{FFFD}<b>"),
            ("utf-8", [0xE5, 0x9B], "\u{FFFD}<b>"), ("utf-8", [0], "\u{FFFD}<b>"), ("windows-1252", [0], "\u{FFFD}<b>"),
        ] as [(String, [UInt8], String)])
    func badBytes(charset: String, bytes: [UInt8], expected: String) throws {
        let option = try Charset(named: charset)
        let found = Decoded(Array("<p>".utf8) + bytes + Array("<b>word</b>".utf8), isHTML: false, option: option)
        #expect(found.string == "<p>\(expected)word</b>")
        #expect(found.choice.repaired == (expected.contains("\u{FFFD}") ? 1 : 0))
    }

    @Test(
        "a character cut off by the end is repaired",
        arguments: ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "utf-8", "utf-16le", "iso-2022-jp"])
    func cutAtTheEnd(charset: String) throws {
        let lead: [UInt8] = charset == "utf-16le" ? [0x41, 0, 0x42] : [0x41, 0xE0]
        let found = Decoded(lead, isHTML: false, option: try Charset(named: charset))
        #expect(found.string == "A\u{FFFD}" && found.choice.repaired == 1)
        // Nothing of it is left for the next page.
        let decoder = CharsetDecoder()
        let option = try Charset(named: charset)
        let first = Decoded(lead, option: option, by: decoder)
        #expect(Decoded(lead, option: option, by: decoder).bytes == first.bytes)
    }

    @Test(
        "characters that converters of the same name get wrong elsewhere",
        arguments: [
            ("shift_jis", [0x81, 0x60, 0x87, 0x40, 0xED, 0x40, 0x5C], "～①纊\\"),
            ("euc-jp", [0xA1, 0xC1, 0xAD, 0xA1], "～①"),
            ("euc-kr", [0x81, 0x41], "갂"), ("big5", [0xF9, 0xD6, 0xC6, 0xE7], "碁ぁ"), ("gb2312", [0x81, 0x40], "丂"),
            ("windows-1252", [0x80, 0x93], "€“"), ("iso-8859-1", [0x80, 0x93], "€“"), ("tis-620", [0x85, 0xA1], "…ก"),
        ] as [(String, [UInt8], String)])
    func particularCharacters(charset: String, bytes: [UInt8], expected: String) throws {
        #expect(Decoded(bytes, option: try Charset(named: charset)).string == expected)
    }

    @Test func `ISO-2022-JP is known by its escape sequences, declared or not`() {
        let bytes: [UInt8] = Array("<p>".utf8) + [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x3C]
        for head in ["", "<meta charset=shift_jis>", "<meta charset=iso-2022-jp>"] {
            let found = Decoded(Array(head.utf8) + bytes)
            #expect(found.choice.name == "iso-2022-jp")
            #expect(found.string.hasSuffix("<p>日本<"))
        }
    }

    @Test func `Chinese written in ASCII is read where it is declared`() {
        let found = Decoded("<meta charset=hz-gb-2312><p>~{VPND~}</p>")
        #expect(found.string.hasSuffix("<p>中文</p>"))
    }

    @Test func `the option is stronger than a mark that is not believed`() throws {
        let option = try Charset(named: "windows-1251")
        #expect(Decoded([0xEF, 0xBB, 0xBF, 0xCF, 0xF0], option: option).string == "Пр")
        #expect(Decoded([0xFF, 0xFE] + Array("<p>".utf8) + [0xCF, 0xF0], option: option).string == "<p>Пр")
    }

    @Test func `a pair of bytes without a character gives back its ASCII byte`() throws {
        let found = Decoded([0x85, 0x40, 0x41], option: try Charset(named: "shift_jis"))
        #expect(found.string == "\u{FFFD}@A")
    }

    @Test func `a page of ASCII has the charset it declares`() {
        let found = Decoded("<meta charset=gb2312><p>plain</p>")
        #expect(found.choice == CharsetChoice(name: "gb18030", reason: .meta))
        #expect(Decoded("<p>plain</p>").choice == CharsetChoice(name: "utf-8", reason: .validity))
        #expect(Decoded("").choice.name == "utf-8")
    }

    @Test func `one Western character is read as such`() {
        #expect(Decoded(Array("<p>caf".utf8) + [0xE9] + Array("</p>".utf8)).string == "<p>café</p>")
        #expect(Decoded(Array("caf".utf8) + [0xE9], isHTML: false).string == "café")
        let declared = Decoded(Array("<meta charset=utf-8><p>caf".utf8) + [0xE9] + Array("</p>".utf8))
        #expect(declared.string.hasSuffix("café</p>"))
        #expect(declared.choice.explanation == "likeliest for these bytes, though utf-8 is declared")
    }

    @Test func `any bytes make a page of valid UTF-8 without NUL, the same each time`() {
        var random = SeededRandom(seed: 73)
        let decoder = CharsetDecoder()
        let heads = [
            "", "<meta charset=gbk>", "<meta charset=utf-16>", "<meta charset=shift_jis>", "<?xml encoding=big5?>",
        ]
        for round in 0..<600 {
            var bytes = Array(random.pick(heads).utf8)
            bytes +=
                round % 2 == 0
                ? RandomText.bytes(pieces: 40, using: &random)
                : RandomText.noise(count: random.below(300), using: &random)
            let first = Decoded(bytes, by: decoder)
            #expect(Array(first.string.utf8) == first.bytes && !first.bytes.contains(0))
            let second = Decoded(bytes)
            #expect(first.bytes == second.bytes && first.choice == second.choice)
        }
    }
}
