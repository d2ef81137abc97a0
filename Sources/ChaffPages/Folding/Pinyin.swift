/// Recognises the pinyin that mirror sites put in brackets after a Han character: `網(wǎng)站`.
enum Pinyin {
    /// The length in bytes of a bracketed syllable that starts at `start` with `(`, or 0 if there is none.
    ///
    /// Only one legal lower-case syllable counts, with an optional blank before the bracket, so that glosses such as
    /// `公司(GE)` and list marks such as `甲(b)` stay.
    @inline(never)
    static func bracketLength(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Int {
        var syllable: [UInt8] = []
        var hasTone = false
        var index = start + 1
        while index < bytes.count, syllable.count < 7 {
            let byte = unsafe bytes[index]
            if byte >= 0x61 && byte <= 0x7A {
                syllable.append(byte)
                index += 1
            } else if byte >= 0xC3, index + 1 < bytes.count,
                let plain = toneless[UInt16(byte) << 8 | UInt16(unsafe bytes[index + 1])]
            {
                syllable.append(plain)
                hasTone = true
                index += 2
            } else {
                break
            }
        }
        if index < bytes.count, unsafe bytes[index] == 0x20 { index += 1 }
        guard index < bytes.count, unsafe bytes[index] == 0x29, syllable.count >= (hasTone ? 1 : 2) else { return 0 }
        return isSyllable(syllable) ? index + 1 - start : 0
    }

    /// An initial, possibly none, and a final.
    static func isSyllable(_ letters: [UInt8]) -> Bool { syllables.contains(name(letters)) }

    /// Up to eight letters as one number: brackets behind Han characters are common, and strings are slow.
    private static func name(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let syllables = Set(initials.flatMap { initial in finals.map { name((initial + $0).utf8) } })

    private static let initials = [
        "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s",
        "y", "w",
    ]

    private static let finals = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "ia", "ie", "iao",
        "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue", "ve",
    ]

    /// Tone-marked vowels, by their two UTF-8 bytes. `ɡ` (U+0261) stands in for g on some mirrors.
    private static let toneless: [UInt16: UInt8] = {
        var table: [UInt16: UInt8] = [:]
        for (plain, marked) in [
            ("a", "āáǎà"), ("e", "ēéěèê"), ("i", "īíǐì"), ("o", "ōóǒò"), ("u", "ūúǔù"), ("v", "ǖǘǚǜü"), ("n", "ńňǹ"),
            ("m", "ḿ"), ("g", "ɡ"),
        ] {
            for letter in marked {
                let bytes = Array(String(letter).utf8)
                if bytes.count == 2 { table[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = Array(plain.utf8)[0] }
            }
        }
        return table
    }()
}
