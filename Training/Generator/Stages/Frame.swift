import ChaffTraining

/// The site around an article, as one language's grammar gives it.
struct Frame {
    let vocabulary: Vocabulary
    let fold: Int

    /// Navigation: rows, or single entries.
    func head(_ random: inout Random) -> [GoldLine] { lines("chrome.nav", 2...14, &random) }

    /// Footer lines, with a notice now and then.
    func foot(_ random: inout Random) -> [GoldLine] {
        (random.chance(0.4) ? lines("chrome.notice", 1...3, &random) : []) + lines("chrome.footer", 1...6, &random)
    }

    /// Different lines of a rule of chrome; none if the grammar has no such rule.
    func lines(_ rule: String, _ count: ClosedRange<Int>, _ random: inout Random) -> [GoldLine] {
        var seen: Set<String> = []
        return (0..<random.number(in: count)).compactMap { _ in
            guard let text = vocabulary.clean(rule, fold: fold, &random), seen.insert(text).inserted else { return nil }
            return GoldLine(text: text, label: "chrome")
        }
    }
}
