@_spi(Folding) import Chaff

/// Folds one line in one pass: decodes UTF-8, looks every code point up, undoes what needs its neighbours (runs,
/// blanks, stacked marks, bracketed pinyin) and notes where each cell came from.
///
/// The pointers must have room for one cell a byte.
@safe struct LineFolder {
    private let bytes: UnsafeRawBufferPointer
    private let table: FoldingTable
    private let cells: UnsafeMutablePointer<Cell>
    private let origins: UnsafeMutablePointer<UInt32>
    private let firstCell: Int

    /// Where reading stands; after ``fold(limit:)`` at the line ending or at the end of the bytes.
    private(set) var offset: Int
    /// One past the last cell written.
    private(set) var cell: Int
    private(set) var isBlank = true
    private(set) var tricks = Tricks()
    /// The code points of the last two cells. Before the first one a blank: blanks there are dropped like those after
    /// another blank.
    private var last: UInt32 = 0x20
    private var secondLast = UInt32.max

    init(
        bytes: UnsafeRawBufferPointer, table: FoldingTable, cells: UnsafeMutablePointer<Cell>,
        origins: UnsafeMutablePointer<UInt32>, offset: Int, cell: Int
    ) {
        unsafe self.bytes = unsafe bytes
        self.table = table
        unsafe self.cells = unsafe cells
        unsafe self.origins = unsafe origins
        self.offset = offset
        self.cell = cell
        firstCell = cell
    }

    mutating func fold(limit: Int) {
        let count = unsafe bytes.count
        let stop = firstCell + limit
        while true {
            copyPlain(until: count, stop)
            guard offset < count, cell < stop else { break }
            let start = offset
            let byte = unsafe bytes[start]
            if byte < 0x80 {
                if byte == 0x0A || byte == 0x0D { break }
                offset = start &+ 1
                if byte == 0x28, dropPinyin(at: start) { continue }
                append(table.entry(UInt32(byte)), from: start)
            } else {
                appendDecoded(byte, at: start)
            }
        }
        if offset < count { skipToLineEnd() }
    }

    /// Copies ASCII that repeats nothing, most of many texts, in a loop over locals.
    @inline(__always) private mutating func copyPlain(until count: Int, _ stop: Int) {
        let (plain, cells, origins) = unsafe (table.plain, self.cells, self.origins)
        var offset = self.offset
        var cell = self.cell
        var last = self.last
        var secondLast = self.secondLast
        let first = offset
        while offset < count, cell < stop {
            let entry = unsafe plain[Int(bytes[offset])]
            let codePoint = entry & 0x1F_FFFF
            if codePoint == last || entry == 0 { break }
            unsafe cells[cell] = Cell(bits: entry)
            unsafe origins[cell] = UInt32(truncatingIfNeeded: offset)
            cell &+= 1
            offset &+= 1
            secondLast = last
            last = codePoint
        }
        if offset > first { isBlank = false }
        self.offset = offset
        self.cell = cell
        self.last = last
        self.secondLast = secondLast
    }

    @inline(__always) private mutating func appendDecoded(_ byte: UInt8, at start: Int) {
        let entry = table.entry(decode(byte, at: start))
        if entry & FoldingTable.isExpansion != 0 {
            let first = Int(entry & 0xF_FFFF)
            for index in first..<first + Int((entry &>> 20) & 15) {
                append(table.expansions[index], from: start)
            }
        } else if entry != 0 {
            append(entry, from: start)
        } else {
            isBlank = false
            tricks.ignorable &+= 1
        }
    }

    @inline(__always) private mutating func write(_ new: Cell, _ codePoint: UInt32, from start: Int) {
        unsafe cells[cell] = new
        unsafe origins[cell] = UInt32(truncatingIfNeeded: start)
        cell = cell &+ 1
        secondLast = last
        last = codePoint
    }

