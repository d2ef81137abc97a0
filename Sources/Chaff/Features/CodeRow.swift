/// The characters of one line as n-grams read them, with what is before and after the line, in memory that vectors may
/// read and write beyond.
///
/// A code is a folded code point and, above it, its ``ScalarClass``: bits 0–24 of a ``Cell``.
@safe final class CodeRow {
    /// What stands before and after a line.
    enum Edge {
        static let blank = Cell(0x20, .space).bits
        /// A code of its own, where the start of a line should differ from the start of a word.
        static let mark = Cell(1, .space).bits
    }

    private static let lead = 8
    private var storage: UnsafeMutablePointer<UInt32>
    private var capacity = 1024
    private let edge: UInt32
    private let readsDigitsAsZero: Bool

    init(edge: UInt32, readsDigitsAsZero: Bool) {
        self.edge = edge
        self.readsDigitsAsZero = readsDigitsAsZero
        unsafe storage = .allocate(capacity: CodeRow.lead + capacity + 2 * Lanes.width)
    }

    deinit { unsafe storage.deallocate() }

    /// The code of the line's first character; four edges are before it, and one after the last character.
    @inline(__always) var codes: UnsafePointer<UInt32> { unsafe UnsafePointer(storage + CodeRow.lead) }

    /// Reads a line. Up to ``Page/slack`` cells after its last one are read, and not used.
    @inline(__always) func read(_ cells: UnsafePointer<Cell>, count: Int) {
        if count > capacity {
            capacity = count * 2
            unsafe storage.deallocate()
            unsafe storage = .allocate(capacity: CodeRow.lead + capacity + 2 * Lanes.width)
        }
        unsafe Lanes(repeating: edge).store(to: storage)
        let codes = unsafe storage + CodeRow.lead
        let cells = unsafe UnsafeRawPointer(cells).assumingMemoryBound(to: UInt32.self)
        if readsDigitsAsZero {
            let zero = Lanes(repeating: Cell(0x30, .digit).bits)
            var index = 0
            while index < count {
                let code = unsafe Lanes(cells + index) & 0x1FF_FFFF
                // All ones where the class is that of digits.
                let isDigit = 0 &- ((code &>> 23) & ~(code &>> 24) & 1)
                unsafe ((code & ~isDigit) | (zero & isDigit)).store(to: codes + index)
                index &+= Lanes.width
            }
        } else {
            var index = 0
            while index < count {
                unsafe (Lanes(cells + index) & 0x1FF_FFFF).store(to: codes + index)
                index &+= Lanes.width
            }
        }
        unsafe codes[count] = edge
    }
}
