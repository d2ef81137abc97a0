import CFolding
import CICU
@_spi(Folding) import Chaff

/// What each code point folds to, filled from ICU block by block on first use, so that the hot loop makes no calls.
///
/// An entry is the bits of a ``Cell``, or one of two special forms: 0 for a code point that folds to nothing, or a
/// value with ``isExpansion`` set for one that folds to several cells.
@safe final class FoldingTable {
    /// Set in an entry that stands for several cells: bits 0–19 index ``expansions``, bits 20–23 count.
    static let isExpansion: UInt32 = 1 << 31
    /// Set in an entry for one cell that depends on its neighbours: an expansion of one.
    static let isMarked: UInt32 = isExpansion | 1 << 24

    private static let blockCount = 0x110000 >> 8

    /// For each block of 256 code points its entries, or the shared empty block.
    private let blocks: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>
    private(set) var expansions: [UInt32] = []
    /// Where ICU puts what one code point folds to.
    private let folded: UnsafeMutablePointer<UInt32>
    private static let longest: Int32 = 32
    /// For each code point below 0x10000 that folds to one cell wherever it comes that cell, else 0; see
    /// `chaff_text`. ASCII is there from the start, other blocks of 256 once they are filled.
    let simple: UnsafeMutablePointer<UInt32>
    let isFilled: UnsafeMutablePointer<UInt8>

    init() {
        unsafe blocks = .allocate(capacity: FoldingTable.blockCount)
        unsafe blocks.initialize(repeating: nil, count: FoldingTable.blockCount)
        unsafe folded = .allocate(capacity: Int(FoldingTable.longest))
        guard let simple = unsafe chaff_new_simple() else { fatalError("out of memory") }
        unsafe self.simple = unsafe simple
        unsafe isFilled = .allocate(capacity: 256)
        unsafe isFilled.initialize(repeating: 0, count: 256)
        unsafe fill(block: 0)
    }

    deinit {
        unsafe folded.deallocate()
        unsafe chaff_free_simple(simple)
        unsafe isFilled.deallocate()
        for index in 0..<FoldingTable.blockCount { unsafe blocks[index]?.deallocate() }
        unsafe blocks.deallocate()
    }

    /// The entries of the block that holds `codePoint`, which must be below 0x110000.
    @inline(__always) func block(of codePoint: UInt32) -> UnsafeMutablePointer<UInt32> {
        let index = Int(codePoint &>> 8)
        if let block = unsafe blocks[index] { return unsafe block }
        return unsafe fill(block: index)
    }

    @inline(__always) func entry(_ codePoint: UInt32) -> UInt32 {
        unsafe block(of: codePoint)[Int(codePoint & 255)]
    }

    /// The letter that a base and a combining mark make together, or 0.
    func composed(_ base: Cell, _ mark: Cell) -> UInt32 {
        chaff_icu_compose(base.codePoint, mark.codePoint)
    }

    @discardableResult
    @inline(never) func fill(block index: Int) -> UnsafeMutablePointer<UInt32> {
        let block = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
        for low in 0..<256 {
            let codePoint = UInt32(index << 8 | low)
            let entry = makeEntry(codePoint)
            unsafe block[low] = entry
            if FoldingTable.isSimple(codePoint, entry) { unsafe simple[Int(codePoint)] = entry }
        }
        unsafe blocks[index] = unsafe block
        if index < 256 { unsafe isFilled[index] = 1 }
        return unsafe block
    }

    /// True for what ``simple`` has a cell for.
    private static func isSimple(_ codePoint: UInt32, _ entry: UInt32) -> Bool {
        switch codePoint {
        // No control character, and no bracket that pinyin may follow.
        case 0x20..<0x7F: return codePoint != 0x28
        case 0x80..<0xD800, 0xE000..<0x10000:
            let scalarClass = Cell(bits: entry).scalarClass
            return entry & isExpansion == 0 && scalarClass != .space && scalarClass != .mark
        default: return false
        }
    }

    /// Writes what a code point folds to by itself to ``folded`` and returns how many code points that are.
    private func fold(_ codePoint: UInt32) -> Int {
        if FoldingTable.isItself(codePoint) {
            unsafe folded[0] = codePoint
            return 1
        }
        return Int(unsafe chaff_icu_fold(codePoint, folded, FoldingTable.longest))
    }

