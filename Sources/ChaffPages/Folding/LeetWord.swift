@_spi(Folding) import Chaff

/// A word in ASCII with digits and signs in the place of letters: `c@sino`, `v1agra`.
///
/// Names with numbers (`bet365`, `mp3`, `W3C`), addresses, and codes stay as they are: a digit must stand alone between
/// two letters, with a small one behind it, and nothing may tie the word to an address.
enum LeetWord {
    /// The letter that a sign stands for, or 0. The figure 1 is `l` between a consonant that goes before l and a vowel.
    static func letter(_ sign: UInt8, after previous: UInt8, before next: UInt8) -> UInt8 {
        switch sign {
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "1"): isCluster(previous, next) ? UInt8(ascii: "l") : UInt8(ascii: "i")
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
        case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
        case UInt8(ascii: "7"): UInt8(ascii: "t")
        default: 0
        }
    }

    private static func isCluster(_ previous: UInt8, _ next: UInt8) -> Bool {
        // b f g p s, then a e o u, as bits of the alphabet.
        0x9_00C4 &>> UInt32(previous & 31) & 0x20_8022 &>> UInt32(next & 31) & 1 == 1
    }

    /// The word around the sign at `place`, if it is one.
    static func word(around place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var (start, end) = (place, place + 1)
        // Bounded, because any place of a long code may ask.
        while start > 0, end - start <= longest, unsafe isPart(bytes[start - 1]) { start -= 1 }
        while unsafe end - start <= longest && end < bytes.count && isPart(bytes[end]) { end += 1 }
        if unsafe end - start > longest || isTied(start, end, bytes) { return nil }
        // Digits at the end are a number.
        var stem = end
        while stem > start, unsafe isDigit(bytes[stem - 1]) { stem -= 1 }
        var (letters, signs) = (0, 0)
        for index in start..<stem {
            let byte = unsafe bytes[index]
            if isLetter(byte) {
                letters += 1
                continue
            }
            guard index > start, index + 1 < stem, unsafe isLetter(bytes[index - 1]), unsafe isLetter(bytes[index + 1])
            else { return nil }
            // `W3Schools`, `H1N1`, and what is in capitals as a whole: product codes.
            if isDigit(byte), unsafe bytes[index + 1] < 0x60 || bytes[index - 1] < 0x60 && index - 1 > start {
                return nil
            }
            if letter(byte, after: 0, before: 0) == 0 { return nil }
            // `Work@Home`, and an author's name with that of an account.
            if byte == UInt8(ascii: "@"), index - start > 3 { return nil }
            signs += 1
        }
        guard letters >= 3, signs > 0, letters >= 2 * signs else { return nil }
        return unsafe isMusic(start, bytes) ? nil : start..<stem
    }

    private static let longest = 24

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isPart(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$")
    }

    /// True for a part of an address, a path, a variable or a longer code.
    private static func isTied(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if start > 0, unsafe isTie(bytes[start - 1]) || bytes[start - 1] >= 0x80 { return true }
        guard end < bytes.count else { return false }
        let next = unsafe bytes[end]
        if next >= 0x80 || next == UInt8(ascii: "/") || next == UInt8(ascii: "_") { return true }
        return unsafe isTie(next) && end + 1 < bytes.count && isPart(bytes[end + 1])
    }

    /// `. - _ / = & ? % # + : ~ \`
    private static func isTie(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x2D, 0x5F, 0x2F, 0x3D, 0x26, 0x3F, 0x25, 0x23, 0x2B, 0x3A, 0x7E, 0x5C: true
        default: false
        }
    }

    /// `mp3player`, `mp4`.
    private static func isMusic(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe (bytes[start] | 0x20) == UInt8(ascii: "m") && (bytes[start + 1] | 0x20) == UInt8(ascii: "p")
            && isDigit(bytes[start + 2])
    }
}

// Words with signs for letters.
extension LineFolder {
    /// Gives digits and signs of the line's bytes the letters they stand for.
    mutating func readLeet(in line: Range<Int>) {
        guard line.count >= 4 else { return }
        var place = line.lowerBound + 1
        while place + 1 < line.upperBound {
            let sign = unsafe bytes[place]
            let isBetween = unsafe LeetWord.isLetter(bytes[place - 1]) && LeetWord.isLetter(bytes[place + 1])
            guard isBetween, LeetWord.letter(sign, after: 0, before: 0) != 0,
                let word = unsafe LeetWord.word(around: place, in: bytes)
            else {
                place += 1
                continue
            }
            for index in word where unsafe !LeetWord.isLetter(bytes[index]) {
                let letter = unsafe LeetWord.letter(bytes[index], after: bytes[index - 1], before: bytes[index + 1])
                replace(cellOf: index, with: letter)
            }
            place = word.upperBound
        }
    }

    /// Writes a letter over the cell that came from the byte at `offset`, if it has one.
    private mutating func replace(cellOf offset: Int, with letter: UInt8) {
        var (low, high) = (firstCell, cell)
        while low < high {
            let middle = (low + high) / 2
            if unsafe Int(origins[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        guard low < cell, unsafe Int(origins[low]) == offset else { return }
        unsafe cells[low] = Cell(bits: table.entry(UInt32(letter)))
        tricks.leet &+= 1
    }
}
