import ChaffPages

/// What a mirror does to a Chinese page: it converts it to Traditional characters, annotates pinyin, and loses bytes.
/// None of this is spam.
struct Mirror {
    enum Pinyin { case none, light, heavy }

    var isTraditional = false
    var pinyin = Pinyin.none
    /// True if the syllable is followed by a blank inside the brackets.
    var isPinyinSpaced = false
    /// True if characters with two Traditional forms always get the wrong one.
    var isNaive = false
    /// The share of sentence ends that lose bytes.
    var loss = 0.0

    /// A mirror as the taxonomy saw them.
    static func any(_ random: inout Random) -> Mirror {
        var mirror = Mirror(isTraditional: true)
        mirror.pinyin = random.pick(weighted: [(.light, 0.45), (.heavy, 0.25), (.none, 0.3)])
        mirror.isPinyinSpaced = random.chance(0.1)
        mirror.isNaive = random.chance(0.5)
        mirror.loss = random.chance(0.2) ? 0.25 : 0
        return mirror
    }

    /// Converts a clean line; a line with spans keeps them.
    func apply(to text: inout MarkedText, _ random: inout Random) {
        guard isTraditional || loss > 0 else { return }
        let scalars = text.scalars
        text.rewrite(0..<text.count) { index, scalar in
            if loss > 0, index > 0, index + 1 < scalars.count, "。”！？；".unicodeScalars.contains(scalar),
                random.chance(loss)
            {
                return Array(random.pick(["?", "?。", "?;", "?！", "。?", "�", "?；", "边€"]).unicodeScalars)
            }
            guard isTraditional, Border.isHan(scalar) else { return [scalar] }
            let form = traditional(scalar)
            guard isAnnotated(form, &random), let reading = ChineseConversion.pinyin(of: form) else { return [form] }
            return [form, "("] + reading.unicodeScalars + (isPinyinSpaced && random.chance(0.7) ? [" ", ")"] : [")"])
        }
    }

    private func traditional(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if isNaive, let form = Self.naive[scalar] { return form }
        return ChineseConversion.traditional(scalar)
    }

    /// Converters annotate the characters that their table has two entries for, and always the same ones.
    private func isAnnotated(_ form: Unicode.Scalar, _ random: inout Random) -> Bool {
        switch pinyin {
        case .none: false
        case .light: Self.light.contains(form) && random.chance(0.9)
        case .heavy: (Self.light.contains(form) || Self.heavy.contains(form)) && random.chance(0.95)
        }
    }

    private static let naive: [Unicode.Scalar: Unicode.Scalar] = [
        "制": "製", "注": "註", "里": "裡", "后": "後", "面": "麵", "干": "幹", "于": "於", "系": "係", "布": "佈", "才": "纔", "表": "錶",
        "台": "臺",
        "周": "週", "云": "雲", "采": "採", "准": "準", "游": "遊", "谷": "穀", "松": "鬆", "板": "闆",
    ]

    private static let light = Set("網絡發關術學業務應實構導統設臺線產聯領動詢價間開過種廣穩點檢標傳環質體總確檔觸".unicodeScalars)
    private static let heavy = Set(
        "個對時國車會計來們電備機師說話語見長門問題馬鳥魚書畫買賣東風飛場萬億給結經紅練現員財費責貨資賽進運達選還適邊連遠違轉輕輸較報執護據損換擴濟準測溫滿漢潔".unicodeScalars)
}
