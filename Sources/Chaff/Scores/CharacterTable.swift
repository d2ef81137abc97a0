/// The weights of character pairs and quadruples of the first structure decision and of the screen side by side: both
/// are looked up for every code point, and one look-up serves both. Made when a model is opened.
@safe final class CharacterTable: Sendable {
    /// For each slot of the pairs, then of the quadruples, the structure's weight, above it the screen's.
    nonisolated(unsafe) let entries: UnsafeMutablePointer<Int16>

    init(structure: UnsafePointer<Int8>, screen: UnsafePointer<Int8>) {
        let count = 2 * Block.slots
        unsafe entries = .allocate(capacity: count)
        for slot in 0..<count {
            unsafe entries[slot] = Int16(screen[slot]) &<< 8 | Int16(UInt8(bitPattern: structure[slot]))
        }
    }

    deinit { unsafe entries.deallocate() }
}
