@_spi(Folding) import Chaff

// Code points whose neighbours tell whether they stand for another one, and signs of damage. They are rare; the table
// marks them, so that no other code point is asked.
extension LineFolder {
    /// True for code points that ``fold(marked:_:at:)`` must see.
    static func needsNeighbours(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        // 曰 揄 屏 阿 微 薇 徽 ∨, U+FFFD, what GBK makes of “，” “。” and quotes in UTF-8, and €.
        case 0x66F0, 0x63C4, 0x5C4F, 0x963F, 0x5FAE, 0x8587, 0x5FBD, 0x2228, 0xFFFD, 0x951B, 0x9286, 0x9225, 0x20AC:
            true
        default: DoubleEncoding.isSecond(codePoint)
        }
    }

    /// Folds a marked code point that stands at `start`.
    /// - Parameter bits: what it folds to by itself.
    @inline(never) mutating func fold(marked codePoint: UInt32, _ bits: UInt32, at start: Int) {
        switch codePoint {
        case 0xFFFD, 0x951B, 0x9286, 0x9225, 0x20AC: foldDamage(codePoint, bits, at: start)
        case 0x5FAE, 0x8587, 0x5FBD: foldMessenger(codePoint, bits, at: start)
        default:
            let form = DoubleEncoding.isSecond(codePoint) ? 0 : lookAlike(codePoint)
            if form != 0 { tricks.lookAlike &+= 1 }
            append(form == 0 ? bits : table.entry(form), from: start)
        }
    }

    /// The character that one stands for beside its neighbours, or 0. Only pairs that no other word has.
    private mutating func lookAlike(_ codePoint: UInt32) -> UInt32 {
        let next = peek(at: offset)
        switch codePoint {
        // 曰本 曰韩 曰批; 曰韓 as well.
        case 0x66F0 where [0x672C, 0x97E9, 0x97D3, 0x6279].contains(next.codePoint): return 0x65E5
        // 揄拍
        case 0x63C4 where next.codePoint == 0x62CD: return 0x5077
        // 视屏, but neither 电视屏 nor 视屏幕.
        case 0x5C4F where last == 0x89C6 && secondLast != 0x7535 && next.codePoint != 0x5E55: return 0x9891
        // 阿v, but not a name that begins so.
        case 0x963F where next.codePoint | 0x20 == 0x76 && !isLetter(peek(at: next.end).codePoint): return 0x61
        // a∨, 阿∨ and the like: not in formulas, which have blanks or brackets.
        case 0x2228 where last == 0x61 && !isLetter(secondLast) && !isLetter(next.codePoint): return 0x76
        default: return 0
        }
    }

    private func isLetter(_ codePoint: UInt32) -> Bool { codePoint | 0x20 &- 0x61 < 26 }

    /// 微❤信, 薇信: the name of a messenger in pieces, or with a look-alike in front.
    private mutating func foldMessenger(_ codePoint: UInt32, _ bits: UInt32, at start: Int) {
        var next = peek(at: offset)
        let separatorEnd = next.end
        let isParted = next.codePoint != 0x20 && PartedLetters.isSeparator(next.codePoint)
        if isParted {
            next = peek(at: next.end)
            if next.codePoint == 0xFE0F { next = peek(at: next.end) }
        }
        guard next.codePoint == 0x4FE1 else { return append(bits, from: start) }
        // In this order: to look up an entry may fill its block and move the expansions.
        let first = table.entry(0x5FAE)
        append(table.expansions[Int(first & 0xF_FFFF)], from: start)
        if codePoint != 0x5FAE { tricks.lookAlike &+= 1 }
        if isParted {
            offset = separatorEnd
            tricks.parted &+= 1
        }
    }

    /// Traces of text that was decoded wrongly. Nothing is restored; one mark stands for what is lost in a row.
    private mutating func foldDamage(_ codePoint: UInt32, _ bits: UInt32, at start: Int) {
        // A byte that is no UTF-8 gives U+FFFD as well, and is counted where it is decoded.
        let isWritten = offset &- start == 3
        let isAfterHan = unsafe cell > firstCell && cells[cell &- 1].scalarClass == .han
        if isWritten, codePoint != 0x20AC || isAfterHan { tricks.damaged &+= 1 }
        if codePoint == 0xFFFD, isWritten, last == 0xFFFD { return }
        append(bits, from: start)
    }

    /// The code point at a place, and where the next one stands. Nothing is counted; 0 at the end of the text.
    mutating func peek(at place: Int) -> (codePoint: UInt32, end: Int) {
        guard unsafe place < bytes.count else { return (0, place) }
        let byte = unsafe bytes[place]
        if byte < 0x80 { return (UInt32(byte), place &+ 1) }
        let (offset, invalid) = (self.offset, tricks.invalid)
        let codePoint = decode(byte, at: place)
        let end = self.offset
        (self.offset, tricks.invalid) = (offset, invalid)
        return (codePoint, end)
    }
}
