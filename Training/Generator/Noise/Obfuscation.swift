/// Chooses tricks that fit a text, and where they go.
struct Obfuscation {
    let language: String

    /// Obfuscates one stretch of a text: a whole span, or a few words of it. Without spans any stretch of it.
    func apply(to text: inout MarkedText, _ random: inout Random) {
        guard let target = target(in: text, &random) else { return }
        let tricks = tricks(for: text, target)
        guard !tricks.isEmpty else { return }
        random.pick(weighted: tricks).apply(to: &text, in: target, &random)
    }

    private func target(in text: MarkedText, _ random: inout Random) -> Range<Int>? {
        guard !text.isEmpty else { return nil }
        let span = text.spans.randomOne(&random) ?? 0..<text.count
        guard span.count > 24, random.chance(0.5) else { return span }
        // A few words: from one blank or border of scripts to another.
        let start = random.number(in: span.lowerBound...span.upperBound - 8)
        let edges = span.filter { $0 >= start && ($0 == span.lowerBound || text.scalars[$0 - 1] == " ") }
        let first = edges.first ?? start
        let last = edges.dropFirst(random.number(in: 1...3)).first ?? min(span.upperBound, first + 10)
        return first < last ? first..<last : span
    }

    /// The tricks that change something in the stretch, with how often each is taken.
    private func tricks(for text: MarkedText, _ range: Range<Int>) -> [(Trick, Double)] {
        let scalars = text.scalars[range]
        let latin = scalars.count { $0.isASCII && $0.properties.isAlphabetic }
        let han = scalars.count { Border.isHan($0) }
        let cyrillic = scalars.count { 0x400...0x4FF ~= $0.value }
        let accented = scalars.count { Diacritics.stripped($0) != [$0] }
        let digits = scalars.count { 0x30...0x39 ~= $0.value }
        // Marks, joiners and bidi signs are part of how these scripts are written.
        let isComplex = ["ar", "fa", "ur", "he", "hi", "bn", "ta", "my", "km", "th", "lo"].contains(language)
        let blanks = scalars.count { $0 == " " }
        var tricks: [(Trick, Double)] = [(.emoji, 2), (.doubleEncoded, 0.5), (.strayMark, 1)]
        if !isComplex || latin > 3 { tricks += [(.zeroWidth, 3), (.bidi, 0.7)] }
        if latin > 3 {
            tricks += [
                (.mathematical, 3), (.enclosed, 1.5), (.lookAlike, 2.5), (.leet, 2), (.fullWidth, 1.5), (.caseMix, 1.5),
                (.marks, 1),
            ]
            if range.count < 16 { tricks.append((.split, 2)) }
            if latin > 8 && blanks > 0 { tricks.append((.slug, 2.5)) }
        } else if digits > 2 {
            tricks.append((.fullWidth, 1.5))
        }
        if cyrillic > 3 { tricks += [(.lookAlike, 2), (.caseMix, 1)] }
        if han > 2 {
            tricks += [
                (.homoglyphHan, 3), (.spacedHan, 2), (.elongated, 2), (.pinyin, 1.5), (.leet, 1), (.filler, 2),
                (.shuffled, 1.5),
            ]
            if range.count < 12 { tricks.append((.split, 1.5)) }
            if scalars.contains("微") { tricks.append((.messenger, 3)) }
        } else if range.count > 3 {
            tricks.append((.elongated, 1.2))
        }
        if blanks > 1 { tricks.append((.shuffled, 1)) }
        if accented > 1 && !isComplex { tricks.append((.stripped, 6)) }
        return tricks
    }
}
