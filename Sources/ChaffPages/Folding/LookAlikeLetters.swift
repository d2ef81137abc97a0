/// Cyrillic and Greek letters that look like Latin ones, and Latin ones that look like Cyrillic.
enum LookAlikeLetters {
    /// The Latin letter that a folded Cyrillic or Greek one looks like, or 0. What looks alike depends on the case in
    /// which the letter was written.
    static func latin(_ codePoint: UInt32, isCapital: Bool) -> UInt32 {
        let table = isCapital ? latinCapitals : latinLetters
        return first <= codePoint && codePoint < last ? table[Int(codePoint - first)] : 0
    }

    /// The Cyrillic letter that a folded Latin one looks like, or 0.
    static func cyrillic(_ codePoint: UInt32, isCapital: Bool) -> UInt32 {
        let table = isCapital ? cyrillicCapitals : cyrillicLetters
        return codePoint < 0x80 ? table[Int(codePoint)] : 0
    }

    /// The Greek letter that a folded Latin one looks like, or 0.
    static func greek(_ codePoint: UInt32, isCapital: Bool) -> UInt32 {
        let table = isCapital ? greekCapitals : greekLetters
        return codePoint < 0x80 ? table[Int(codePoint)] : 0
    }

    private static let first: UInt32 = 0x370
    private static let last: UInt32 = 0x530

    private static func table(_ pairs: KeyValuePairs<Unicode.Scalar, Unicode.Scalar>) -> [UInt32] {
        var table = [UInt32](repeating: 0, count: Int(last - first))
        for (form, letter) in pairs { table[Int(form.value - first)] = letter.value }
        return table
    }

    private static let latinLetters = table([
        "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "п": "n", "р": "p", "с": "c", "т": "t",
        "у": "y", "х": "x", "ь": "b", "ѕ": "s", "і": "i", "ј": "j", "һ": "h", "ӏ": "l", "ԁ": "d", "ԛ": "q", "ԝ": "w",
        "α": "a", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
        "ω": "w",
    ])

    private static let latinCapitals = table([
        "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
        "х": "x", "ь": "b", "ѕ": "s", "і": "i", "ј": "j", "ӏ": "l", "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "h",
        "ι": "i", "κ": "k", "μ": "m", "ν": "n", "ο": "o", "ρ": "p", "τ": "t", "υ": "y", "χ": "x",
    ])

    private static func table(_ latin: String, _ others: String) -> [UInt32] {
        var table = [UInt32](repeating: 0, count: 0x80)
        for (form, letter) in zip(latin.unicodeScalars, others.unicodeScalars) {
            table[Int(form.value)] = letter.value
        }
        return table
    }

    private static let cyrillicLetters = table("aceikopxy", "асеікорху")
    private static let cyrillicCapitals = table("abcehikmoptxy", "авсенікмортху")
    private static let greekLetters = table("aiknopuvx", "αικηορυνχ")
    private static let greekCapitals = table("abehikmnoptxyz", "αβεηικμνορτχυζ")
}
