/// Looks for ASCII that may be parted letters or letters written as signs, so that lines without them, nearly all, are
/// not looked at again. Goes over a text once, thirty-two bytes at a time.
@safe struct TrickScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the text begins, the byte behind, and the one behind that. Three of them, because of one pointer the
    /// compiler loads each word once and shifts it into all its places, at twice the cost.
    private let first, second, third: UnsafeRawPointer?
    /// The first place, from where it was looked for, that may be such.
    private var next = 0
    private var isStarted = false

    init(bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = unsafe bytes.assumingMemoryBound(to: UInt8.self)
        unsafe first = bytes.baseAddress
        unsafe second = unsafe bytes.baseAddress.map { unsafe $0 + 1 }
        unsafe third = unsafe bytes.baseAddress.map { unsafe $0 + 2 }
    }

    /// True if a line has such a place. Lines must be asked about in order.
    @inline(__always) mutating func finds(in line: Range<Int>) -> Bool {
        if next < line.lowerBound || !isStarted { search(from: line.lowerBound) }
        return next < line.upperBound
    }

    private typealias Block = SIMD4<UInt64>
    private static let blockSize = 32
    /// How many bytes behind a place are looked at.
    private static let reach = 5

    @inline(never) private mutating func search(from start: Int) {
        isStarted = true
        var place = start
        let count = unsafe bytes.count
        if let first = unsafe first, let second = unsafe second, let third = unsafe third {
            while place &+ TrickScan.blockSize &+ TrickScan.reach <= count {
                let hits = unsafe TrickScan.hits(
                    load(first + place), load(second + place), load(third + place))
                if hits[0] | hits[1] | hits[2] | hits[3] != 0, let trick = self.trick(among: hits, from: place) {
                    next = trick
                    return
                }
                place &+= TrickScan.blockSize
            }
        }
        while place &+ 2 < count {
            if isTrick(at: place) {
                next = place
                return
            }
            place &+= 1
        }
        next = Int.max
    }

    /// The first of the places in a block that hold a trick.
    @inline(never) private func trick(among hits: Block, from place: Int) -> Int? {
        for part in 0..<4 {
            var left = hits[part].littleEndian
            while left != 0 {
                let hit = place &+ part &* 8 &+ left.trailingZeroBitCount &>> 3
                if isTrick(at: hit) { return hit }
                left &= left &- 1
            }
        }
        return nil
    }

    /// The highest bit of each byte tells whether the same separator stands there and two bytes on, or a digit or sign
    /// between letters; may be set where it is not so. Comparisons of vectors are loops over their lanes, and so is
    /// arithmetic of thirty-two bytes: bytes without their highest bit are added up eight in a word.
    @inline(__always) private static func hits(_ first: Block, _ second: Block, _ third: Block) -> Block {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let change = first ^ third
        let differs = (change & low &+ low) | change
        let mark = first & low
        // From `0` on, and not above `z` without regard to case.
        let isOther = (mark &+ every(0x50)) & ~((mark | every(0x20)) &+ every(0x05))
        let sign = second & low
        let isFromZero = sign &+ every(0x50)
        let isSeparated = isFromZero & ~(differs | isOther)
        let isBetweenLetters = (first & third) &+ (first & third)
        let isSign = isFromZero & ~(sign &+ every(0x3F)) | ~((sign ^ every(0x24)) &+ low)
        return (isSeparated & ~first | isBetweenLetters & isSign & ~second) & every(0x80)
    }

    @inline(__always) private func load(_ place: UnsafeRawPointer) -> Block {
        unsafe place.loadUnaligned(as: Block.self)
    }

    @inline(__always) private static func every(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// True if parted letters or a word with signs for letters may begin at `place`: the same by single bytes.
    private func isTrick(at place: Int) -> Bool {
        let (mark, letter) = unsafe (bytes[place], bytes[place + 1])
        if LeetWord.isLetter(mark) {
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
