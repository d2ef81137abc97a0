/// Why a line got its label: what each part of the model added to its scores.
package struct LineEvidence: Sendable {
    /// What one part of a model adds to a log-odds.
    package struct Contribution: Equatable, Sendable {
        package let name: String
        package let value: Float
    }

    /// A feature that the line has, and what it says.
    package struct Feature: Equatable, Sendable {
        /// The block or the n-gram's order, for a person.
        package let kind: String
        /// The page's own characters, `⊢` and `⊣` for the edges of the line; for a skeleton its picture in words.
        package let text: String
        /// The same as it was scored, if that differs; else empty.
        package let folded: String
        /// How often the line has it.
        package let count: Int
        /// What one of them says, in log-odds.
        package let weight: Float
    }

    /// One two-way decision between structure labels.
    package struct Decision: Sendable {
        /// The label that a positive log-odds speaks for.
        package let label: String
        /// The label that a negative one speaks for; nil for all others together.
        package let other: String?
        /// What the line's features add to the log-odds of the line alone, and their sum.
        package let line: [Contribution]
        package let lineOdds: Float
        /// What the line alone and the page around it add to the log-odds in the end, and the score that labelling used.
        package let page: [Contribution]
        package let odds: Float
        /// The features with the largest weights, both ways, largest first.
        package let features: [Feature]
    }

    /// What the first look at a page made of a line.
    package struct FirstLook: Sendable {
        package let contributions: [Contribution]
        package let odds: Float
    }

    /// What speaks for the injected label.
    package struct Injection: Sendable {
        /// True if the cheap look of the screen settled the line, and the chains never saw it.
        package let isScreened: Bool
        package let contributions: [Contribution]
        /// The score that labelling used.
        package let odds: Float
        /// What the first look added to the log-odds and their sum, if the page was looked at twice; else nil, and the
        /// contributions are those of the first look.
        package let first: FirstLook?
        /// The n-grams with the largest emissions in each chain, largest first; none for a screened line.
        package let naive: [Feature]
        package let trained: [Feature]
    }

    /// What a line nearby says of itself, read alone.
    package struct Neighbour: Equatable, Sendable {
        /// Index in the page's lines.
        package let line: Int
        /// The log-odds of each decision.
        package let odds: [Float]
    }

    /// Index in the page's lines.
    package let line: Int
    /// What the line looks like, a few words for each fact.
    package let shape: [String]
    /// How often folding undid each trick.
    package let tricks: Tricks
    /// The line as it was scored.
    package let folded: String
    package let decisions: [Decision]
    /// Nil if the model has no injected label.
    package let injection: Injection?
    /// Up to three lines before and after it, in order.
    package let neighbours: [Neighbour]
}
