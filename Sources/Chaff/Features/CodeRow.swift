/// The characters of lines as n-grams read them, with what is before and after each line, in memory that vectors may read
/// and write beyond.
///
/// A code is a folded code point and, above it, its ``ScalarClass``: bits 0–24 of a ``Cell``. Several lines stand one
/// after the other with ``gap`` edges between them, so that what is made of single characters is made of all of them in
/// one loop.
@safe final class CodeRow {
    /// What stands before and after a line.
    enum Edge {
        static let blank = Cell(0x20, .space).bits
        /// A code of its own, where the start of a line should differ from the start of a word.
        static let mark = Cell(1, .space).bits
    }

    /// How many edges stand between two lines: n-grams of four see none of the line before.
    static let gap = 3
    /// How many codes behind the last line may be read; they are edges.
    static let slack = 32

    private static let lead = 8
    private var storage: UnsafeMutablePointer<UInt32>
    /// The code of the first line's first character; eight edges are before it.
    private(set) var codes: UnsafePointer<UInt32>
    /// One to three places before ``codes``. Kept, because from one pointer the compiler loads each word once and shifts
    /// it into all its places, at three times the cost.
    private(set) var before1, before2, before3: UnsafePointer<UInt32>
    private var capacity = 1024
    private let edge: UInt32
    private let readsDigitsAsZero: Bool
    /// How many codes there are, with the edges behind each line.
    private(set) var count = 0

    init(edge: UInt32, readsDigitsAsZero: Bool) {
        self.edge = edge
        self.readsDigitsAsZero = readsDigitsAsZero
        unsafe storage = .allocate(capacity: CodeRow.size(capacity))
        unsafe Lanes(repeating: edge).store(to: storage)
        unsafe codes = UnsafePointer(storage + CodeRow.lead)
        unsafe before1 = codes - 1
        unsafe before2 = codes - 2
        unsafe before3 = codes - 3
    }

    deinit { unsafe storage.deallocate() }

    private static func size(_ capacity: Int) -> Int { lead + capacity + slack + 2 * Lanes.width }

    /// Reads one line; an edge stands behind its last character.
    @inline(__always) func read(_ cells: UnsafePointer<Cell>, count: Int) {
        removeAll()
        _ = unsafe append(cells, count: count)
    }

    @inline(__always) func removeAll() { count = 0 }

    /// Appends a line and the edges behind it. Up to ``Page/slack`` cells after its last one are read, and not used.
    /// - Returns: where the line starts among ``codes``.
    @inline(__always) func append(_ cells: UnsafePointer<Cell>, count length: Int) -> Int {
        let start = count
        let end = start &+ length
        if end > capacity { grow(end) }
        let codes = unsafe storage + CodeRow.lead + start
        let cells = unsafe UnsafeRawPointer(cells).assumingMemoryBound(to: UInt32.self)
        if readsDigitsAsZero {
            let zero = Lanes(repeating: Cell(0x30, .digit).bits)
            var index = 0
            while index < length {
                let code = unsafe Lanes(cells + index) & 0x1FF_FFFF
                // All ones where the class is that of digits.
                let isDigit = 0 &- ((code &>> 23) & ~(code &>> 24) & 1)
                unsafe ((code & ~isDigit) | (zero & isDigit)).store(to: codes + index)
                index &+= Lanes.width
            }
        } else {
            var index = 0
            while index < length {
                unsafe (Lanes(cells + index) & 0x1FF_FFFF).store(to: codes + index)
                index &+= Lanes.width
            }
        }
        unsafe Lanes(repeating: edge).store(to: codes + length)
        count = end &+ CodeRow.gap
        return start
    }

    /// Makes what stands behind the last line edges.
    func finish() {
        let end = unsafe storage + CodeRow.lead + count
        for lanes in 0..<CodeRow.slack / Lanes.width {
            unsafe Lanes(repeating: edge).store(to: end + lanes &* Lanes.width)
        }
    }

    @inline(never) private func grow(_ count: Int) {
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: CodeRow.size(2 * count))
        unsafe larger.update(from: storage, count: CodeRow.lead + self.count)
        unsafe storage.deallocate()
        unsafe storage = unsafe larger
        unsafe codes = UnsafePointer(storage + CodeRow.lead)
        unsafe before1 = codes - 1
        unsafe before2 = codes - 2
        unsafe before3 = codes - 3
        capacity = 2 * count
    }
}
