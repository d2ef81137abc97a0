/// What is wrong in a grammar, and where.
struct GrammarError: Error, CustomStringConvertible, Equatable {
    let file: String
    /// From 1.
    let line: Int
    let sentence: String

    var description: String { "\(file):\(line): \(sentence)" }
}
