/// The names that browsers know charsets by (WHATWG Encoding Standard, 4.2), and the ICU converter for each.
enum CharsetNames {
    static func charset(_ label: String) -> Charset? { charsets[label] }

    private static let charsets: [String: Charset] = {
        var charsets: [String: Charset] = [:]
        for row in table.split(separator: "\n") {
            let fields = row.split(separator: " ").map(String.init)
            let charset = Charset(name: fields[0], converter: fields[1])
            charsets[charset.name] = charset
            for label in fields.dropFirst(2) { charsets[label] = charset }
        }
        return charsets
    }()

    // Each row: the name, ICU's name, further labels. ICU's gb2312 and gbk map 0xFF to a private character, its big5
    // lacks the Hong Kong characters and the kana, its euc-kr the syllables of windows-949. ICU has no iso-8859-16;
    // iso-8859-2 has the same letters for Romanian but for the cedillas.
    private static let table = """
        utf-8 UTF-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8
        utf-16le UTF-16LE utf-16 utf16 utf16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff
        utf-16be UTF-16BE utf16be unicodefffe
        utf-32le UTF-32LE utf-32 utf32 utf32le ucs-4 iso-10646-ucs-4
        utf-32be UTF-32BE utf32be
        gb18030 gb18030 gb2312 gbk x-gbk cp936 ms936 windows-936 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 euc-cn
        big5 Big5-HKSCS big5-hkscs cn-big5 csbig5 x-x-big5 big5hkscs big5_hkscs cp950 ms950 windows-950 big-5
        shift_jis Shift_JIS csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 windows-932
        euc-jp euc-jp-2007 cseucpkdfmtjapanese x-euc-jp eucjp euc_jp
        iso-2022-jp ISO-2022-JP csiso2022jp
        euc-kr windows-949 cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 cp949 windows-949 ms949 uhc euckr
        windows-874 windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620 cp874
        windows-1250 windows-1250 cp1250 x-cp1250 windows1250
        windows-1251 windows-1251 cp1251 x-cp1251 windows1251 win-1251 win1251
        windows-1252 windows-1252 cp1252 x-cp1252 windows1252 ansi_x3.4-1968 ascii us-ascii iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 l1 latin1 latin-1 cp819 ibm819 csisolatin1 x-user-defined
        windows-1253 windows-1253 cp1253 x-cp1253 windows1253
        windows-1254 windows-1254 cp1254 x-cp1254 windows1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 l5 latin5 csisolatin5
        windows-1255 windows-1255 cp1255 x-cp1255 windows1255
        windows-1256 windows-1256 cp1256 x-cp1256 windows1256
        windows-1257 windows-1257 cp1257 x-cp1257 windows1257
        windows-1258 windows-1258 cp1258 x-cp1258 windows1258
        iso-8859-2 iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 l2 latin2 csisolatin2
        iso-8859-3 iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 l3 latin3 csisolatin3
        iso-8859-4 iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 l4 latin4 csisolatin4
        iso-8859-5 iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 cyrillic csisolatincyrillic
        iso-8859-6 iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-ir-127 arabic asmo-708 ecma-114 iso-8859-6-e iso-8859-6-i csiso88596e csiso88596i csisolatinarabic
        iso-8859-7 iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 iso-ir-126 greek greek8 ecma-118 elot_928 sun_eu_greek csisolatingreek
        iso-8859-8 iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-ir-138 hebrew visual iso-8859-8-e iso-8859-8-i logical csiso88598e csiso88598i csisolatinhebrew
        iso-8859-10 iso-8859-10 iso8859-10 iso885910 iso-ir-157 l6 latin6 csisolatin6
        iso-8859-13 iso-8859-13 iso8859-13 iso885913
        iso-8859-14 iso-8859-14 iso8859-14 iso885914
        iso-8859-15 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9 csisolatin9
        iso-8859-16 iso-8859-2
        iso-2022-kr ISO-2022-KR csiso2022kr
        hz-gb-2312 HZ hz
        koi8-r koi8-r cskoi8r koi koi8 koi8_r
        koi8-u koi8-u koi8-ru
        ibm866 ibm866 866 cp866 csibm866
        macintosh macintosh csmacintosh mac x-mac-roman
        x-mac-cyrillic x-mac-cyrillic x-mac-ukrainian
        """
}
