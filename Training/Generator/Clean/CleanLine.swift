import ChaffTraining

/// A line that is known to be no spam.
struct CleanLine {
    let text: String
    /// `body` or `chrome`.
    let label: String
    let language: String
}

/// The clean lines of all sources, by language and fold.
struct CleanLines {
    private var bodies: [String: [[CleanLine]]] = [:]
    private var chromes: [String: [[CleanLine]]] = [:]

    mutating func add(_ line: CleanLine, fold: Int) {
        // Lines of a few letters are no place to paste into, and very long ones would drown the rest.
        guard 4...400 ~= line.text.unicodeScalars.count else { return }
        if line.label == "body" {
            bodies[line.language, default: Self.empty][fold].append(line)
        } else {
            chromes[line.language, default: Self.empty][fold].append(line)
        }
    }

    /// A body line, or one time in eight a line of chrome; nil if the fold has none in this language.
    func line(_ language: String, fold: Int, _ random: inout Random) -> CleanLine? {
        let pool = random.chance(0.125) ? chromes : bodies
        guard let lines = pool[language]?[fold], !lines.isEmpty else { return nil }
        return random.pick(lines)
    }

    /// Every language with body lines, in alphabetical order.
    var languages: [String] { bodies.keys.sorted() }

    private static let empty = [[CleanLine]](repeating: [], count: GoldPage.folds)
}
