import CFolding

/// Looks for ASCII that may be parted letters, letters written as signs or words tied by hyphens, so that lines without
/// them, nearly all, are not looked at again. Goes over a text once, thirty-two bytes at a time: in C, because on this compiler comparisons of
/// vectors are loops over their lanes.
@safe struct TrickScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The first place, from where it was looked for, that may be such.
    private var next = 0
    private var isStarted = false

    init(bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = unsafe bytes.assumingMemoryBound(to: UInt8.self)
    }

    /// True if a line has such a place. Lines must be asked about in order.
    @inline(__always) mutating func finds(in line: Range<Int>) -> Bool {
        if next < line.lowerBound || !isStarted { search(from: line.lowerBound) }
        return next < line.upperBound
    }

    @inline(never) private mutating func search(from start: Int) {
        isStarted = true
        var place = start
        let count = unsafe bytes.count
        while place &+ 2 < count {
            if let first = unsafe bytes.baseAddress, place >= Int(chaff_trick_before) {
                place = unsafe Int(chaff_find_trick(first, count, place))
            }
            if isTrick(at: place) {
                next = place
                return
            }
            place &+= 1
        }
        next = Int.max
    }

    /// True if parted letters or a word with signs for letters may begin at `place`; two bytes must follow it.
    func isTrick(at place: Int) -> Bool {
        let (mark, letter) = unsafe (bytes[place], bytes[place + 1])
        if LeetWord.isLetter(mark) {
            if letter == UInt8(ascii: "-") { return unsafe AddressWords.mayBegin(at: place, in: bytes) }
            return unsafe LeetWord.isLetter(bytes[place + 2]) && !LeetWord.isLetter(letter)
                && LeetWord.letter(letter, after: 0, before: 0) != 0
                && LeetWord.word(around: place + 1, in: bytes) != nil
        }
        guard unsafe mark == bytes[place + 2], PartedLetters.isSeparator(UInt32(mark)), mark < 0x80,
            isAlphanumeric(letter), place > 0, unsafe place + 3 < bytes.count
        else { return false }
        let (before, after) = unsafe (bytes[place - 1], bytes[place + 3])
        guard isAlphanumeric(before), isAlphanumeric(after) else { return false }
        // Versions and dates.
        let digits = [before, letter, after].count(where: LeetWord.isDigit)
        if digits > 1 { return false }
        // None of them is part of a word.
        return !isAlphanumeric(before: place - 1) && !isAlphanumeric(behind: place + 3)
    }

    /// True if a letter or digit stands before the character whose last byte is at `place`.
    private func isAlphanumeric(before place: Int) -> Bool {
        var start = place
        while start > 0, unsafe bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start > 0 && isAlphanumeric(unsafe bytes[start - 1])
    }

    /// True if a letter or digit stands behind the character that begins at `place`.
    private func isAlphanumeric(behind place: Int) -> Bool {
        var end = place + 1
        while unsafe end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
        return unsafe end < bytes.count && isAlphanumeric(bytes[end])
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        LeetWord.isLetter(byte) || LeetWord.isDigit(byte) || byte >= 0x80
    }
}
