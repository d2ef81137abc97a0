/// Reads one alternative: literal text, `{…}` and the span marks.
struct AlternativeParser {
    let file: String
    let line: Int
    let indices: [String: Int]

    /// True for letters, digits, `.`, `-` and `_`, the characters of a rule's name.
    static func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }

    /// - Parameter isChoice: true inside `{…|…}`, where no span may start or end.
    func pieces(of text: Substring, isChoice: Bool = false) throws -> [Piece] {
        var pieces: [Piece] = []
        var literal: [Unicode.Scalar] = []
        var isInSpan = false
        func flush() {
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = []
        }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            switch scalar {
            case "{":
                guard let end = Self.closing(index, in: scalars) else {
                    throw error("A ‘{’ has no ‘}’ of its own.")
                }
                flush()
                pieces.append(try piece(Substring(scalars[scalars.index(after: index)..<end])))
                index = end
            case "}": throw error("A ‘}’ has no ‘{’ before it.")
            case "⟦", "⟧":
                guard !isChoice, isInSpan == (scalar == "⟧") else { throw error("The marks ⟦ and ⟧ do not pair.") }
                isInSpan.toggle()
                flush()
                pieces.append(isInSpan ? .spanStart : .spanEnd)
            default: literal.append(scalar)
            }
            index = scalars.index(after: index)
        }
        if isInSpan { throw error("A ⟦ has no ⟧ of its own.") }
        flush()
        return pieces
    }

    /// The brace that closes the one at `start`.
    private static func closing(_ start: Substring.UnicodeScalarView.Index, in scalars: Substring.UnicodeScalarView)
        -> Substring.UnicodeScalarView.Index?
    {
        var depth = 0
        return scalars[start...].indices.first { index in
            if scalars[index] == "{" { depth += 1 }
            if scalars[index] == "}" { depth -= 1 }
            return depth == 0
        }
    }

    /// What stands between the bars that lie in no inner braces.
    private static func options(of inside: Substring) -> [Substring] {
        var depth = 0
        var options: [Substring] = []
        var start = inside.startIndex
        for index in inside.unicodeScalars.indices {
            switch inside.unicodeScalars[index] {
            case "{": depth += 1
            case "}": depth -= 1
            case "|" where depth == 0:
                options.append(inside[start..<index])
                start = inside.unicodeScalars.index(after: index)
            default: break
            }
        }
        return options + [inside[start...]]
    }

    private func piece(_ inside: Substring) throws -> Piece {
        if let repeated = try repetition(inside) { return repeated }
        let options = Self.options(of: inside)
        if options.count > 1 { return .choice(try options.map { try pieces(of: $0, isChoice: true) }) }
        if let known = try builtIn(inside) { return known }
        let isOptional = inside.hasSuffix("?")
        let index = try rule(isOptional ? inside.dropLast() : inside)
        return isOptional ? .optional(index) : .rule(index)
    }

    /// `name*3-9` with whatever stands after one blank as the separator.
    private func repetition(_ inside: Substring) throws -> Piece? {
        guard let star = inside.firstIndex(of: "*"), Self.isName(inside[..<star]) else { return nil }
        let tail = inside[star...].dropFirst()
        let blank = tail.firstIndex(of: " ")
        guard let range = range(tail[..<(blank ?? tail.endIndex)]) else { return nil }
        let separator = blank.map { Array(tail[$0...].dropFirst().unicodeScalars) } ?? []
        return .repeated(try rule(inside[..<star]), range, separator: separator)
    }

    private func builtIn(_ inside: Substring) throws -> Piece? {
        switch inside {
        case "latinbrand": return .latinBrand
        case "domain": return .domain
        case "year": return .year
        default: break
        }
        guard let colon = inside.firstIndex(of: ":") else { return nil }
        let argument = inside[colon...].dropFirst()
        switch (inside[..<colon], range(argument), Int(argument)) {
        case ("n", let range?, _): return .number(range)
        case ("digits", _, let count?) where 1...30 ~= count: return .digits(count)
        case ("letters", _, let count?) where 1...30 ~= count: return .letters(count)
        default: throw error("‘{\(inside)}’ is not understood; write {n:2-99}, {digits:4} or {letters:3}.")
        }
    }

    private func range(_ text: Substring) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else { return nil }
        return low...high
    }

    private func rule(_ name: Substring) throws -> Int {
        guard let index = indices[String(name)] else { throw error("No rule is called ‘\(name)’.") }
        return index
    }

    private func error(_ sentence: String) -> GrammarError { GrammarError(file: file, line: line, sentence: sentence) }
}
