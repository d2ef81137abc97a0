import ChaffPages

/// A way of writing text so that filters do not see it.
enum Trick: String, CaseIterable {
    case zeroWidth, bidi, fullWidth, mathematical, enclosed, lookAlike, leet, split, emoji, elongated, homoglyphHan
    case stripped, pinyin, caseMix, spacedHan, marks, filler, shuffled, doubleEncoded, messenger, slug, strayMark

    /// Rewrites a stretch of a text; spans follow.
    func apply(to text: inout MarkedText, in range: Range<Int>, _ random: inout Random) {
        switch self {
        case .zeroWidth:
            Self.between(
                &text, range, ["\u{200B}", "\u{200B}", "\u{200C}", "\u{2060}", "\u{FEFF}", "\u{AD}"], 0.4, &random)
        case .bidi: Self.between(&text, range, ["\u{200E}", "\u{200F}", "\u{2063}"], 0.3, &random)
        case .marks:
            Self.between(
                &text, range, ["\u{336}", "\u{332}", "\u{335}", "\u{30A}", "\u{333}", "\u{34F}"], 0.5, &random)
        case .fullWidth: text.rewrite(range) { _, scalar in [LetterForms.fullWidth(scalar)] }
        case .mathematical:
            let style = random.pick(LetterForms.mathematicalStyles)
            text.rewrite(range) { _, scalar in [style.form(of: scalar)] }
        case .enclosed:
            let style = random.pick(LetterForms.enclosedStyles)
            text.rewrite(range) { _, scalar in [style.form(of: scalar)] }
        case .lookAlike:
            let share = random.pick([0.15, 0.3, 0.6])
            text.rewrite(range) { _, scalar in [random.chance(share) ? LookAlikes.letter(scalar, &random) : scalar] }
        case .leet:
            let share = random.pick([0.15, 0.3, 0.6])
            text.rewrite(range) { _, scalar in [random.chance(share) ? LookAlikes.leet(scalar, &random) : scalar] }
        case .homoglyphHan: text.rewrite(range) { _, scalar in [LookAlikes.han(scalar)] }
        case .split:
            let separator = random.pick(["." as Unicode.Scalar, ".", " ", "-", "*", "_", "❤", "·"])
            Self.between(&text, range, [separator], 1, &random)
        case .spacedHan: Self.between(&text, range, [random.pick([" ", " ", "\u{3000}"])], 1, &random)
        case .emoji: Self.sprinkle(&text, range, &random)
        case .elongated:
            let target = random.number(in: range.lowerBound...range.upperBound - 1)
            let times = random.number(in: 3...8)
            text.rewrite(range) { index, scalar in
                let repeats = index == target && scalar.properties.isAlphabetic
                return [Unicode.Scalar](repeating: scalar, count: repeats ? times : 1)
            }
        case .stripped: text.rewrite(range) { _, scalar in Diacritics.stripped(scalar) }
        case .pinyin:
            text.rewrite(range) { _, scalar in
                guard random.chance(0.3), let reading = ChineseConversion.pinyin(of: scalar) else { return [scalar] }
                return [scalar, "("] + reading.unicodeScalars + [")"]
            }
        case .caseMix:
            text.rewrite(range) { _, scalar in
                let form = random.chance(0.5) ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
                return form.unicodeScalars.count == 1 ? Array(form.unicodeScalars) : [scalar]
            }
        case .doubleEncoded:
            let emoji = DoubleEncoding.text(of: random.pick(DoubleEncoding.emoji), isThai: random.chance(0.4))
            let place = text.scalars[range].firstIndex(of: " ") ?? range.lowerBound
            text.insert(Self.spanned(" " + emoji + " ", in: text, at: place), at: place)
        case .messenger:
            let separator = random.pick(["❤", ".", "·", "-", ""])
            let first: Unicode.Scalar = random.pick(["微", "微", "薇", "徽"])
            let scalars = text.scalars
            text.rewrite(range) { index, scalar in
                guard scalar == "微", index + 1 < scalars.count, scalars[index + 1] == "信" else { return [scalar] }
                return [first] + separator.unicodeScalars
            }
        case .slug:
            let hyphens: [Unicode.Scalar] = random.chance(0.8) ? ["-"] : ["-", "-"]
            text.rewrite(range) { _, scalar in
                if scalar == " " { return hyphens }
                return Diacritics.stripped(scalar).flatMap { $0.properties.lowercaseMapping.unicodeScalars }
            }
        case .strayMark:
            guard range.upperBound == text.count else { return }
            text.insert(MarkedText(random.pick([" ?", "？", " •", "?"])), at: text.count)
        case .filler:
            let filler = random.pick([
                "xxxx", "www", "com", "hd", "mv", "v", "free", "xxxxx", "91", "999", "666", "AV", "Bb", "tv",
            ])
            text.insert(Self.spanned(filler, in: text, at: range.lowerBound + 1), at: range.lowerBound + 1)
        case .shuffled where text.scalars[range].contains(" "): Self.swapWords(&text, range, &random)
        case .shuffled:
            let first = random.number(in: range.lowerBound...max(range.lowerBound, range.upperBound - 2))
            let scalars = text.scalars
            guard first + 1 < range.upperBound else { return }
            text.rewrite(range) { index, scalar in
                index == first ? [scalars[first + 1]] : index == first + 1 ? [scalars[first]] : [scalar]
            }
        }
    }

    /// Lets a word and the one behind it change places.
    private static func swapWords(_ text: inout MarkedText, _ range: Range<Int>, _ random: inout Random) {
        let scalars = text.scalars
        let blanks = range.filter { scalars[$0] == " " }
        guard let blank = blanks.randomOne(&random) else { return }
        let start = (blanks.last { $0 < blank } ?? range.lowerBound - 1) + 1
        let end = blanks.first { $0 > blank } ?? range.upperBound
        let swapped = Array(scalars[blank + 1..<end]) + [" "] + Array(scalars[start..<blank])
        text.rewrite(start..<end) { index, _ in [swapped[index - start]] }
    }

    /// Puts one of `fillers` between letters that follow each other inside the stretch.
    private static func between(
        _ text: inout MarkedText, _ range: Range<Int>, _ fillers: [Unicode.Scalar], _ rate: Double,
        _ random: inout Random
    ) {
        let scalars = text.scalars
        text.rewrite(range) { index, scalar in
            guard index + 1 < range.upperBound, isLetter(scalar), isLetter(scalars[index + 1]), random.chance(rate)
            else {
                return [scalar]
            }
            return [scalar, random.pick(fillers)]
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Puts an emoji behind every 6th to 20th code point, between words where there are any.
    private static func sprinkle(_ text: inout MarkedText, _ range: Range<Int>, _ random: inout Random) {
        var left = random.number(in: 2...12)
        let scalars = text.scalars
        text.rewrite(range) { index, scalar in
            left -= 1
            guard left <= 0, index + 1 < range.upperBound, Border.isHan(scalar) || scalars[index + 1] == " " else {
                return [scalar]
            }
            left = random.number(in: 6...20)
            return [scalar] + random.pick(Emoji.trade).unicodeScalars
        }
    }

    /// A text that is injected if the offset lies inside a span.
    private static func spanned(_ filler: String, in text: MarkedText, at offset: Int) -> MarkedText {
        var filler = MarkedText(filler)
        if text.spans.contains(where: { $0.contains(offset) && $0.lowerBound < offset }) {
            filler.mark(0..<filler.count)
        }
        return filler
    }
}
