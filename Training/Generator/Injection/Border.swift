/// Where injected text ends and real text begins: no separator next to real text belongs to a span.
enum Border {
    /// An injection without the separators at its ends, and those that stood behind it.
    static func core(of injection: MarkedText) -> (core: MarkedText, tail: [Unicode.Scalar]) {
        let scalars = injection.scalars
        guard let first = scalars.firstIndex(where: { !isSeparator($0) }),
            let last = scalars.lastIndex(where: { !isSeparator($0) })
        else { return (injection, []) }
        var core = MarkedText(Array(scalars[first...last]))
        core.mark(0..<core.count)
        return (core, Array(scalars[(last + 1)...]))
    }

    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || separators.contains(scalar)
    }

    private static let separators = Set("|｜丨¦-–—―_:：,，、;；·•»«~～/>＞→".unicodeScalars)

    /// True for a character that a word may be cut at: no combining mark, joiner or variation selector follows it.
    static func canCut(_ text: MarkedText, at offset: Int) -> Bool {
        guard offset > 0, offset < text.count else { return false }
        return !joins(text.scalars[offset]) && text.scalars[offset - 1] != "\u{200D}"
            && !text.spans.contains { $0.contains(offset) && $0.lowerBound < offset }
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        // Skin tones belong to the emoji before them; Thai and Lao vowels before their consonant.
        default: 0x1F3FB...0x1F3FF ~= scalar.value
        }
    }

    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        0x3400...0x9FFF ~= scalar.value || 0x20000...0x3134F ~= scalar.value
    }

    /// True for scripts that put no blank between words: Han, kana, Thai, Lao, Burmese, Khmer.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0xFF00...0xFF60: true
        default: isHan(scalar)
        }
    }

    /// True if most of the text is in a script without blanks.
    static func isUnspaced(_ text: MarkedText) -> Bool {
        text.scalars.count { isUnspaced($0) } * 2 > text.count
    }

    /// The offsets behind a sentence's end that lie inside the text.
    static func boundaries(of text: MarkedText) -> [Int] {
        text.scalars.indices.dropFirst().filter { offset in
            guard canCut(text, at: offset), offset < text.count - 1 else { return false }
            let last = text.scalars[offset - 1]
            if "。！？；".unicodeScalars.contains(last) { return !"”』」）)".unicodeScalars.contains(text.scalars[offset]) }
            // A full stop ends a sentence only before a blank, and not after an initial or an ordinal.
            return last == " " && offset >= 4 && ".!?؟।…".unicodeScalars.contains(text.scalars[offset - 2])
                && text.scalars[offset - 4] != " " && text.scalars[offset - 4] != "."
        }
    }
}
