/// What a character costs in one family of languages: the negative logarithm of how likely it is there, in quarters of
/// a bit. A text is read in the charset in which it costs least.
///
/// The costs are rough on purpose. They come from the order in ``CommonCharacters`` and from blocks of Unicode, and
/// have to tell charsets apart, which differ by bits a character.
struct CharacterCosts {
    /// How a character stands beside others.
    private enum Kind {
        static let other: UInt8 = 0
        static let small: UInt8 = 1
        static let capital: UInt8 = 2
        static let letter: UInt8 = 3
        static let mark: UInt8 = 4
        static let asciiSmall: UInt8 = 5
        static let asciiCapital: UInt8 = 6
    }

    /// What an ASCII letter costs in any charset.
    static let asciiLetter = 20
    /// What bytes cost that are no character.
    static let badBytes = 96

    private var costs: [UInt8]
    private let kinds = CharacterCosts.kinds
    /// What a letter beside an ASCII letter costs more: nothing in Latin, much where the script is another.
    private let mixed: Int
    /// What a word of one letter costs more: in Italian text the words è and à would be cheap as и and а.
    private let lone: Int

    /// Costs of an alphabet: `letters` by frequency, and dearer ones from `home`, the block of its script.
    init(alphabet letters: String, home: ClosedRange<Int>, isLatin: Bool) {
        costs = CharacterCosts.others
        mixed = isLatin ? 0 : 24
        lone = isLatin ? 0 : 16
        for point in home where CharacterCosts.kinds[point] != Kind.other { costs[point] = 44 }
        // At the byte where iso-8859-7 has ’, windows-1253 has Ά.
        if !isLatin { costs[0x2019] = 48 }
        let count = letters.unicodeScalars.count
        // From one in ten letters to one in a thousand; in Latin most letters are ASCII.
        let (first, range) = isLatin ? (18, 20) : (13, 26)
        for (rank, scalar) in letters.unicodeScalars.enumerated() {
            let cost = UInt8(first + range * rank / count)
            costs[Int(scalar.value)] = cost
            // A capital costs four bits more than its small letter.
            let capital = scalar.properties.uppercaseMapping.unicodeScalars
            if !isLatin, capital.count == 1, let upper = capital.first, upper != scalar, upper.value < 0xFFFF {
                costs[Int(upper.value)] = cost + 16
            }
        }
    }

    /// Costs of Chinese, Japanese and Korean: `common` characters by frequency, and the rest by block.
    init(common: String, kana: (UInt8, UInt8), han: UInt8, hangul: UInt8) {
        costs = CharacterCosts.others
        mixed = 4
        lone = 0
        for point in 0x3000...0x303F { costs[point] = 34 }
        for point in 0x3001...0x3011 { costs[point] = 26 }
        for point in 0x3041...0x309F { costs[point] = kana.0 }
        for point in 0x30A0...0x30FF { costs[point] = kana.1 }
        for point in 0x4E00...0x9FFF { costs[point] = han }
        for point in 0xAC00...0xD7A3 { costs[point] = hangul }
        for point in 0xFF01...0xFF5E { costs[point] = 40 }
        for point in [0xFF0C, 0xFF1A, 0xFF08, 0xFF09, 0xFF01, 0xFF1F, 0xFF1B, 0xFF5C] { costs[point] = 28 }
        for point in 0xFF61...0xFF9F { costs[point] = 50 }
        let scalars = Array(common.unicodeScalars)
        for (rank, scalar) in scalars.enumerated().reversed() {
            // The first hundred characters are a third of a text, the next few hundred another.
            costs[Int(scalar.value)] = rank < 100 ? 30 : rank < 250 ? 37 : 41
        }
    }

