import ChaffPages
import Testing

@Suite struct CharsetTests {
    @Test(
        "a charset has the names browsers know it by",
        arguments: [
            ("gb2312", "gb18030"), ("GBK", "gb18030"), ("x-gbk", "gb18030"), ("windows-936", "gb18030"),
            ("gb_2312-80", "gb18030"), ("cn-big5", "big5"), ("Big5-HKSCS", "big5"), ("x-sjis", "shift_jis"),
            ("ms_kanji", "shift_jis"), ("windows-31j", "shift_jis"), ("x-euc-jp", "euc-jp"),
            ("ks_c_5601-1987", "euc-kr"), ("windows-949", "euc-kr"), ("TIS-620", "windows-874"),
            ("iso-8859-11", "windows-874"), ("latin1", "windows-1252"), ("ASCII", "windows-1252"),
            ("iso-8859-1", "windows-1252"), ("iso-8859-9", "windows-1254"), (" utf8\n", "utf-8"),
            ("utf-16", "utf-16le"),
            ("koi8-ru", "koi8-u"), ("cp1251", "windows-1251"), ("x-mac-ukrainian", "x-mac-cyrillic"),
        ])
    func labels(label: String, name: String) throws {
        #expect(try Charset(named: label).name == name)
    }

    @Test(
        "every charset of the list can be read",
        arguments: [
            "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
            "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "windows-1250", "windows-1257",
            "macintosh", "ibm866", "utf-32be", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312",
        ])
    func readable(name: String) throws {
        let decoded = Decoded(Array("plain".utf8), option: try Charset(named: name))
        #expect(decoded.choice.name == name)
        #expect(decoded.choice.reason == .option)
    }

    @Test func `a charset only ICU knows is known too`() throws {
        #expect(Decoded([0x80], option: try Charset(named: "ibm437")).string == "Ç")
    }

    @Test("a name nobody knows is an error that names it", arguments: ["utf-9", "", "gbk,version=1", "Кириллица"])
    func unknown(name: String) {
        let error = #expect(throws: CharsetError.self) { try Charset(named: name) }
        #expect(error?.name == name)
        #expect(error?.description.hasPrefix("charset \"\(name)\": no such charset") == true)
    }
}
