import CFolding
@_spi(Folding) import Chaff

/// Folds one line in one pass: decodes UTF-8, looks every code point up, undoes what needs its neighbours (runs,
/// blanks, stacked marks, bracketed pinyin) and notes where each cell came from.
///
/// The pointers must have room for one cell a byte.
@safe struct LineFolder {
    let bytes: UnsafeBufferPointer<UInt8>
    let table: FoldingTable
    let cells: UnsafeMutablePointer<Cell>
    let origins: UnsafeMutablePointer<UInt32>
    private(set) var firstCell = 0
    private var text: chaff_text
    private var state = chaff_folding()

    var isBlank = true
    var tricks = Tricks()
    /// True if letters of two scripts stand side by side.
    var isMixed = false
    /// True if the line has emoji.
    var isSprinkled = false
    /// True if a mark stands on one that made no letter.
    var isStacked = false
    /// True if a character stands between two separators of one kind, or a separator between two that do.
    var isParted = false

    init(
        bytes: UnsafeRawBufferPointer, table: FoldingTable, cells: UnsafeMutablePointer<Cell>,
        origins: UnsafeMutablePointer<UInt32>
    ) {
        unsafe self.bytes = unsafe bytes.assumingMemoryBound(to: UInt8.self)
        self.table = table
        unsafe self.cells = unsafe cells
        unsafe self.origins = unsafe origins
        unsafe text = unsafe chaff_text(
            bytes: self.bytes.baseAddress, count: bytes.count, simple: table.simple, is_filled: table.isFilled,
            cells: UnsafeMutableRawPointer(cells).assumingMemoryBound(to: UInt32.self), origins: origins)
    }

    /// Where reading stands; after ``fold(limit:)`` at the line ending or at the end of the bytes.
    var offset: Int {
        @inline(__always) get { state.offset }
        @inline(__always) set { state.offset = newValue }
    }

    /// One past the last cell written.
    var cell: Int {
        @inline(__always) get { state.cell }
        @inline(__always) set { state.cell = newValue }
    }

    /// The code points of the last two cells. Before the first one a blank: blanks there are dropped like those after
    /// another blank.
    var last: UInt32 {
        @inline(__always) get { state.last }
        @inline(__always) set { state.last = newValue }
    }

    var secondLast: UInt32 {
        @inline(__always) get { state.second_last }
        @inline(__always) set { state.second_last = newValue }
    }

    /// Begins a line that starts at the byte `offset` and whose cells go to `cell` and on.
    mutating func start(at offset: Int, cell: Int) {
        state = chaff_folding()
        self.offset = offset
        self.cell = cell
        firstCell = cell
        isBlank = true
        tricks = Tricks()
        last = 0x20
        secondLast = .max
        isMixed = false
        isParted = false
        isSprinkled = false
        isStacked = false
    }

    mutating func fold(limit: Int) {
        let count = unsafe bytes.count
        let stop = firstCell + limit
        while offset < count, cell < stop {
            let first = cell
            let end = unsafe chaff_fold_run(&text, &state, stop)
            if cell > first { isBlank = false }
            if end == chaff_fold_fill {
                unsafe table.fill(block: Int(peek(at: offset).codePoint &>> 8))
                continue
            }
            if end == chaff_fold_note {
                noteSpelling(from: state.first, until: cell, offset, after: state.before_last, state.before_second_last)
                continue
            }
            if offset == count || cell == stop { break }
            let start = offset
            let byte = unsafe bytes[start]
            if byte == 0x0A || byte == 0x0D { break }
            if byte < 0x80 {
                offset = start &+ 1
                if byte == 0x28, dropPinyin(at: start) { continue }
                append(table.entry(UInt32(byte)), from: start)
            } else {
                appendDecoded(byte, at: start)
            }
        }
        tricks.styled &+= state.styled
        tricks.traditional &+= state.traditional
        if offset < count { skipToLineEnd() }
    }

    /// Undoes what can only be told from the whole line.
    /// - Parameter isSuspicious: true if ``TrickScan`` found something in the line.
    @inline(__always) mutating func lookAgain(at line: Range<Int>, isSuspicious: Bool) {
        if isSuspicious || isMixed || isParted || isSprinkled || isStacked { undoSpelling(in: line, isSuspicious) }
        if last == 0x3F || last == 0x2022 { dropStrayMark() }
    }

