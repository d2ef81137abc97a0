@_spi(Folding) import Chaff

/// Letters that stand alone, each parted from the next by the same mark: `s.l.o.t`, `b e t`.
struct PartedLetters {
    /// The code point between them.
    let separator: UInt32
    private var count = 0
    private var digits = 0
    private var capitals = 0
    private var ideographs = 0
    /// How many follow the one before them in the alphabet or stay the same.
    private var steps = 0
    private var isList = true
    /// True if letters of one alphabet stand beside others; Japanese has kana beside Han.
    private var isMixed = false
    private var scalarClass: ScalarClass?
    private var last: UInt32 = 0

    init(separator: UInt32) { self.separator = separator }

    /// `. - _ blank * | / · • ♥ ❤`
    static func isSeparator(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x2E, 0x2D, 0x5F, 0x20, 0x2A, 0x7C, 0x2F, 0xB7, 0x2022, 0x2665, 0x2764: true
        default: false
        }
    }

    /// True for what may stand alone between separators. Not hangul, whose syllables are words, nor scripts in which
    /// letters with full stops are abbreviations and nothing is spelled.
    static func isLetter(_ cell: Cell) -> Bool {
        switch cell.scalarClass {
        case .latin, .han, .kana, .digit: true
        case .letter: cell.codePoint < 0x530
        default: false
        }
    }

    mutating func add(_ cell: Cell) {
        let codePoint = cell.codePoint
        if count > 0, codePoint == last &+ 1 || codePoint == last { steps += 1 }
        count += 1
        digits += cell.scalarClass == .digit ? 1 : 0
        capitals += cell.isCapital ? 1 : 0
        ideographs += cell.scalarClass.isIdeograph ? 1 : 0
        isList = isList && PartedLetters.listed.contains(codePoint)
        if cell.scalarClass != .digit {
            let isIdeograph = cell.scalarClass.isIdeograph
            if let scalarClass, scalarClass != cell.scalarClass, !isIdeograph || !scalarClass.isIdeograph {
                isMixed = true
            }
            scalarClass = cell.scalarClass
        }
        last = codePoint
    }

    /// - Parameter isClosed: true if the separator follows the last letter, too.
    func isSpelling(isClosed: Bool) -> Bool {
        let letters = count - digits
        // Enumerations and the index of an alphabet, a row of weekdays, versions and dates. Half of a word may be such
        // steps: `d_e_s_d_e`.
        let isAlphabet = 2 * steps >= (count > 4 ? count : count - 1)
        if letters < 3 || digits > letters || isAlphabet || isList { return false }
        if separator == 0x20, isMixed { return false }
        if ideographs > 0 {
            // `5 月 3 日`
            if separator == 0x20 { return digits == 0 }
            return separator == 0x2E || separator == 0x2A || separator > 0x2000
        }
        if separator == 0x2F || separator == 0x7C || separator == 0x2A { return count > 3 }
        // Initials and abbreviations: J R R, U.S.A., a.k.a., U.S.S.R.
        let isAbbreviation = separator == 0x2E && isClosed
        return count > (capitals == letters ? isAbbreviation ? 4 : 3 : isAbbreviation ? 3 : 2)
    }

    /// True for separators that no word has, so that letters glued to what they part belong to it.
    var isForeign: Bool { separator == 0x2A || separator > 0x7F }

    /// Days of the week, numbers, sizes of letters, the rows of kana.
    private static let listed = Set(
        "日月火水木金土一二三四五六七八九十大中小あいうえおかさたなはまやらわアイウエオカサタナハマヤラワ".unicodeScalars.map(\.value))
}
