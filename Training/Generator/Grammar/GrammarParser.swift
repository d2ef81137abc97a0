/// Reads the text of a grammar file: headings first, so that a rule may be used above its definition.
struct GrammarParser {
    let file: String
    private let lines: [Substring]

    init(file: String, text: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.last == "\r" ? $0.dropLast() : $0 }
    }

    func rules() throws -> ([GrammarRule], [String: Int]) {
        var rules: [GrammarRule] = []
        var indices: [String: Int] = [:]
        for (index, line) in lines.enumerated() {
            guard let (name, isOpen) = heading(line) else { continue }
            if let other = indices[name] {
                throw GrammarError(
                    file: file, line: index + 1,
                    sentence: "The rule ‘\(name)’ is defined on line \(rules[other].line) already; join the two.")
            }
            indices[name] = rules.count
            rules.append(GrammarRule(name: name, isOpen: isOpen, line: index + 1))
        }
        var current: Int?
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
            if heading(line) != nil {
                current = current.map { $0 + 1 } ?? 0
                continue
            }
            guard let rule = current else {
                throw GrammarError(
                    file: file, line: index + 1, sentence: "An alternative stands before the first [rule] heading.")
            }
            let parser = AlternativeParser(file: file, line: index + 1, indices: indices)
            rules[rule].alternatives.append(
                Alternative(text: String(line), line: index + 1, pieces: try parser.pieces(of: line)))
        }
        for index in rules.indices where rules[index].alternatives.isEmpty {
            throw GrammarError(
                file: file, line: rules[index].line, sentence: "The rule ‘\(rules[index].name)’ has no alternative.")
        }
        return (rules, indices)
    }

    /// The name in `[name]` or `[name !]`, if the line is a heading.
    private func heading(_ line: Substring) -> (name: String, isOpen: Bool)? {
        guard line.first == "[", let end = line.lastIndex(of: "]"), line[end...].dropFirst().allSatisfy(\.isWhitespace)
        else { return nil }
        var name = line[..<end].dropFirst()
        let isOpen = name.hasSuffix(" !")
        if isOpen { name = name.dropLast(2) }
        return AlternativeParser.isName(name) ? (String(name), isOpen) : nil
    }
}
