/// Terms that touch minors, in many languages, here for one use only: a generated or real spam line that holds one is
/// dropped. The list is broad on purpose; losing a harmless line costs nothing.
enum ForbiddenTerms {
    /// True if the text, with capitals, full-width and mathematical letters and invisible characters undone, holds a
    /// term.
    static func occur(in text: String) -> Bool {
        let plain = folded(text)
        return holdsPart(Array(plain.utf8)) || holdsWord(plain)
    }

    private static func holdsPart(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2 else { return false }
        for start in 0..<bytes.count - 2 {
            guard let candidates = partsByStart[key(bytes, start)] else { continue }
            if candidates.contains(where: { bytes[start...].starts(with: $0) }) { return true }
        }
        return false
    }

    private static func holdsWord(_ plain: String) -> Bool {
        var last: Substring = ""
        for word in plain.split(whereSeparator: { !$0.isLetter }) {
            // Teen Patti is a card game.
            if last == "teen" && word != "patti" || words.contains(word) { return true }
            last = word
        }
        return last == "teen"
    }

    /// Whole words, for scripts that put blanks between words.
    private static let words: Set<Substring> = Set(
        """
        teens teenage teenager teenagers teenie teenies loli lolis lolita lolicon shota underage underaged \
        minor minors preteen preteens jailbait child children childish kid kids kiddie schoolgirl schoolgirls schoolboy \
        schoolboys juvenile juveniles incest jk jc bocil abg smp sma pelajar minderjährig minderjährige minderjährigen kinder \
        schulmädchen mineur mineurs mineure mineures enfant enfants lycéenne lycéennes collégienne adolescente \
        adolescentes adolescent adolescents niña niñas niño niños colegiala colegialas menores quinceañera criança \
        crianças novinha novinhas ninfeta ninfetas colegial minorenne minorenni bambina bambine bambini bambino liceale \
        nieletni nieletnia nieletnie dziecko dzieci uczennica uczennice licealistka licealistki ergen liseli çocuk \
        çocuklar дети детей детское юная юные юных ребенок ребёнок طفل طفلة أطفال قاصر قاصرات مراهقة مراهقات
        """.split { $0 == " " || $0 == "\n" })

    /// Parts of words, and words of scripts without blanks; each has three bytes or more.
    private static let parts = """
        幼女 幼齿 幼齒 幼交 幼幼 幼童 幼男 幼儿 幼兒 萝莉 蘿莉 罗莉 正太控 未成年 小学生 小學生 小学女 初中生 初中女 \
        中学生 中學生 高中生 高中女 学生妹 學生妹 女学生 女學生 学妹 學妹 少女 女童 男童 儿童 兒童 童交 恋童 戀童 女儿 女兒 \
        乱伦 亂倫 小女孩 小女生 校园春色 姐弟 姊弟 母子 父女 兄妹 母女 妈妈 媽媽 婶婶 嬸嬸 嫂嫂 岳母 弟弟 妹妹 女子高生 \
        女子中学 女子校生 女高生 ロリコン ロリータ ロリ動画 合法ロリ ショタコン 児童 高校生 女児 援交 援助交際 미성년 여고생 여중생 \
        초등 중학생 고등학생 로리타 아동 청소년 원조교제 소녀 เด็ก นักเรียน เยาวชน trẻ_em vị_thành_niên học_sinh nữ_sinh bé_gái \
        young_girl young_teen barely_legal under_age school_girl anak_kecil anak_sekolah bawah_umur gadis_remaja \
        reşit_olmayan küçük_kız küçük_yaş малолет школьниц школьник несовершеннолет подрост малолітн неповнолітн \
        школярк menor_de_edad menor_de_idade minori_di nastolat małolat नाबालिग बच्ची बच्चे बच्चों किशोरी स्कूली নাবালিকা শিশু \
        কিশোরী کودک دختربچه
        """.split { $0 == " " || $0 == "\n" }.map { Array($0.replacing("_", with: " ").utf8) }

    private static let partsByStart = Dictionary(grouping: parts) { key($0, 0) }

    private static func key(_ bytes: [UInt8], _ start: Int) -> UInt32 {
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    }

    private static func folded(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFE0F: continue
            case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x1D400...0x1D6A3: plain.append(Unicode.Scalar(0x61 + (scalar.value - 0x1D400) % 26) ?? scalar)
            default: plain.append(scalar)
            }
        }
        return String(plain).lowercased()
    }
}
