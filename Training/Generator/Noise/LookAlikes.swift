/// Characters that look like others.
enum LookAlikes {
    /// A Cyrillic or Greek letter that looks like a Latin one, or a Latin one that looks like a Cyrillic one.
    static func letter(_ scalar: Unicode.Scalar, _ random: inout Random) -> Unicode.Scalar {
        letters[scalar].map { random.pick($0) } ?? scalar
    }

    /// A digit or sign in place of a letter.
    static func leet(_ scalar: Unicode.Scalar, _ random: inout Random) -> Unicode.Scalar {
        signs[scalar].map { random.pick($0) } ?? scalar
    }

    /// A Chinese character that looks or sounds like another, as headers write them.
    static func han(_ scalar: Unicode.Scalar) -> Unicode.Scalar { characters[scalar] ?? scalar }

    private static let letters: [Unicode.Scalar: [Unicode.Scalar]] = [
        "a": ["а", "α"], "e": ["е"], "o": ["о", "ο"], "p": ["р", "ρ"], "c": ["с"], "x": ["х"], "y": ["у"],
        "i": ["і", "ι"],
        "s": ["ѕ"], "j": ["ј"], "v": ["ν", "∨", "ⅴ"], "n": ["п"], "k": ["к"], "t": ["т"], "m": ["м"], "b": ["Ь"],
        "u": ["υ"],
        "A": ["А", "Α"], "B": ["В", "Β"], "C": ["С"], "E": ["Е", "Ε"], "H": ["Н"], "I": ["І"], "K": ["К"], "M": ["М"],
        "O": ["О", "Ο"], "P": ["Р"], "S": ["Ѕ"], "T": ["Т"], "X": ["Х"], "V": ["Ⅴ", "∨"], "Y": ["У"],
        "а": ["a"], "е": ["e"], "о": ["o"], "р": ["p"], "с": ["c"], "х": ["x"], "у": ["y"], "і": ["i"],
    ]

    private static let signs: [Unicode.Scalar: [Unicode.Scalar]] = [
        "a": ["@", "4"], "e": ["3"], "i": ["1", "!"], "o": ["0"], "s": ["5", "$"], "t": ["7"], "b": ["8"], "g": ["9"],
        "l": ["1"],
        "A": ["@", "4"], "E": ["3"], "I": ["1"], "O": ["0"], "S": ["5", "$"], "T": ["7"], "B": ["8"], "L": ["1"],
        "微": ["薇", "徽", "威"], "信": ["❤", "芯", "莘"], "加": ["➕", "嘉", "+"], "群": ["裙", "君"], "扣": ["抠"], "电": ["啲"],
        "色": ["銫"], "赌": ["堵"], "博": ["搏"], "彩": ["采"], "裸": ["果"], "约": ["葯"],
    ]

    private static let characters: [Unicode.Scalar: Unicode.Scalar] = [
        "日": "曰", "偷": "揄", "操": "艹", "撸": "鲁", "吊": "屌", "频": "屏", "鲁": "撸", "片": "爿", "免": "兔", "成": "戍", "国": "囯",
        "黄": "簧", "淫": "婬", "摸": "模", "无": "旡", "网": "罓",
    ]
}

/// Letters without their diacritics.
enum Diacritics {
    static func stripped(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if scalar.value < 0x80 { return [scalar] }
        if scalar == "đ" { return ["d"] }
        if scalar == "Đ" { return ["D"] }
        guard 0xC0...0x24F ~= scalar.value || 0x1E00...0x1EFF ~= scalar.value else {
            return scalar.properties.generalCategory == .nonspacingMark ? [] : [scalar]
        }
        return [bases[scalar] ?? scalar]
    }

    /// For each accented Latin letter the letter below the marks.
    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
        let groups: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("A", "ÀÁÂÃÄÅĀĂĄẠẢẤẦẨẪẬẮẰẲẴẶ"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
            ("E", "ÈÉÊËĒĖĘĚẸẺẼẾỀỂỄỆ"),
            ("i", "ìíîïĩīįỉịı"), ("I", "ÌÍÎÏĨĪĮİỈỊ"), ("o", "òóôõöøōőơọỏốồổỗộớờởỡợ"), ("O", "ÒÓÔÕÖØŌŐƠỌỎỐỒỔỖỘỚỜỞỠỢ"),
            ("u", "ùúûüũūůűųưụủứừửữự"), ("U", "ÙÚÛÜŨŪŮŰŲƯỤỦỨỪỬỮỰ"), ("y", "ýÿỳỵỷỹ"), ("Y", "ÝỲỴỶỸ"), ("c", "çćč"),
            ("C", "ÇĆČ"), ("d", "ďđ"),
            ("g", "ğģ"), ("G", "Ğ"), ("l", "łľļ"), ("L", "Ł"), ("n", "ñńňņ"), ("N", "ÑŃŇ"), ("r", "řŕ"), ("R", "Ř"),
            ("s", "śşšș"), ("S", "ŚŞŠȘ"),
            ("t", "ťţț"), ("T", "ŤȚ"), ("z", "źżž"), ("Z", "ŹŻŽ"),
        ]
        for (base, letters) in groups { for letter in letters.unicodeScalars { bases[letter] = base } }
        return bases
    }()
}
