import Chaff

/// Folds one line in one pass: decodes UTF-8, looks every code point up, undoes what needs its neighbours (runs,
/// blanks, stacked marks, bracketed pinyin) and notes where each cell came from.
///
/// The pointers must have room for one cell a byte.
@unsafe struct LineFolder {
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

    init(
        bytes: UnsafeRawBufferPointer, table: FoldingTable, cells: UnsafeMutablePointer<Cell>,
        origins: UnsafeMutablePointer<UInt32>, offset: Int, cell: Int
    ) {
        unsafe self.bytes = bytes
        unsafe self.table = table
        unsafe self.cells = cells
        unsafe self.origins = origins
        unsafe self.offset = offset
        unsafe self.cell = cell
        unsafe firstCell = cell
    }

    mutating func fold(limit: Int) {
        let count = unsafe bytes.count
        let ascii = unsafe table.block(of: 0)
        let stop = unsafe firstCell + limit
        while unsafe offset < count {
            let start = unsafe offset
            let byte = unsafe bytes[start]
            var entry: UInt32
            if byte < 0x80 {
                if byte == 0x0A || byte == 0x0D { return }
                unsafe offset = start &+ 1
                entry = unsafe ascii[Int(byte)]
                if byte == 0x28, unsafe dropPinyin(at: start) { continue }
            } else {
                entry = unsafe table.entry(decode(byte, at: start))
            }
            if entry & FoldingTable.isExpansion != 0 {
                let first = Int(entry & 0xF_FFFF)
                for index in first..<first + Int((entry &>> 20) & 15) {
                    unsafe append(table.expansions[index], from: start)
                }
            } else if entry != 0 {
                unsafe append(entry, from: start)
            } else {
                unsafe isBlank = false
                unsafe tricks.ignorable &+= 1
            }
            if unsafe cell >= stop {
                unsafe skipToLineEnd()
                return
            }
        }
    }

    @inline(__always) private mutating func append(_ bits: UInt32, from start: Int) {
        let new = Cell(bits: bits)
        let scalarClass = new.scalarClass
        if scalarClass == .space {
            // Blanks at the start of a line and after another blank say nothing.
            if unsafe cell == firstCell || cells[cell &- 1].codePoint == 0x20 { return }
        } else {
            unsafe isBlank = false
            if scalarClass == .mark, unsafe absorb(mark: new) { return }
            if unsafe cell &- firstCell >= 2, unsafe cells[cell &- 1].codePoint == new.codePoint,
                unsafe cells[cell &- 2].codePoint == new.codePoint, scalarClass != .digit
            {
                if scalarClass.isLetter { unsafe tricks.repeated &+= 1 }
                return
            }
            unsafe tricks.styled &+= (bits &>> 26) & 1
            unsafe tricks.traditional &+= (bits &>> 27) & 1
        }
        unsafe cells[cell] = new
        unsafe origins[cell] = UInt32(truncatingIfNeeded: start)
        unsafe cell = cell &+ 1
    }

    /// Joins a combining mark to the letter before it, or drops it where it cannot belong: on a blank, a digit, a Han
    /// character, or on top of another mark. Returns false if it stays a cell of its own.
    @inline(never) private mutating func absorb(mark: Cell) -> Bool {
        guard unsafe cell > firstCell else {
            unsafe tricks.marks &+= 1
            return true
        }
        let base = unsafe cells[cell - 1]
        switch base.scalarClass {
        case .latin, .letter, .kana:
            let composed = unsafe table.composed(base, mark)
            guard composed != 0 else { return false }
            unsafe cells[cell - 1] = Cell(bits: base.bits & ~0x1F_FFFF | composed)
            return true
        default:
            unsafe tricks.marks &+= 1
            return true
        }
    }

    @inline(__always) private mutating func dropPinyin(at start: Int) -> Bool {
        guard unsafe cell > firstCell, unsafe cells[cell &- 1].scalarClass == .han else { return false }
        let length = unsafe Pinyin.bracketLength(bytes, at: start)
        if length == 0 { return false }
        unsafe tricks.pinyin &+= 1
        unsafe offset = start &+ length
        return true
    }

    private mutating func skipToLineEnd() {
        while unsafe offset < bytes.count, unsafe bytes[offset] != 0x0A, unsafe bytes[offset] != 0x0D {
            unsafe offset &+= 1
        }
    }

    /// Decodes the code point that starts at `start` and moves on. A byte that starts no valid sequence counts alone,
    /// as U+FFFD; overlong forms, surrogates and values over U+10FFFF are not valid (Unicode 15, table 3-7).
    @inline(__always) private mutating func decode(_ first: UInt8, at start: Int) -> UInt32 {
        let left = unsafe bytes.count &- start
        if first < 0xE0 {
            if first >= 0xC2, left >= 2 {
                let second = unsafe bytes[start &+ 1]
                if second & 0xC0 == 0x80 {
                    unsafe offset = start &+ 2
                    return UInt32(first & 0x1F) &<< 6 | UInt32(second & 0x3F)
                }
            }
        } else if first < 0xF0 {
            if left >= 3 {
                let second = unsafe bytes[start &+ 1]
                let third = unsafe bytes[start &+ 2]
                let codePoint = UInt32(first & 0x0F) &<< 12 | UInt32(second & 0x3F) &<< 6 | UInt32(third & 0x3F)
                if second & 0xC0 == 0x80, third & 0xC0 == 0x80, codePoint >= 0x800, codePoint &>> 11 != 0x1B {
                    unsafe offset = start &+ 3
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
                unsafe offset = start &+ 4
                return codePoint
            }
        }
        unsafe offset = start &+ 1
        unsafe tricks.invalid &+= 1
        return 0xFFFD
    }
}
