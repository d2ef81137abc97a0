/// The part of a model that tells what a span sells: naive Bayes over the n-grams, words and pairs of words inside it.
/// A model made from samples without kinds has no such part.
@safe struct SpanKinds: @unchecked Sendable {
    /// The names of the kinds, in alphabetical order.
    let names: [String]
    /// The key that each of ``KindTable/slots`` knows; of an empty slot one that belongs elsewhere.
    private let keys: UnsafePointer<UInt32>
    /// For each slot a weight for each kind, in steps of ``Quantum/step``.
    private let weights: UnsafePointer<Int8>
    /// What each kind has before anything is read.
    private let priors: UnsafePointer<Float>

    init?(_ sections: ModelSections) throws(ModelError) {
        guard unsafe sections.contains("span.kind.names") else { return nil }
        names = unsafe try sections.text("span.kind.names").split(separator: "\n").map(String.init)
        guard names.count >= 2 else { throw ModelError(.damaged, at: ModelFile.headerSize) }
        unsafe keys = unsafe try sections.words("span.kind.keys", count: KindTable.slots)
        unsafe weights = unsafe try sections.weights("span.kind.weights", count: KindTable.slots * names.count)
        unsafe priors = unsafe try sections.floats("span.kind.priors", count: names.count)
    }

    /// Scores of all kinds before anything is read.
    var start: [Float] { names.indices.map { unsafe priors[$0] } }

    /// Adds what one n-gram says to the scores of a span's kinds, which begin at `first`.
    @inline(__always) func add(_ key: UInt32, to scores: inout [Float], at first: Int) {
        let slot = KindTable.slot(key)
        guard unsafe keys[slot] == key else { return }
        for kind in names.indices {
            scores[first + kind] += unsafe Float(weights[slot * names.count + kind]) * Quantum.step
        }
    }
}

/// The table of n-grams by which kinds are told: one n-gram a slot, of any order.
package enum KindTable {
    /// log2 of ``slots``. Only spans are looked up in it, so it may be small.
    static let slotBits: UInt32 = 15
    package static let slots = 1 << Int(slotBits)

    /// The slot of an n-gram's key.
    @inline(__always) package static func slot(_ key: UInt32) -> Int { Int(key &>> (32 &- slotBits)) }

    /// A key that does not belong into a slot, for one that is empty.
    package static func foreignKey(_ slot: Int) -> UInt32 { ~UInt32(slot) &<< (32 &- slotBits) }
}
