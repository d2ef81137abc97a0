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
    /// True if Latin letters stand beside others.
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
            if let scalarClass, scalarClass != cell.scalarClass { isMixed = true }
            scalarClass = cell.scalarClass
        }
        last = codePoint
    }

    /// - Parameter isClosed: true if the separator follows the last letter, too.
    func isSpelling(isClosed: Bool) -> Bool {
        let letters = count - digits
        // Enumerations and the index of an alphabet, a row of weekdays, versions and dates.
        if letters < 3 || digits > letters || 2 * steps >= count - 1 || isList { return false }
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

    /// Days of the week, numbers, sizes of letters.
    private static let listed = Set("日月火水木金土一二三四五六七八九十大中小".unicodeScalars.map(\.value))
}

// Letters parted by separators.
extension LineFolder {
    /// Drops the separators of letters that stand alone.
    mutating func joinPartedLetters() {
        let end = cell
        var (index, written) = (firstCell, firstCell)
        while index < end {
            let (last, isSpelling) = partedLetters(at: index, end)
            // What is dropped belongs to the cell before it.
            let step = isSpelling ? 2 : 1
            if isSpelling { tricks.parted &+= UInt32(last &- index) / 2 }
            while index < last {
                move(index, to: &written)
                index &+= step
            }
            move(index, to: &written)
            index &+= 1
        }
        cell = written
    }

    func move(_ index: Int, to written: inout Int) {
        unsafe cells[written] = cells[index]
        unsafe origins[written] = origins[index]
        written &+= 1
    }

    /// The last of the parted letters that begin at `start`, or `start` if there are none; and whether they spell.
    private func partedLetters(at start: Int, _ end: Int) -> (last: Int, isSpelling: Bool) {
        guard start &+ 4 < end, isFirst(start), unsafe PartedLetters.isSeparator(cells[start &+ 1].codePoint)
        else { return (start, false) }
        let separator = unsafe cells[start &+ 1].codePoint
        var letters = PartedLetters(separator: separator)
        var last = start
        if isAlone(start, end) { unsafe letters.add(cells[start]) }
        while last &+ 2 < end, unsafe cells[last &+ 1].codePoint == separator, isAlone(last &+ 2, end) {
            last &+= 2
            unsafe letters.add(cells[last])
        }
        let isClosed = unsafe last &+ 1 < end && cells[last &+ 1].codePoint == separator
        let isSpelling = letters.isSpelling(isClosed: isClosed)
        // What was parted may be glued to other text in scripts without blanks.
        if isSpelling, isClosed,
            unsafe last &+ 2 < end && cells[last].scalarClass.isIdeograph
                && cells[last &+ 2].scalarClass.isIdeograph
        {
            last &+= 2
        }
        return (last, isSpelling)
    }

    /// True for a letter or digit without another one before it, or for an ideograph: what was parted may be glued to
    /// other text.
    private func isFirst(_ index: Int) -> Bool {
        guard unsafe PartedLetters.isLetter(cells[index]) else { return false }
        if index == firstCell { return true }
        let (before, own) = unsafe (cells[index &- 1].scalarClass, cells[index].scalarClass)
        return before.isSeparator || before.isIdeograph && own.isIdeograph
    }

    /// True for a letter or digit without another one beside it.
    private func isAlone(_ index: Int, _ end: Int) -> Bool {
        guard unsafe PartedLetters.isLetter(cells[index]) else { return false }
        if index > firstCell, unsafe !cells[index &- 1].scalarClass.isSeparator { return false }
        return unsafe index &+ 1 == end || cells[index &+ 1].scalarClass.isSeparator
    }
}
