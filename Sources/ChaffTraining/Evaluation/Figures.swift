/// What a set of measured lines comes to.
public struct Figures: Equatable, Sendable {
    /// The figures of one label against all others.
    public struct Label: Equatable, Sendable {
        public let name: String
        /// How many gold lines have it.
        public let lines: Int
        public let precision: Double
        public let recall: Double
        public let f1: Double
        /// Expected calibration error over 15 bins; nil for a label the model does not have.
        public let calibrationError: Double?
    }

    /// How many lines were measured.
    public var lines = 0
    /// The labels that occur in gold, in the order of ``Evaluation/labels``.
    public var labels: [Label] = []
    /// The mean F1 of those labels.
    public var macroF1: Double?
    /// The mean F1 of `body` and `chrome`, where both occur.
    public var bodyChromeMacroF1: Double?
    /// F1 of `body` with each line counted by its characters.
    public var bodyCharacterF1: Double?
    /// Average precision of the injected label's ranking, and its recall where precision is 99 %.
    public var injectedAveragePrecision: Double?
    public var injectedRecallAt99: Double?
    /// Lines called injected that are not, per 100,000 of these.
    public var falseInjectedPer100k: Double?
    /// F1 of the characters in spans.
    public var spanCharacterF1: Double?
    /// The share of the injected lines found, of those whose kind gold tells, that got that kind.
    public var kindAccuracy: Double?
    /// For each gold label of ``Evaluation/labels`` how often each label was said.
    public var confusion: [[Int]] = []

    /// The figures of a label, if it occurs.
    public func label(_ name: String) -> Label? { labels.first { $0.name == name } }
}

extension Evaluation {
    /// The figures of all lines.
    public var overall: Figures { figures(of: Array(rows.indices)) }

    /// The figures of each language, largest first.
    public var byLanguage: [(name: String, figures: Figures)] { grouped(languages) { $0.language } }

    /// The figures of each family, largest first.
    public var byFamily: [(name: String, figures: Figures)] { grouped(families) { $0.family } }

    private func grouped(_ names: [String], by group: (Row) -> Int) -> [(name: String, figures: Figures)] {
        var members = [[Int]](repeating: [], count: names.count)
        for (index, row) in rows.enumerated() { members[group(row)].append(index) }
        let order = names.indices.sorted {
            members[$0].count != members[$1].count
                ? members[$0].count > members[$1].count : names[$0] < names[$1]
        }
        return order.filter { !members[$0].isEmpty }.map { (name: names[$0], figures: figures(of: members[$0])) }
    }

    func figures(of indices: [Int]) -> Figures {
        var figures = Figures()
        figures.lines = indices.count
        figures.confusion = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
        let injected = injectedLabel.flatMap(labels.firstIndex)
        var bodyCharacters = Overlap()
        var spanCharacters = Overlap()
        var clean = 0
        var kinds = (right: 0, all: 0)
        var falseInjected = 0
        var falseInjectedUndecided = 0
        let body = labels.firstIndex(of: "body")
        for index in indices {
            let row = rows[index]
            if row.gold != injected {
                clean += 1
                if row.said == injected {
                    falseInjected += 1
                    if row.gold < 0 { falseInjectedUndecided += 1 }
                }
            }
            spanCharacters.add(gold: row.goldSpan, said: row.saidSpan, both: row.bothSpan)
            if let isRight = row.isKindRight {
                kinds.all += 1
                kinds.right += isRight ? 1 : 0
            }
            guard row.gold >= 0 else { continue }
            figures.confusion[row.gold][row.said] += 1
            let isBody = row.gold == body
            let saidBody = row.said == body
            bodyCharacters.add(
                gold: isBody ? row.characters : 0, said: saidBody ? row.characters : 0,
                both: isBody && saidBody ? row.characters : 0)
        }
        for (index, name) in labels.enumerated() {
            let lines = figures.confusion[index].reduce(0, +)
            guard lines > 0 else { continue }
            var overlap = Overlap()
            let said = figures.confusion.reduce(0) { $0 + $1[index] }
            overlap.add(
                gold: lines, said: said + (index == injected ? falseInjectedUndecided : 0),
                both: figures.confusion[index][index])
            figures.labels.append(
                Figures.Label(
                    name: name, lines: lines, precision: overlap.precision, recall: overlap.recall, f1: overlap.f1,
                    calibrationError: calibrationError(of: index, isInjected: index == injected, over: indices)))
        }
        if !figures.labels.isEmpty {
            figures.macroF1 = figures.labels.reduce(0) { $0 + $1.f1 } / Double(figures.labels.count)
        }
        if let body = figures.label("body"), let chrome = figures.label("chrome") {
            figures.bodyChromeMacroF1 = (body.f1 + chrome.f1) / 2
            figures.bodyCharacterF1 = bodyCharacters.f1
        }
        if let injected, injected < modelLabelCount {
            if clean > 0 { figures.falseInjectedPer100k = 1e5 * Double(falseInjected) / Double(clean) }
            let ranking = self.ranking(of: injected, over: indices)
            figures.injectedAveragePrecision = ranking?.averagePrecision
            figures.injectedRecallAt99 = ranking?.recallAt99
        }
        if spanCharacters.gold > 0 { figures.spanCharacterF1 = spanCharacters.f1 }
        if kinds.all > 0 { figures.kindAccuracy = Double(kinds.right) / Double(kinds.all) }
        return figures
    }
}

/// How much of what was said is gold, and of gold was said.
struct Overlap {
    private(set) var gold = 0
    private(set) var said = 0
    private(set) var both = 0

    mutating func add(gold: Int, said: Int, both: Int) {
        self.gold += gold
        self.said += said
        self.both += both
    }

    var precision: Double { said > 0 ? Double(both) / Double(said) : 0 }
    var recall: Double { gold > 0 ? Double(both) / Double(gold) : 0 }
    var f1: Double { gold + said > 0 ? 2 * Double(both) / Double(gold + said) : 0 }
}