    /// What `text`, valid UTF-8, costs; or some number over `limit` if it costs more than that.
    func total(_ text: UnsafeRawBufferPointer, limit: Int) -> Int {
        guard let start = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        // Every index is a code point of the basic plane, which is what the tables hold.
        return unsafe costs.withUnsafeBufferPointer { costs in
            unsafe kinds.withUnsafeBufferPointer { kinds in
                unsafe total(start, start + text.count, costs, kinds, limit)
            }
        }
    }

    private func total(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ costs: UnsafeBufferPointer<UInt8>,
        _ kinds: UnsafeBufferPointer<UInt8>, _ limit: Int
    ) -> Int {
        var at = unsafe start
        var sum = 0
        var before = Kind.other
        var run = 0
        while unsafe at < end && sum <= limit {
            let first = unsafe at.pointee
            if first < 0x80 {
                unsafe sum &+= Int(costs[Int(first)])
                unsafe before = kinds[Int(first)]
                if run == 1 { sum &+= lone }
                run = before == Kind.other ? 0 : 2
                unsafe at += 1
                continue
            }
            // Four bytes are a character outside the basic plane, as rare as can be.
            var point = 0xFFFD
            var length = 4
            if first < 0xE0 {
                point = unsafe Int(first & 0x1F) &<< 6 | Int(at[1] & 0x3F)
                length = 2
            } else if first < 0xF0 {
                point = unsafe Int(first & 0x0F) &<< 12 | Int(at[1] & 0x3F) &<< 6 | Int(at[2] & 0x3F)
                length = 3
            }
            let kind = unsafe point < kinds.count ? kinds[point] : Kind.letter
            unsafe sum &+= Int(costs[point]) &+ context(before, kind)
            before = kind
            run &+= 1
            unsafe at += length
        }
        return sum
    }

    private func context(_ before: UInt8, _ kind: UInt8) -> Int {
        if kind == Kind.mark { return before == Kind.other ? 32 : 0 }
        guard kind != Kind.other, before != Kind.other else { return 0 }
        var cost = before >= Kind.asciiSmall ? mixed : mixed == 0 ? 4 : 0
        if kind == Kind.capital, before == Kind.small || before == Kind.asciiSmall { cost &+= 24 }
        return cost
    }

    private static let kinds: [UInt8] = (0..<0x2000).map { point in
        guard let scalar = Unicode.Scalar(UInt32(point)) else { return Kind.other }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter: return point < 0x80 ? Kind.asciiSmall : Kind.small
        case .uppercaseLetter: return point < 0x80 ? Kind.asciiCapital : Kind.capital
        case .otherLetter: return Kind.letter
        case .nonspacingMark: return Kind.mark
        default: return Kind.other
        }
    }

    /// The basic plane in any language: letters of foreign scripts, symbols, and what is no text at all.
    private static let others: [UInt8] = {
        var costs = [UInt8](repeating: 80, count: 0x10000)
        // ASCII costs the same in every charset. The characters that are second bytes in Chinese and Japanese charsets,
        // but seldom text, are dearer.
        for point in 0..<0x80 { costs[point] = 16 }
        for point in [0x30...0x39, 0x41...0x5A, 0x61...0x7A].joined() { costs[point] = UInt8(asciiLetter) }
        for point in [0x40...0x40, 0x5B...0x60, 0x7B...0x7F].joined() { costs[point] = 36 }
        for point in 0xA0..<0x2000 { costs[point] = kinds[point] == Kind.other ? 56 : 60 }
        for point in 0x2000..<0x2500 { costs[point] = 56 }
        for point in 0x2500..<0x2600 { costs[point] = 64 }
        for point in 0x2600..<0x3000 { costs[point] = 60 }
        for scalar in "«»“”‘’„–—…•№©®°·§€\u{A0}".unicodeScalars { costs[Int(scalar.value)] = 36 }
        costs[0xA3] = 28  // £, before a number, where windows-1250 has Ł
        for point in 0xE000..<0xF900 { costs[point] = 88 }
        costs[0xFFFD] = UInt8(badBytes)
        return costs
    }()
}
