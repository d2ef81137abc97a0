/// What a sentence looks like from its end.
enum Sentence {
    static func isEnded(_ text: MarkedText) -> Bool {
        guard let last = text.scalars.last else { return false }
        return ends.contains(last)
    }

    static func isEnded(_ text: String) -> Bool { isEnded(MarkedText(text)) }

    private static let ends = Set(".!?。！？…।؟”」』»\"".unicodeScalars)
}

/// Remembers the sentences of an article, so that no two are made from the same pattern.
struct SentencePatterns {
    private var seen: Set<[Unicode.Scalar]> = []

    /// True if neither the beginning nor the end of the text, digits left out, stood in an earlier one; the text is
    /// remembered then.
    mutating func admit(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { !("0"..."9" ~= $0) }
        let isShort = scalars.count < 12
        let head = Array(isShort ? Array(scalars)[...] : Array(scalars).prefix(16)) + ["^"]
        let tail = Array(isShort ? Array(scalars)[...] : Array(scalars).suffix(16)) + ["$"]
        guard !seen.contains(head), !seen.contains(tail) else { return false }
        seen.insert(head)
        seen.insert(tail)
        return true
    }
}
