import CICU

/// Traditional to Simplified, character by character, for features only.
enum TraditionalChinese {
    /// Each Traditional character with its Simplified form. Read once from ICU's transliterator, which is far too slow
    /// for the hot path (16 MB/s, 18 ms to open) but good for making a table. Empty if ICU lacks it.
    static let simplified: [UInt32: UInt32] = {
        let first: UInt16 = 0x3400
        let last: UInt16 = 0x9FFF
        // A line feed after each character keeps rules that look at neighbours from firing.
        var text: [UInt16] = []
        for unit in first...last { text += [unit, 0x0A] }
        let count = Int32(text.count)
        let converted = unsafe chaff_icu_transliterate("Hant-Hans", &text, count, count)
        guard converted == count else { return [:] }
        var table: [UInt32: UInt32] = [:]
        for (index, unit) in (first...last).enumerated() where text[2 * index] != unit {
            table[UInt32(unit)] = UInt32(text[2 * index])
        }
        return table
    }()
}
