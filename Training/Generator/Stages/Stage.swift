/// One kind of pages in the training data. Each stage has a random stream of its own.
protocol Stage {
    /// The name of the random stream.
    static var name: String { get }

    /// Makes the stage's pages and writes them.
    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws
}

extension Stage {
    /// Remembers texts, so that a stage writes each one once.
    static func isNew(_ text: String, _ seen: inout Set<UInt64>) -> Bool {
        seen.insert(fnv1a64(text.utf8)).inserted
    }
}