    @inline(never) private mutating func undoSpelling(in line: Range<Int>, _ isSuspicious: Bool) {
        if isStacked { dropStacks(in: line) }
        if isSuspicious {
            readLeet(in: line)
            partAddressWords()
        }
        let parted = tricks.parted
        if isSuspicious || isParted { joinPartedLetters() }
        if isMixed || tricks.parted > parted { unmixWords() }
        if isSprinkled { dropSprinkledEmoji() }
    }

    /// Drops a question mark or bullet that a blank parts from what ends without it: what is left of a lost icon. After
    /// a word French puts a blank before the mark.
    @inline(never) private mutating func dropStrayMark() {
        guard cell &- firstCell > 2 else { return }
        let (before, blank, mark) = unsafe (cells[cell &- 3], cells[cell &- 2], cells[cell &- 1])
        guard blank.scalarClass == .space, mark.codePoint == last else { return }
        let isEnd = before.scalarClass.isIdeograph || before.sentencePart == SentencePart.end.rawValue
        guard last == 0x2022 || isEnd else { return }
        cell &-= 2
        tricks.damaged &+= 1
    }

    @inline(__always) private mutating func appendDecoded(_ byte: UInt8, at start: Int) {
        let codePoint = decode(byte, at: start)
        let entry = table.entry(codePoint)
        if entry & FoldingTable.isExpansion != 0 {
            let first = Int(entry & 0xF_FFFF)
            if DoubleEncoding.isSecond(codePoint), restoreEmoji(codePoint, at: start) { return }
            if entry & FoldingTable.isMarked == FoldingTable.isMarked {
                return fold(marked: codePoint, table.expansions[first], at: start)
            }
            for index in first..<first + Int((entry &>> 20) & 15) {
                append(table.expansions[index], from: start)
            }
        } else if entry != 0 {
            if codePoint >= 0x1F300 { isSprinkled = true }
            let (first, last, secondLast) = (cell, self.last, self.secondLast)
            append(entry, from: start)
            if cell > first { noteSpelling(from: first, until: cell, offset, after: last, secondLast) }
        } else {
            isBlank = false
            if !isWritten(codePoint) { tricks.ignorable &+= 1 }
        }
    }

    /// True for a joiner or a sign of direction behind a letter of a script that is written with it, or behind emoji.
    private func isWritten(_ ignorable: UInt32) -> Bool {
        guard cell > firstCell, 0x200C...0x200F ~= ignorable || ignorable == 0xFE0F else { return false }
        let before = unsafe cells[cell &- 1]
        switch before.scalarClass {
        case .mark, .symbol, .southEastAsian: return true
        case .letter: return before.codePoint >= 0x530
        default: return false
        }
    }

    @inline(__always) private mutating func write(_ new: Cell, _ codePoint: UInt32, from start: Int) {
        unsafe cells[cell] = new
        unsafe origins[cell] = UInt32(truncatingIfNeeded: start)
        cell = cell &+ 1
        secondLast = last
        last = codePoint
    }

    @inline(__always) mutating func append(_ bits: UInt32, from start: Int) {
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
    /// character, on top of another mark, or if it spells nothing. Returns false if it stays a cell of its own.
    @inline(never) private mutating func absorb(mark: Cell) -> Bool {
        guard cell > firstCell, !StackedMarks.isDrawn(mark.codePoint) else {
            tricks.marks &+= 1
            return true
        }
        let base = unsafe cells[cell - 1]
        if base.scalarClass == .mark {
            // Arabic has a vowel on the mark for a double consonant.
            let isTrick = mark.codePoint < 0x370
            if isTrick { isStacked = true }
            tricks.marks &+= isTrick ? 1 : 0
            return true
        }
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
        let length = unsafe Pinyin.bracketLength(UnsafeRawBufferPointer(bytes), at: start)
        if length == 0 { return false }
        tricks.pinyin &+= 1
        offset = start &+ length
        return true
    }

    private mutating func skipToLineEnd() {
        while unsafe offset < bytes.count, unsafe bytes[offset] != 0x0A, unsafe bytes[offset] != 0x0D { offset &+= 1 }
    }
}
