@_spi(Folding) import Chaff

/// A word of Latin and of Cyrillic or Greek letters, and which of them were put in the place of look-alikes.
///
/// A real word is in one script, or is a name with an ending (`Windowsом`, `SMSка`) or a sign with a unit (`TNFα`,
/// `kΩ`). Those stay as they are.
struct MixedWord {
    enum Script { case latin, cyrillic, greek }

    private var latin = Part()
    /// The Latin letters once more, by what they look like in Greek.
    private var latinAsGreek = Part()
    private var foreign = Part()
    private var switches = 0
    private var isLastForeign = false
    /// What the letters that are not Latin are.
    private var others = Script.cyrillic
    private var hasLetter = false

    /// What the letters of one side are.
    private struct Part {
        var count = 0
        var capitals = 0
        var haveLookAlikes = true

        mutating func add(isCapital: Bool, hasLookAlike: Bool) {
            count += 1
            capitals += isCapital ? 1 : 0
            haveLookAlikes = haveLookAlikes && hasLookAlike
        }
    }

    var isMixed: Bool { latin.count > 0 && foreign.count > 0 }

    mutating func add(_ cell: Cell) {
        let isForeign = cell.scalarClass == .letter
        if !isForeign && cell.scalarClass != .latin { return }
        if hasLetter && isForeign != isLastForeign { switches += 1 }
        (isLastForeign, hasLetter) = (isForeign, true)
        if isForeign {
            others = cell.codePoint < 0x400 ? .greek : .cyrillic
            let form = LookAlikeLetters.latin(cell.codePoint, isCapital: cell.isCapital)
            foreign.add(isCapital: cell.isCapital, hasLookAlike: form != 0)
        } else {
            let cyrillic = LookAlikeLetters.cyrillic(cell.codePoint, isCapital: cell.isCapital)
            let greek = LookAlikeLetters.greek(cell.codePoint, isCapital: cell.isCapital)
            latin.add(isCapital: cell.isCapital, hasLookAlike: cyrillic != 0)
            latinAsGreek.add(isCapital: cell.isCapital, hasLookAlike: greek != 0)
        }
    }

    /// The script the word is meant to be in; nil if it may be as it should.
    var script: Script? {
        let latin = others == .greek ? latinAsGreek : self.latin
        if foreign.haveLookAlikes, !latin.haveLookAlikes || latin.count >= foreign.count {
            return isPlausible(foreign, among: latin, isAtEnd: isLastForeign) ? .latin : nil
        }
        // A unit has one letter of either.
        guard latin.haveLookAlikes, foreign.count > 1 else { return nil }
        return isPlausible(latin, among: foreign, isAtEnd: !isLastForeign) ? others : nil
    }

    /// - Parameter isAtEnd: true if the letters in question end the word.
    private func isPlausible(_ letters: Part, among rest: Part, isAtEnd: Bool) -> Bool {
        // An abbreviation with an ending, or with what it is the first half of.
        if rest.count > 1, rest.capitals == rest.count, letters.capitals == 0 { return false }
        if letters.count > 1, letters.capitals == letters.count, rest.capitals == 0 { return false }
        return switches > 1 || letters.count == 1 || !isAtEnd
    }
}

// Words that mix scripts.
extension LineFolder {
    /// Gives look-alike letters of the line the form they stand for.
    mutating func unmixWords() {
        var index = firstCell
        while index < cell {
            let start = index
            var word = MixedWord()
            while index < cell {
                let next = unsafe cells[index]
                if !next.scalarClass.isPartOfWord || next.scalarClass == .hangul { break }
                word.add(next)
                index &+= 1
            }
            if word.isMixed, let script = word.script { rewrite(start..<index, in: script) }
            if index == start { index &+= 1 }
        }
    }

    private mutating func rewrite(_ word: Range<Int>, in script: MixedWord.Script) {
        for index in word {
            let old = unsafe cells[index]
            let form =
                switch (script, old.scalarClass) {
                case (.latin, .letter): LookAlikeLetters.latin(old.codePoint, isCapital: old.isCapital)
                case (.cyrillic, .latin): LookAlikeLetters.cyrillic(old.codePoint, isCapital: old.isCapital)
                case (.greek, .latin): LookAlikeLetters.greek(old.codePoint, isCapital: old.isCapital)
                default: 0 as UInt32
                }
            if form == 0 { continue }
            unsafe cells[index] = Cell(bits: table.entry(form) | old.bits & Cell.capital)
            tricks.lookAlike &+= 1
        }
    }
}
