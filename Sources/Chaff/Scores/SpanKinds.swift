/// The part of a model that tells what a span sells: naive Bayes over the n-grams, words and pairs of words inside it.
/// A model made from samples without kinds has no such part.
@safe struct SpanKinds: @unchecked Sendable {
    /// The names of the kinds, in alphabetical order.
    let names: [String]
    let count: Int
    /// The key that each of ``KindTable/slots`` knows; of an empty slot one that belongs elsewhere.
    private let keys: UnsafePointer<UInt32>
    /// For each slot a weight for each kind, in steps of ``Quantum/step``.
    private let weights: UnsafePointer<Int8>
    /// What each kind has before anything is read.
    private let priors: UnsafePointer<Float>

    init?(_ sections: ModelSections) throws(ModelError) {
        guard unsafe sections.contains("span.kind.names") else { return nil }
        names = unsafe try sections.text("span.kind.names").split(separator: "\n").map(String.init)
        count = names.count
        guard count >= 2 else { throw ModelError(.damaged, at: ModelFile.headerSize) }
        unsafe keys = unsafe try sections.words("span.kind.keys", count: KindTable.slots)
        unsafe weights = unsafe try sections.weights("span.kind.weights", count: KindTable.slots * count)
        unsafe priors = unsafe try sections.floats("span.kind.priors", count: count)
    }

    /// Adds what one n-gram says to the sums of a span, one a kind, in steps of ``Quantum/step``.
    @inline(__always) func add(_ key: UInt32, to sums: UnsafeMutablePointer<Int32>) {
        let slot = KindTable.slot(key)
        guard unsafe keys[slot] == key else { return }
        let own = unsafe weights + slot &* count
        for kind in 0..<count { unsafe sums[kind] &+= Int32(own[kind]) }
    }

    /// The kind with the largest score.
    func best(_ sums: UnsafePointer<Int32>) -> Int {
        var (best, largest) = (0, -Float.infinity)
        for kind in 0..<count {
            let score = unsafe priors[kind] + Float(sums[kind]) * Quantum.step
            if score > largest { (best, largest) = (kind, score) }
        }
        return best
    }
}
