@_spi(Folding) import Chaff

/// Words tied by hyphens as those of a phrase are in the address of a page: `online-casino-ohne-lizenz`.
///
/// Small letters of ASCII and digits; four words and more, or three with two hyphens between them. Shorter ones are
/// words themselves (`mother-in-law`), and codes have more digits.
struct AddressWords {
    private var words = 0
    private var longWords = 0
    private var letters = 0
    private var digits = 0
    /// Hyphens in a row, and letters, that were added last.
    private var tie = 0
    private var length = 0
    private var hasSingles = false

    static func isPart(_ codePoint: UInt32) -> Bool { isLetter(codePoint) || isDigit(codePoint) || codePoint == 0x2D }
    private static func isLetter(_ codePoint: UInt32) -> Bool { codePoint &- 0x61 < 26 }
    private static func isDigit(_ codePoint: UInt32) -> Bool { codePoint &- 0x30 < 10 }

    mutating func add(_ codePoint: UInt32) {
        if codePoint == 0x2D {
            tie += 1
            length = 0
            return
        }
        if words == 0 || tie > 0 {
            words += 1
            if tie == 1, words > 1 { hasSingles = true }
            tie = 0
        }
        if AddressWords.isLetter(codePoint) {
            letters += 1
            length += 1
            if length == 2 { longWords += 1 }
        } else {
            digits += 1
        }
    }

    var isPhrase: Bool {
        let least = hasSingles ? 4 : 3
        return words >= least && longWords >= least - 1 && letters >= 2 * digits
    }

    /// True if the letter at `place`, a hyphen behind it, may be in such words. They may begin before it.
    static func mayBegin(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var hyphens = 0
        // Bounded, because any place of a long chain may ask.
        for index in place + 1..<min(bytes.count, place + longest) {
            let byte = unsafe bytes[index]
            if byte == 0x2D { hyphens += 1 } else if !isPart(UInt32(byte)) { break }
            if hyphens == leastHyphens { return unsafe !isTied(place, in: bytes) }
        }
        return false
    }

    /// True if what is before the word around `place` ties it to an address, as most such words are.
    private static func isTied(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = place
        while start > max(0, place - longest), unsafe isPart(UInt32(bytes[start - 1])) { start -= 1 }
        return unsafe start > 0 && isTie(UInt32(bytes[start - 1]))
    }

    /// `. / _ = & ? % # ~ \ @`
    static func isTie(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x2E, 0x2F, 0x5F, 0x3D, 0x26, 0x3F, 0x25, 0x23, 0x7E, 0x5C, 0x40: true
        default: false
        }
    }

    static let leastHyphens = 3
    private static let longest = 64
}

// Words as in an address that stand in a text.
extension LineFolder {
    /// Puts a blank in the place of the hyphens that tie the words of a phrase.
    mutating func partAddressWords() {
        let end = cell
        var hyphens = 0
        for index in firstCell..<end { hyphens &+= unsafe cells[index].codePoint == 0x2D ? 1 : 0 }
        // Lines with other tricks are looked at as well.
        if hyphens < AddressWords.leastHyphens { return }
        let blank = Cell(bits: table.entry(0x20))
        var (index, written) = (firstCell, firstCell)
        while index < end {
            let start = index
            var words = AddressWords()
            while index < end, unsafe isAddressPart(cells[index]) {
                unsafe words.add(cells[index].codePoint)
                index &+= 1
            }
            if index == start {
                move(index, to: &written)
                index &+= 1
                continue
            }
            let isPhrase = words.isPhrase && !isTied(start..<index, end)
            var place = start
            while place < index {
                let first = place
                while unsafe place < index && cells[place].codePoint == 0x2D { place &+= 1 }
                let isInside = unsafe place < end && cells[place].scalarClass != .space
                if isPhrase, place > first, isInside {
                    unsafe cells[written] = blank
                    unsafe origins[written] = origins[first]
                    written &+= 1
                    tricks.hyphens &+= 1
                } else {
                    for kept in first..<place { move(kept, to: &written) }
                }
                if place < index {
                    move(place, to: &written)
                    place &+= 1
                }
            }
        }
        cell = written
    }

    private func isAddressPart(_ cell: Cell) -> Bool { AddressWords.isPart(cell.codePoint) && !cell.isCapital }

    /// True for the words of an address with all that belongs to it, of an option (`--like-so-or-so`) or of a name that has
    /// capitals.
    private func isTied(_ words: Range<Int>, _ end: Int) -> Bool {
        if words.lowerBound > firstCell {
            let before = unsafe cells[words.lowerBound &- 1]
            let isOption = unsafe before.scalarClass == .space && cells[words.lowerBound].codePoint == 0x2D
            if isOption || before.isCapital || AddressWords.isTie(before.codePoint) { return true }
        } else if unsafe cells[words.lowerBound].codePoint == 0x2D {
            return true
        }
        guard words.upperBound < end else { return false }
        let next = unsafe cells[words.upperBound]
        if next.isCapital { return true }
        guard AddressWords.isTie(next.codePoint) else { return false }
        // A full stop or a question mark may end a sentence.
        let isEnd = unsafe words.upperBound &+ 1 == end || cells[words.upperBound &+ 1].scalarClass == .space
        return !isEnd || next.codePoint == 0x2F
    }
}
