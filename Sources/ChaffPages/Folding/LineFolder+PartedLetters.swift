@_spi(Folding) import Chaff

// Letters parted by separators.
extension LineFolder {
    /// Drops the separators of letters that stand alone.
    mutating func joinPartedLetters() {
        let end = cell
        var (index, written) = (firstCell, firstCell)
        while index < end {
            let (last, isSpelling, isForeign) = partedLetters(at: index, end)
            // What is dropped belongs to the cell before it.
            let step = isSpelling ? 2 : 1
            if isSpelling { tricks.parted &+= UInt32(last &- index) / 2 }
            if isForeign, isTied(index, behind: written) {
                written &-= 1
                tricks.parted &+= 1
            }
            // What spells nothing may end with the first letter of what does: `с г*о*р*о*д`.
            let isSeen = isSpelling || last == index
            while index < last {
                move(index, to: &written)
                index &+= step
            }
            if isSeen {
                move(index, to: &written)
                index &+= 1
            }
        }
        cell = written
    }

    func move(_ index: Int, to written: inout Int) {
        unsafe cells[written] = cells[index]
        unsafe origins[written] = origins[index]
        written &+= 1
    }

    /// The last of the parted letters that begin at `start`, or `start` if there are none; whether they spell; and
    /// whether by a separator that no word has.
    private func partedLetters(at start: Int, _ end: Int) -> (last: Int, isSpelling: Bool, isForeign: Bool) {
        guard start &+ 4 < end, isFirst(start), unsafe PartedLetters.isSeparator(cells[start &+ 1].codePoint)
        else { return (start, false, false) }
        let separator = unsafe cells[start &+ 1].codePoint
        var letters = PartedLetters(separator: separator)
        var last = start
        if isAlone(start, end) { unsafe letters.add(cells[start]) }
        while last &+ 2 < end, unsafe cells[last &+ 1].codePoint == separator, isAlone(last &+ 2, end) {
            last &+= 2
            unsafe letters.add(cells[last])
        }
        let isClosed = unsafe last &+ 1 < end && cells[last &+ 1].codePoint == separator
        guard letters.isSpelling(isClosed: isClosed) else { return (last, false, false) }
        if isClosed, last &+ 2 < end, belongs(last &+ 2, behind: last, isForeign: letters.isForeign) { last &+= 2 }
        return (last, true, letters.isForeign)
    }

    /// True if the separator written last, behind a word, is the one that follows `start`.
    private func isTied(_ start: Int, behind written: Int) -> Bool {
        guard written &- 2 >= firstCell else { return false }
        let isSame = unsafe cells[written &- 1].codePoint == cells[start &+ 1].codePoint
        return unsafe isSame && isOneWord(cells[written &- 2], cells[start])
    }

    /// True if what was parted goes on behind the last separator, glued to other text: in scripts without blanks, or
    /// where no word has such a separator.
    private func belongs(_ next: Int, behind last: Int, isForeign: Bool) -> Bool {
        let (before, after) = unsafe (cells[last], cells[next])
        if before.scalarClass.isIdeograph, after.scalarClass.isIdeograph { return true }
        return isForeign && isOneWord(before, after)
    }

    /// True for letters of the same alphabet.
    private func isOneWord(_ one: Cell, _ other: Cell) -> Bool {
        one.scalarClass == other.scalarClass && (one.scalarClass == .latin || one.scalarClass == .letter)
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