    /// True for Han characters and hangul syllables that fold to themselves. A text in Chinese asks for eighty blocks of
    /// them, and ICU takes 700 instructions for each character.
    static func isItself(_ codePoint: UInt32) -> Bool {
        0x3400..<0x4DC0 ~= codePoint || 0x4E00..<0xA000 ~= codePoint || 0xAC00..<0xD7A4 ~= codePoint
    }

    /// What ICU says that a code point folds to.
    static func foldedByICU(_ codePoint: UInt32) -> [UInt32] {
        var folded = [UInt32](repeating: 0, count: Int(longest))
        let count = unsafe chaff_icu_fold(codePoint, &folded, longest)
        return Array(folded[..<Int(count)])
    }

    /// At most as many cells as the code point has UTF-8 bytes, so that a page's cells never outnumber its bytes.
    private func makeEntry(_ codePoint: UInt32) -> UInt32 {
        if (0xD800..<0xE000).contains(codePoint) { return Cell(0xFFFD, .symbol).bits }
        let count = fold(codePoint)
        if count == 0 {
            // Blanks that NFKC drops still part words.
            return chaff_icu_is_white_space(codePoint) != 0 ? Cell(0x20, .space).bits : 0
        }
        let length = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
        let kept = min(count, length)
        let start = UInt32(expansions.count)
        if kept == 1 {
            let cell = unsafe cell(FoldingTable.enclosed(codePoint) ?? folded[0], from: codePoint)
            if !LineFolder.needsNeighbours(codePoint) { return cell }
            expansions.append(cell)
            return FoldingTable.isMarked | start | 1 << 20
        }
        for index in 0..<kept { expansions.append(unsafe cell(folded[index], from: codePoint)) }
        return FoldingTable.isExpansion | start | UInt32(kept) << 20
    }

    /// The letter in a filled circle or square, which NFKC keeps.
    private static func enclosed(_ codePoint: UInt32) -> UInt32? {
        switch codePoint {
        case 0x1F150...0x1F169: codePoint - 0x1F150 + 0x61
        case 0x1F170...0x1F189: codePoint - 0x1F170 + 0x61
        default: nil
        }
    }

    /// True for capitals in circles and squares and of Roman numbers, which are no letters to Unicode.
    private static func looksCapital(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x2160...0x216F, 0x24B6...0x24CF, 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189: true
        default: false
        }
    }

    private func cell(_ folded: UInt32, from original: UInt32) -> UInt32 {
        let scalarClass = FoldingTable.scalarClass(of: folded)
        var codePoint = folded
        var flags: UInt32 = 0
        switch scalarClass {
        case .space: codePoint = 0x20
        case .digit: codePoint = 0x30 + UInt32(max(0, chaff_icu_digit_value(folded)))
        case .han:
            if let simplified = TraditionalChinese.simplified(folded) {
                codePoint = simplified
                flags |= Cell.traditional
            }
        default: break
        }
        let category = chaff_icu_category(original)
        if category == 1 || category == 3 { flags |= Cell.capital }
        // Full-width punctuation is ordinary Chinese; a letter or digit that was not written as one is not.
        if folded < 0x250, original >= 0x2000, scalarClass == .latin || scalarClass == .digit {
            flags |= Cell.styled
            if FoldingTable.looksCapital(original) { flags |= Cell.capital }
        }
        flags |= (SentencePart(of: codePoint)?.rawValue ?? 0) << 28
        return Cell(codePoint, scalarClass).bits | flags
    }

    /// Numbers are ICU's UCharCategory and UScriptCode, which are stable by policy.
    static func scalarClass(of codePoint: UInt32) -> ScalarClass {
        if chaff_icu_is_white_space(codePoint) != 0 { return .space }
        let script = chaff_icu_script(codePoint)
        switch chaff_icu_category(codePoint) {
        case 1...5, 8:
            switch script {
            case 17: return .han
            case 20, 22: return .kana
            case 18: return .hangul
            case 23, 24, 28, 38: return .southEastAsian
            case 25: return .latin
            default: return (0x30A0...0x30FF).contains(codePoint) ? .kana : .letter
            }
        case 6, 7:
            switch script {
            case 0, 1: return .mark
            case 23, 24, 28, 38: return .southEastAsian
            default: return .letter
            }
        case 9: return .digit
        case 10: return script == 17 ? .han : .symbol
        case 19...23, 28, 29: return .punctuation
        default: return .symbol
        }
    }
}
