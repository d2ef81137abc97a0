/// A family of features with a weight table of its own.
package enum Block: Int, CaseIterable, Sendable {
    /// Character pairs and quadruples, digits as 0, a blank at both ends.
    case characters2, characters4
    /// Words and runs of digits; pairs of tokens.
    case words1, words2
    /// The first and last one to six characters, and the whole line.
    case edges
    /// n-grams of the language-free skeleton, orders 1–2 and 3–4.
    case skeleton12, skeleton34

    package static let count = 7

    /// log2 of the slots of each table. 18 gains nothing on the development pages and costs a fifth of the speed: seven
    /// tables of 17 leave room in the cache of a core.
    package static let slotBits: UInt32 = 17
    package static let slots = 1 << Int(slotBits)
}
