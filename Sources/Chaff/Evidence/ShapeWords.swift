extension LineShape {
    /// The shape for a person: what there is to say, a few words each.
    var inWords: [String] {
        var facts = ["\(width) columns", "\(words) words"]
        func add(_ count: Int, _ name: String) {
            let share = (Float(count) * 100 / Float(max(1, total))).rounded()
            if share >= 1 { facts.append("\(Int(share)) % \(name)") }
        }
        add(counts[.digit], "digits")
        add(counts[.punctuation], "punctuation")
        add(counts[.symbol], "symbols")
        add(counts[.latin], "Latin")
        add(counts[.letter], "other letters")
        add(counts[.han], "Han")
        add(counts[.kana], "kana")
        add(counts[.hangul], "hangul")
        add(counts[.southEastAsian], "Southeast Asian")
        if separators > 0 { facts.append("\(separators) separators") }
        if capitalWords > 0 { facts.append("\(capitalWords) capitalised") }
        facts.append(endsSentence ? "ends a sentence" : "ends no sentence")
        return facts
    }
}
