import ChaffTraining

/// The text of a doorway article in one language.
struct PromoArticle {
    let vocabulary: Vocabulary
    let fold: Int

    /// Promotional lines of one kind; sentences stand alone or two to four in a paragraph, none of them twice.
    func lines(_ count: ClosedRange<Int>, title: Double = 0.25, _ random: inout Random) -> [GoldLine] {
        let role: Role = random.chance(title) && vocabulary.has(.title) ? .title : .promo
        guard let first = vocabulary.injection(role, fold: fold, &random) else { return [] }
        var lines = [GoldLine(spam: first.text, kind: first.kind)]
        var patterns = SentencePatterns()
        _ = patterns.admit(first.text.string)
        func sentence(_ random: inout Random) -> Injection? {
            for _ in 0..<8 {
                guard let next = vocabulary.injection(.promo, kind: first.kind, fold: fold, &random) else { return nil }
                if next.kind == first.kind && patterns.admit(next.text.string) { return next }
            }
            return nil
        }
        let joins = random.chance(0.5)
        let glue = Border.isUnspaced(first.text) && vocabulary.language != "th" ? "" : " "
        for _ in 1..<max(2, random.number(in: count)) {
            guard var line = sentence(&random) else { break }
            while joins, !line.isMarked, Sentence.isEnded(line.text), line.text.count < 500, random.chance(0.6),
                let next = sentence(&random), !next.isMarked
            {
                line.text.append(glue)
                line.text.append(next.text)
                line.text.mark(0..<line.text.count)
            }
            lines.append(GoldLine(spam: line.text, kind: line.kind))
        }
        return Array(lines.prefix(count.upperBound))
    }
}
