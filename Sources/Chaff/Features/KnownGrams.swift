/// The n-grams that a model in the making has weights for: at most one a slot.
package struct KnownGrams: Sendable {
    /// The key in each slot, the tables of all orders one after the other; of an empty slot one that belongs elsewhere.
    let keys: [UInt32]

    /// - Parameter counts: for each order n-grams by key, with what they are worth; each slot takes the best.
    package init(_ counts: [[(key: UInt32, worth: UInt32)]]) {
        var keys: [UInt32] = []
        for order in counts {
            var best = [UInt32](repeating: 0, count: Grams.slots)
            var chosen = (0..<UInt32(Grams.slots)).map { ~$0 &<< (32 - Grams.slotBits) }
            for (key, worth) in order {
                let slot = Int(Grams.slot(key))
                // Of two that are worth the same the lower key, so that the order does not matter.
                if worth > best[slot] || worth == best[slot] && worth > 0 && key < chosen[slot] {
                    best[slot] = worth
                    chosen[slot] = key
                }
            }
            keys += chosen
        }
        self.keys = keys
    }

    /// True if the slot, counted over all orders, holds an n-gram.
    func isKnown(_ slot: Int) -> Bool { Int(Grams.slot(keys[slot])) == slot % Grams.slots }

    /// How many n-grams there are.
    package var count: Int { keys.indices.count { isKnown($0) } }
}
