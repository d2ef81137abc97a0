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
    private var firstCell = 0

    /// Where reading stands; after ``fold(limit:)`` at the line ending or at the end of the bytes.
    private(set) var offset = 0
    /// One past the last cell written.
    private(set) var cell = 0
    private(set) var isBlank = true
    private(set) var tricks = Tricks()
    /// The code points of the last two cells. Before the first one a blank: blanks there are dropped like those after
    /// another blank.
    private var last: UInt32 = 0x20
    private var secondLast = UInt32.max

    init(
        bytes: UnsafeRawBufferPointer, table: FoldingTable, cells: UnsafeMutablePointer<Cell>,
        origins: UnsafeMutablePointer<UInt32>
    ) {
        unsafe self.bytes = unsafe bytes
        self.table = table
        unsafe self.cells = unsafe cells
        unsafe self.origins = unsafe origins
    }

    /// Begins a line that starts at the byte `offset` and whose cells go to `cell` and on.
    mutating func start(at offset: Int, cell: Int) {
        self.offset = offset
        self.cell = cell
        firstCell = cell
        isBlank = true
        tricks = Tricks()
        last = 0x20
        secondLast = .max
    }

    mutating func fold(limit: Int) {
        let count = unsafe bytes.count
        let stop = firstCell + limit
        while offset < count, cell < stop {
            let start = offset
            let byte = unsafe bytes[start]
            if byte < 0x80 {
                copyPlain(until: count, stop)
                if offset > start { continue }
                if byte == 0x0A || byte == 0x0D { break }
                offset = start &+ 1
                if byte == 0x28, dropPinyin(at: start) { continue }
                append(table.entry(UInt32(byte)), from: start)
            } else {
                copyWide(until: count, stop)
                if offset == start { appendDecoded(byte, at: start) }
            }
        }
        if offset < count { skipToLineEnd() }
    }

    /// Copies ASCII that repeats nothing, most of many texts: sixteen characters at once, the last ones of a page one by
    /// one. Stops at the first byte that needs a closer look.
    @inline(__always) private mutating func copyPlain(until count: Int, _ stop: Int) {
        let (plain, cells, origins) = unsafe (table.plain, self.cells, self.origins)
        var (offset, cell, last, secondLast) = (self.offset, self.cell, self.last, self.secondLast)
        let first = offset
        while offset &+ LineFolder.blockSize <= count, offset >= 2, cell &+ LineFolder.blockSize <= stop {
            let length = plainLength(at: offset)
            // The bytes before may be other ones than those that were written last.
            let next = unsafe plain[Int(bytes[offset])] & 0x1F_FFFF
            if length == 0 || next == last { break }
            // All sixteen are written; those behind the first that is not plain will be written over.
            for lane in 0..<LineFolder.blockSize {
                unsafe cells[cell &+ lane] = Cell(bits: plain[Int(bytes[offset &+ lane])])
            }
            let steps = SIMD16<UInt32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
            unsafe UnsafeMutableRawPointer(origins + cell).storeBytes(
                of: steps &+ UInt32(truncatingIfNeeded: offset), as: SIMD16<UInt32>.self)
            offset &+= length
            cell &+= length
            secondLast = unsafe length > 1 ? cells[cell &- 2].codePoint : last
            unsafe last = cells[cell &- 1].codePoint
            if length < LineFolder.blockSize { break }
        }
        if offset == first {
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
                if offset &- first == LineFolder.blockSize { break }
            }
        }
        if offset > first { isBlank = false }
        (self.offset, self.cell, self.last, self.secondLast) = (offset, cell, last, secondLast)
    }

    private typealias Block = SIMD16<UInt8>
    private static let blockSize = 16

    /// How many of the next sixteen bytes, from the first on, are ASCII that stands for itself: no blank after a blank, no
    /// character for the third time in a row. May be fewer than it could be.
    @inline(__always) private func plainLength(at offset: Int) -> Int {
        guard let base = unsafe bytes.baseAddress else { return 0 }
        let block = unsafe (base + offset).loadUnaligned(as: Block.self)
        let before = unsafe (base + offset - 1).loadUnaligned(as: Block.self)
        // Capitals and small letters repeat each other; of other characters this takes some for the same that are not.
        let change = (block ^ before) & 0xDF
        let secondChange = unsafe (before ^ (base + offset - 2).loadUnaligned(as: Block.self)) & 0xDF
        let repeats = isZero(change) & (isZero(secondChange) | isZero(block ^ 0x20))
        let others = block | (block &+ 1) | (block &- 0x20) | isZero(block ^ 0x28)
        let halves = unsafe unsafeBitCast((repeats | others) & 0x80, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount &>> 3 }
        return 8 &+ halves[1].littleEndian.trailingZeroBitCount &>> 3
    }

    /// The highest bit of each byte tells whether it was zero. Comparisons of vectors are loops over their lanes.
    @inline(__always) private func isZero(_ bytes: Block) -> Block { (bytes &- 1) & ~bytes }

    /// Copies letters and marks of two or three bytes that stand for one cell each and repeat nothing, most of a text
    /// in Chinese, Korean or Russian.
    @inline(__always) private mutating func copyWide(until count: Int, _ stop: Int) {
        let (cells, origins) = unsafe (self.cells, self.origins)
        var (offset, cell, last, secondLast) = (self.offset, self.cell, self.last, self.secondLast)
        var (styled, traditional): (UInt32, UInt32) = (0, 0)
        let first = offset
        while cell < stop {
            guard let (codePoint, length) = wideCodePoint(at: offset, until: count) else { break }
            let entry = table.entry(codePoint)
            let new = Cell(bits: entry)
            let scalarClass = new.scalarClass
            if entry & FoldingTable.isExpansion != 0 || scalarClass == .space || scalarClass == .mark
                || new.codePoint == last
            {
                break
            }
            unsafe cells[cell] = new
            unsafe origins[cell] = UInt32(truncatingIfNeeded: offset)
            styled &+= (entry &>> 26) & 1
            traditional &+= (entry &>> 27) & 1
            cell &+= 1
            offset &+= length
            secondLast = last
            last = new.codePoint
        }
        if offset > first { isBlank = false }
        tricks.styled &+= styled
        tricks.traditional &+= traditional
        (self.offset, self.cell, self.last, self.secondLast) = (offset, cell, last, secondLast)
    }

    /// The code point that two or three valid bytes stand for.
    @inline(__always) private func wideCodePoint(at start: Int, until count: Int) -> (UInt32, Int)? {
        guard start &+ 3 <= count else { return nil }
        let first = unsafe UInt32(bytes[start])
        let second = unsafe UInt32(bytes[start &+ 1]) ^ 0x80
        let third = unsafe UInt32(bytes[start &+ 2]) ^ 0x80
        if first &- 0xE0 < 0x10, second | third < 0x40 {
            let codePoint = (first & 0x0F) &<< 12 | second &<< 6 | third
            return codePoint >= 0x800 && codePoint &>> 11 != 0x1B ? (codePoint, 3) : nil
        }
        return first &- 0xC2 < 0x1E && second < 0x40 ? ((first & 0x1F) &<< 6 | second, 2) : nil
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
