@_spi(Folding) import Chaff

/// Marks that are drawn over letters and spell nothing, and stacks of marks.
enum StackedMarks {
    /// True for lines through, under and over letters and for what encloses signs. No alphabet is written with them;
    /// letters that have a stroke are code points of their own.
    static func isDrawn(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x305, 0x332...0x338, 0x33F, 0x20D0...0x20F0: true
        default: false
        }
    }

    /// True for the two bytes of U+0300 to U+036F.
    static func isMark(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xCC && second & 0xC0 == 0x80 || first == 0xCD && 0x80..<0xB0 ~= second
    }

    /// With so many marks a letter is a stack, and with one less if they make no letter together. Polytonic Greek has
    /// three that make one; phonetic writing and Lithuanian have two that make none.
    static let tall = 4
}

// Words with stacks of marks.
extension LineFolder {
    /// Gives the letters of words in which a letter has a stack of marks the form they have without any.
    mutating func dropStacks(in line: Range<Int>) {
        let end = cell
        var (index, written) = (firstCell, firstCell)
        while index < end {
            let start = index
            var isStacked = false
            while index < end, unsafe cells[index].scalarClass.isWord {
                isStacked = isStacked || isStack(at: index, end, line.upperBound)
                index &+= 1
            }
            for place in start..<index {
                if isStacked, dropMarks(at: place) { continue }
                move(place, to: &written)
            }
            if index == start {
                move(index, to: &written)
                index &+= 1
            }
        }
        cell = written
    }

    /// True if a cell is a letter that was written with a stack of marks.
    private func isStack(at index: Int, _ end: Int, _ lineEnd: Int) -> Bool {
        let scalarClass = unsafe cells[index].scalarClass
        if scalarClass == .mark || scalarClass == .hangul { return false }
        let isMarked = unsafe index &+ 1 < end && cells[index &+ 1].scalarClass == .mark
        var place = unsafe Int(origins[index]) &+ 1
        while place < lineEnd, unsafe bytes[place] & 0xC0 == 0x80 { place &+= 1 }
        var count = 0
        while place &+ 1 < lineEnd, unsafe StackedMarks.isMark(bytes[place], bytes[place &+ 1]) {
            count &+= 1
            if count == StackedMarks.tall || isMarked && count == StackedMarks.tall - 1 { return true }
            place &+= 2
        }
        return false
    }

    /// Gives a letter the form that its first code point has alone. Returns true for a mark, which is to go.
    private mutating func dropMarks(at index: Int) -> Bool {
        let cell = unsafe cells[index]
        let isMark = cell.scalarClass == .mark
        let entry = isMark ? 0 : unsafe table.entry(peek(at: Int(origins[index])).codePoint)
        let isPlain = isMark || entry == cell.bits || entry == 0 || entry & FoldingTable.isExpansion != 0
        if isMark || !isPlain { tricks.marks &+= 1 }
        if !isPlain { unsafe cells[index] = Cell(bits: entry) }
        return isMark
    }
}
