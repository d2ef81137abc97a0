import ChaffTraining

/// A context-free grammar of one language: what its injected text, and clean text that looks like it, is made of.
///
/// ```swift
/// let grammar = try Grammar(language: "en", file: "en.grammar", text: "[place]\nTokyo\nOsaka")
/// grammar.index(of: "place")   // 0
/// ```
struct Grammar {
    /// The language tag, from the file's name.
    let language: String
    private(set) var rules: [GrammarRule]
    private let indices: [String: Int]

    /// - Throws: ``GrammarError`` for an unknown rule, a cycle, or braces and span marks that do not pair.
    init(language: String, file: String, text: String) throws {
        self.language = language
        let parser = GrammarParser(file: file, text: text)
        (rules, indices) = try parser.rules()
        try checkCycles(file: file)
        let injected = rules(below: ["spam.", "insert.", "phrase."])
        let hard = rules(below: ["body.hard", "chrome.hard"])
        for index in rules.indices {
            rules[index].deal(atLeast: injected.contains(index) ? 1 : hard.contains(index) ? 4 : 30)
        }
    }

    func index(of rule: String) -> Int? { indices[rule] }

    /// How many alternatives all rules hold whose names begin with `prefix`.
    func size(of prefix: String) -> Int {
        rules.reduce(0) { $1.name.hasPrefix(prefix) ? $0 + $1.alternatives.count : $0 }
    }

    /// The rules whose names begin like this, and those that their texts are made of.
    private func rules(below starts: [String]) -> Set<Int> {
        var found: Set<Int> = []
        func visit(_ index: Int) {
            guard found.insert(index).inserted else { return }
            for alternative in rules[index].alternatives { alternative.pieces.flatMap(\.rules).forEach(visit) }
        }
        for (index, rule) in rules.enumerated() where starts.contains(where: rule.name.hasPrefix) { visit(index) }
        return found
    }

    private func checkCycles(file: String) throws {
        enum Colour { case white, grey, black }
        var colours = [Colour](repeating: .white, count: rules.count)
        func visit(_ index: Int) throws {
            colours[index] = .grey
            for alternative in rules[index].alternatives {
                for next in alternative.pieces.flatMap(\.rules) {
                    if colours[next] == .grey {
                        throw GrammarError(
                            file: file, line: alternative.line,
                            sentence: "The rule ‘\(rules[next].name)’ contains itself.")
                    }
                    if colours[next] == .white { try visit(next) }
                }
            }
            colours[index] = .black
        }
        for index in rules.indices where colours[index] == .white { try visit(index) }
    }
}

/// A rule: a name and its alternatives.
struct GrammarRule {
    let name: String
    /// True if the alternatives are dealt out to the folds.
    let isOpen: Bool
    /// Where its heading stands in the file.
    let line: Int
    var alternatives: [Alternative] = []
    /// For each fold the indices of the alternatives it may use; all of them if its own share would be too small.
    private(set) var shares: [[Int]] = []

    /// Deals the alternatives of an open rule to the folds by a hash of their text, so that a word which stands in
    /// two lists falls into the same fold in both.
    /// - Parameter least: a fold with fewer alternatives than this gets all of them: one for injected text, whose words
    ///   must not leak; more for clean text, which must not repeat itself.
    mutating func deal(atLeast least: Int) {
        let all = Array(alternatives.indices)
        shares = (0..<GoldPage.folds).map { fold in
            guard isOpen else { return all }
            let own = all.filter { GoldPage.fold(ofGroup: alternatives[$0].text) == fold }
            return own.count < least ? all : own
        }
    }
}

/// One alternative of a rule.
struct Alternative {
    /// As it stands in the file.
    let text: String
    let line: Int
    let pieces: [Piece]
}

/// What an alternative is made of.
enum Piece {
    case literal([Unicode.Scalar])
    case rule(Int)
    case optional(Int)
    case choice([[Piece]])
    case repeated(Int, ClosedRange<Int>, separator: [Unicode.Scalar])
    case number(ClosedRange<Int>)
    case digits(Int)
    case letters(Int)
    case latinBrand, domain, year
    case spanStart, spanEnd

    /// The rules that the piece may expand.
    var rules: [Int] {
        switch self {
        case .rule(let index), .optional(let index), .repeated(let index, _, _): [index]
        case .choice(let options): options.flatMap { $0.flatMap(\.rules) }
        default: []
        }
    }
}