    @inline(__always) private mutating func append(_ bits: UInt32, from start: Int) {
        let new = Cell(bits: bits)
        let codePoint = new.codePoint
        let scalarClass = new.scalarClass
        if scalarClass == .space {
            // Blanks at the start of a line and after another blank say nothing.
            if last == 0x20 { return }
        } else {
            isBlank = false
            if scalarClass == .mark, absorb(mark: new) { return }
            if codePoint == last, codePoint == secondLast, scalarClass != .digit {
                if scalarClass.isLetter { tricks.repeated &+= 1 }
                return
            }
            tricks.styled &+= (bits &>> 26) & 1
            tricks.traditional &+= (bits &>> 27) & 1
        }
        write(new, codePoint, from: start)
    }

    /// Joins a combining mark to the letter before it, or drops it where it cannot belong: on a blank, a digit, a Han
    /// character, or on top of another mark. Returns false if it stays a cell of its own.
    @inline(never) private mutating func absorb(mark: Cell) -> Bool {
        guard cell > firstCell else {
            tricks.marks &+= 1
            return true
        }
        let base = unsafe cells[cell - 1]
        if base.scalarClass == .latin || base.scalarClass == .letter || base.scalarClass == .kana {
            let composed = table.composed(base, mark)
            guard composed != 0 else { return false }
            unsafe cells[cell - 1] = Cell(bits: base.bits & ~0x1F_FFFF | composed)
            last = composed
            return true
        }
        tricks.marks &+= 1
        return true
    }

    @inline(never) private mutating func dropPinyin(at start: Int) -> Bool {
        guard cell > firstCell, unsafe cells[cell &- 1].scalarClass == .han else { return false }
        let length = unsafe Pinyin.bracketLength(bytes, at: start)
        if length == 0 { return false }
        tricks.pinyin &+= 1
        offset = start &+ length
        return true
    }

    private mutating func skipToLineEnd() {
        while unsafe offset < bytes.count, unsafe bytes[offset] != 0x0A, unsafe bytes[offset] != 0x0D { offset &+= 1 }
    }

    /// Decodes the code point that starts at `start` and moves on. A byte that starts no valid sequence counts alone,
    /// as U+FFFD; overlong forms, surrogates and values over U+10FFFF are not valid (Unicode 15, table 3-7).
    @inline(__always) private mutating func decode(_ first: UInt8, at start: Int) -> UInt32 {
        let left = unsafe bytes.count &- start
        if first < 0xE0 {
            if first >= 0xC2, left >= 2 {
                let second = unsafe bytes[start &+ 1]
                if second & 0xC0 == 0x80 {
                    offset = start &+ 2
                    return UInt32(first & 0x1F) &<< 6 | UInt32(second & 0x3F)
                }
            }
        } else if first < 0xF0 {
            if left >= 3 {
                let second = unsafe bytes[start &+ 1]
                let third = unsafe bytes[start &+ 2]
                let codePoint = UInt32(first & 0x0F) &<< 12 | UInt32(second & 0x3F) &<< 6 | UInt32(third & 0x3F)
                if second & 0xC0 == 0x80, third & 0xC0 == 0x80, codePoint >= 0x800, codePoint &>> 11 != 0x1B {
                    offset = start &+ 3
                    return codePoint
                }
            }
        } else if first < 0xF5, left >= 4 {
            let second = unsafe bytes[start &+ 1]
            let third = unsafe bytes[start &+ 2]
            let fourth = unsafe bytes[start &+ 3]
            let codePoint =
                UInt32(first & 0x07) &<< 18 | UInt32(second & 0x3F) &<< 12 | UInt32(third & 0x3F) &<< 6
                | UInt32(fourth & 0x3F)
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80, codePoint >= 0x10000,
                codePoint < 0x110000
            {
                offset = start &+ 4
                return codePoint
            }
        }
        offset = start &+ 1
        tricks.invalid &+= 1
        return 0xFFFD
    }
}
