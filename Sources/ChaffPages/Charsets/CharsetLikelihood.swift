/// Finds the charset in which bytes make the likeliest text: naive Bayes with one table of characters a family of
/// languages.
///
/// ICU's detector is right about long texts, and wrong about short ones and about charsets it does not know; DESIGN.md
/// has both in figures.
final class CharsetLikelihood {
    struct Candidate {
        let charset: Charset
        /// One table for each family of languages written in it; the cheapest counts.
        let languages: [CharacterCosts]
        /// How much rarer the charset is than the commonest, in quarters of a bit.
        let rarity: Int
        let isLatin: Bool
    }

    private var converters: [Charset: CharsetConverter] = [:]
    private let text = ByteBuffer()

    /// The charset in which `sample` costs least, or nil if it costs `limit` or more in all of them
    /// but the excluded one.
    func best(
        _ sample: UnsafeRawBufferPointer, under limit: Int = .max, besides excluded: Charset? = nil
    ) -> (candidate: Candidate, cost: Int)? {
        var best: (candidate: Candidate, cost: Int)?
        for candidate in CharsetLikelihood.candidates where candidate.charset != excluded {
            let limit = best?.cost ?? limit
            let cost = unsafe cost(sample, candidate, limit: limit)
            if cost < limit { best = (candidate, cost) }
        }
        return best
    }

    struct Cost {
        let candidate: Candidate
        let total: Int
        /// How much of that is not ASCII, about.
        let foreign: Int
        /// Whether that is what Chinese, Japanese and Korean cost in their own charsets: up to six bits a byte. In one
        /// another's they cost 6.4 and more. Other charsets have to be compared.
        let isUsual: Bool
    }

    /// What `sample` costs in a charset, or nil if the charset is none of the candidates.
    func cost(_ sample: UnsafeRawBufferPointer, _ charset: Charset) -> Cost? {
        guard let candidate = CharsetLikelihood.candidates.first(where: { $0.charset == charset }) else { return nil }
        let total = unsafe cost(sample, candidate, limit: .max)
        var ascii = 0
        for index in 0..<sample.count where unsafe sample[index] < 0x80 { ascii += 1 }
        let foreign = max(0, total - ascii * CharacterCosts.asciiLetter)
        let isEastAsian = ["gb18030", "big5", "shift_jis", "euc-kr", "euc-jp"].contains(charset.name)
        return Cost(
            candidate: candidate, total: total, foreign: foreign,
            isUsual: isEastAsian && foreign <= (sample.count - ascii) * 24)
    }

    private func cost(_ sample: UnsafeRawBufferPointer, _ candidate: Candidate, limit: Int) -> Int {
        guard let converter = converter(candidate.charset) else { return .max }
        text.removeAll()
        let bad = unsafe converter.convert(sample, into: text)
        var least = Int.max
        if bad * CharacterCosts.badBytes >= limit { return least }
        for costs in candidate.languages {
            unsafe least = min(least, costs.total(text.bytes, limit: min(least, limit)) + candidate.rarity)
        }
        return least
    }

    private func converter(_ charset: Charset) -> CharsetConverter? {
        if let known = converters[charset] { return known }
        let opened = CharsetConverter(charset)
        converters[charset] = opened
        return opened
    }

    static let candidates: [Candidate] = {
        typealias Common = CommonCharacters
        let cyrillic = CharacterCosts(alphabet: Common.cyrillic, home: 0x400...0x45F, isLatin: false)
        let greek = CharacterCosts(alphabet: Common.greek, home: 0x370...0x3CE, isLatin: false)
        let hebrew = CharacterCosts(alphabet: Common.hebrew, home: 0x5B0...0x5F4, isLatin: false)
        let arabic = CharacterCosts(alphabet: Common.arabic, home: 0x60C...0x6D5, isLatin: false)
        let thai = CharacterCosts(alphabet: Common.thai, home: 0xE01...0xE5B, isLatin: false)
        let latin = { (letters: String) in CharacterCosts(alphabet: letters, home: 0xC0...0x1B0, isLatin: true) }
        let western = [latin(Common.romance), latin(Common.germanic)]
        let central = [Common.polish, Common.czech, Common.hungarian, Common.romanian, Common.southSlavic].map(latin)
        let simplified = CharacterCosts(common: Common.simplifiedChinese, kana: (60, 60), han: 57, hangul: 64)
        let traditional = CharacterCosts(common: Common.traditionalChinese, kana: (60, 60), han: 57, hangul: 64)
        let japanese = CharacterCosts(common: Common.kanji, kana: (22, 29), han: 56, hangul: 64)
        let korean = CharacterCosts(common: Common.hangul, kana: (60, 60), han: 62, hangul: 53)
        let turkish = latin(Common.turkish)
        let baltic = latin(Common.baltic)
        let vietnamese = latin(Common.vietnamese)
        // Valid UTF-8 that is too short to be sure of competes as well, in any language.
        let every =
            western + central + [turkish, baltic, vietnamese, cyrillic, greek, hebrew, arabic, thai]
            + [simplified, traditional, japanese, korean]
        let rows: [(String, [CharacterCosts], Int, Bool)] = [
            ("utf-8", every, 0, true), ("windows-1252", western, 0, true), ("gb18030", [simplified], 0, false),
            ("windows-1251", [cyrillic], 4, false), ("big5", [traditional], 4, false),
            ("shift_jis", [japanese], 4, false), ("euc-kr", [korean], 4, false), ("euc-jp", [japanese], 8, false),
            ("windows-874", [thai], 8, false), ("windows-1256", [arabic], 8, false),
            ("windows-1250", central, 10, true), ("windows-1254", [turkish], 6, true),
            ("windows-1253", [greek], 8, false), ("iso-8859-2", central, 14, true),
            ("iso-8859-7", [greek], 12, false), ("koi8-r", [cyrillic], 12, false),
            ("windows-1255", [hebrew], 8, false), ("windows-1257", [baltic], 16, true),
            ("koi8-u", [cyrillic], 20, false), ("windows-1258", [vietnamese], 16, true),
            ("iso-8859-5", [cyrillic], 32, false), ("ibm866", [cyrillic], 32, false),
            ("iso-8859-6", [arabic], 24, false), ("macintosh", western, 64, true),
        ]
        return rows.compactMap { name, languages, rarity, isLatin in
            CharsetNames.charset(name).map {
                Candidate(charset: $0, languages: languages, rarity: rarity, isLatin: isLatin)
            }
        }
    }()
}
