/// Expands rules of a grammar with the vocabulary of one fold.
struct Expander {
    let grammar: Grammar
    let fold: Int

    /// A random expansion of a rule.
    func expand(_ rule: Int, _ random: inout Random) -> MarkedText {
        var text = MarkedText()
        append(rule, to: &text, &random)
        return text.trimmed()
    }

    private func append(_ rule: Int, to text: inout MarkedText, _ random: inout Random) {
        let rule = grammar.rules[rule]
        append(rule.alternatives[random.pick(rule.shares[fold])].pieces, to: &text, &random)
    }

    private func append(_ pieces: [Piece], to text: inout MarkedText, _ random: inout Random) {
        var spanStart = 0
        for piece in pieces {
            switch piece {
            case .literal(let scalars): text.append(scalars)
            case .rule(let index): append(index, to: &text, &random)
            case .optional(let index): if random.chance(0.5) { append(index, to: &text, &random) }
            case .choice(let options): append(random.pick(options), to: &text, &random)
            case .repeated(let index, let range, let separator):
                append(index, times: random.number(in: range), separator, to: &text, &random)
            case .number(let range): text.append(String(random.number(in: range)))
            case .digits(let count): for _ in 0..<count { text.append(String(random.below(10))) }
            case .letters(let count): for _ in 0..<count { text.append(InventedNames.letter(&random)) }
            case .latinBrand: text.append(InventedNames.brand(fold: fold, &random))
            case .domain: text.append(InventedNames.domain(fold: fold, &random))
            case .year: text.append(String(random.number(in: 2016...2026)))
            case .spanStart: spanStart = text.count
            case .spanEnd: text.mark(spanStart..<text.count)
            }
        }
    }

    /// Repeats a rule with different expansions. Ends early if, after two, eight attempts gave nothing new: nobody
    /// writes the same phrase nine times in a row.
    private func append(
        _ rule: Int, times: Int, _ separator: [Unicode.Scalar], to text: inout MarkedText, _ random: inout Random
    ) {
        var seen: [MarkedText] = []
        for index in 0..<times {
            var next = MarkedText()
            for _ in 0..<8 {
                next = MarkedText()
                append(rule, to: &next, &random)
                if !seen.contains(next) { break }
            }
            if seen.contains(next) && index > 1 { return }
            if index > 0 { text.append(separator) }
            seen.append(next)
            text.append(next)
        }
    }
}
