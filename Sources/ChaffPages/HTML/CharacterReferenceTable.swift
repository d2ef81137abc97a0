/// The named character references of HTML as a hash table, made once. Nothing in it changes after that, and its names
/// lie in the program itself; hence it may be read from any thread.
@safe final class CharacterReferenceTable: @unchecked Sendable {
    /// One reference: where its name stands in the list of names, and what it stands for.
    struct Entry: Sendable {
        var name = ByteRange()
        var first: UInt32 = 0
        /// The second code point, or 0.
        var second: UInt32 = 0
        /// True if it counts without a semicolon.
        var isLegacy = false
    }

    static let shared = CharacterReferenceTable()

    /// No legacy name is longer.
    static let longestLegacyName = 6
    /// No name is longer.
    static let longestName = 31

    private let entries: [Entry]
    private let names: ByteView
    private static let bits: UInt64 = 12

    private init() {
        let text = CharacterReferenceNames.text
        names = unsafe ByteView(text.utf8Start, count: text.utf8CodeUnitCount)
        var entries = [Entry](repeating: Entry(), count: 1 << CharacterReferenceTable.bits)
        var position = 0
        while position < names.count {
            var entry = Entry()
            let start = position
            while names[position] > 0x2A { position += 1 }
            entry.name = ByteRange(start, position)
            if names[position] == 0x2A {
                entry.isLegacy = true
                position += 1
            }
            position += 1
            entry.first = CharacterReferenceTable.hexadecimal(names, &position)
            if names[position] == 0x2C {
                position += 1
                entry.second = CharacterReferenceTable.hexadecimal(names, &position)
            }
            position += 1
            var slot = CharacterReferenceTable.slot(names[entry.name])
            while !entries[slot].name.isEmpty { slot = (slot + 1) % entries.count }
            entries[slot] = entry
        }
        self.entries = entries
    }

    /// The reference called `name`, without ampersand and semicolon.
    func entry(_ name: ByteView) -> Entry? {
        var slot = CharacterReferenceTable.slot(name)
        while !entries[slot].name.isEmpty {
            let candidate = names[entries[slot].name]
            if candidate.count == name.count, (0..<name.count).allSatisfy({ candidate[$0] == name[$0] }) {
                return entries[slot]
            }
            slot = (slot + 1) % entries.count
        }
        return nil
    }

    private static func hexadecimal(_ text: ByteView, _ position: inout Int) -> UInt32 {
        var value: UInt32 = 0
        while let digit = CharacterReference.hexadecimalDigit(text[position]) {
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    private static func slot(_ name: ByteView) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<name.count { hash = (hash ^ UInt64(name[index])) &* 0x100_0000_01B3 }
        return Int((hash &* 0x9E37_79B9_7F4A_7C15) &>> (64 - bits))
    }
}
