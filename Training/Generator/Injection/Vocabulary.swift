/// All that can be said in one language: expands the rules that the generator starts from.
struct Vocabulary {
    let grammar: Grammar
    /// How much the language has to say that is spam.
    let size: Int
    private let starts: [Role: [(kind: Kind, rule: Int, weight: Double)]]

    init(grammar: Grammar) {
        self.grammar = grammar
        let isChinese = grammar.language.hasPrefix("zh")
        var starts: [Role: [(kind: Kind, rule: Int, weight: Double)]] = [:]
        for role in Role.allCases {
            for kind in Kind.allCases {
                let names = [role.rawValue, role.phraseRule].compactMap { $0.map { "\($0).\(kind.rawValue)" } }
                let rules = names.compactMap { grammar.index(of: $0) }
                let weight = role.weight(of: kind, isChinese: isChinese) / Double(max(1, rules.count))
                starts[role, default: []] += rules.map { (kind, $0, weight) }
            }
        }
        self.starts = starts
        size = ["spam.", "insert.", "phrase."].reduce(0) { $0 + grammar.size(of: $1) }
    }

    var language: String { grammar.language }
    var isChinese: Bool { language.hasPrefix("zh") }

    func has(_ role: Role) -> Bool { starts[role]?.isEmpty == false }
    func has(_ rule: String) -> Bool { grammar.index(of: rule) != nil }

    /// Injected text of a role: one span around all of it unless the grammar marks spans, or nil if the grammar has no
    /// rule for the role or six attempts held a forbidden term.
    func injection(_ role: Role, kind: Kind? = nil, fold: Int, _ random: inout Random) -> Injection? {
        var rules = starts[role] ?? []
        if let kind, rules.contains(where: { $0.kind == kind }) { rules = rules.filter { $0.kind == kind } }
        guard !rules.isEmpty else { return nil }
        for _ in 0..<6 {
            let start = random.pick(weighted: rules.map { ($0, $0.weight) })
            var text = Expander(grammar: grammar, fold: fold).expand(start.rule, &random)
            guard !text.isEmpty, !ForbiddenTerms.occur(in: text.string) else { continue }
            let isMarked = !text.spans.isEmpty
            if !isMarked { text.mark(0..<text.count) }
            return Injection(text: text, kind: start.kind, isMarked: isMarked)
        }
        return nil
    }

    /// Clean text of a rule such as `body.hard`, or nil if the grammar has no such rule.
    func clean(_ rule: String, fold: Int, _ random: inout Random) -> String? {
        guard let index = grammar.index(of: rule) else { return nil }
        var text = Expander(grammar: grammar, fold: fold).expand(index, &random)
        text.unmark()
        return text.isEmpty ? nil : text.string
    }
}

/// A piece of injected text.
struct Injection {
    var text: MarkedText
    let kind: Kind
    /// True if the grammar itself marked the spans, so that the text brings its own clean surroundings.
    var isMarked = false
}
