/// A page: its text once as it came, once folded for scoring, and the lines over both.
///
/// Pages are made by `PageBuilder` in ChaffPages and read by ``Labeller``:
/// ```swift
/// let page = PageBuilder().page(text: "Title\nFirst paragraph.")
/// let labelling = Labeller(model: model).label(page)
/// ```
/// Invariants: line byte ranges are ordered, do not overlap and lie inside ``text``; what stands between two of them
/// is the line ending.
public struct Page: Sendable {
    /// The text as it came, UTF-8 or not.
    public package(set) var text: [UInt8] = []

    /// Every line, blank ones too, in order.
    public package(set) var lines: [Line] = []

    /// What the markup knew about each line: one entry a line for an HTML page, empty for plain text.
    public package(set) var markup: [Markup] = []

    /// Lower-case ASCII words from class and id attributes, each followed by a blank; see ``Markup/words``.
    public package(set) var markupWords: [UInt8] = []

    /// Where links stand in ``text``, in order; those that are a line as a whole are left out. Empty for plain text.
    public package(set) var links: [Range<Int>] = []

    /// True if the page had more text than the reader's limit; the rest is not in ``text``.
    public package(set) var isCut = false

    /// True if this is part of a longer input or a loose line rather than a whole page; scoring then leans less on
    /// the line's position.
    public var isFragment = false

    /// Folded code points of all lines, one after the other; there may be room for more at the end.
    package var cells: [Cell] = []

    /// For each cell the offset in ``text`` of the code point it came from.
    package var origins: [UInt32] = []

    public init() {}

    /// The bytes of a line, without its line ending.
    public func text(of line: Line) -> ArraySlice<UInt8> { text[line.bytes] }

    /// The line as a string; bytes that are not UTF-8 come as U+FFFD.
    public func string(of line: Line) -> String { String(decoding: text(of: line), as: UTF8.self) }

    /// The class and id words of a line's markup, nearest first.
    public func words(of markup: Markup) -> [String] {
        markupWords[markup.words].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Forgets the text but keeps the memory for the next page.
    package mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        markup.removeAll(keepingCapacity: true)
        markupWords.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        isCut = false
        isFragment = false
    }

    /// How many cells beyond a line's last one may be read or written: vectors do.
    static let slack = 16

    /// Makes room for `count` cells, whatever they hold.
    package mutating func reserve(cells count: Int) {
        let count = count + Page.slack
        guard cells.count < count else { return }
        // The next piece of a text is a little longer, and new memory is dear.
        let room = count + min(count, 1 << 17) / 4
        cells = [Cell](repeating: Cell(bits: 0), count: room)
        origins = [UInt32](repeating: 0, count: room)
    }

    /// Lends the folded storage for writing, with the lines beside it.
    package mutating func withCellStorage(
        _ body: (inout UnsafeMutableBufferPointer<Cell>, inout UnsafeMutableBufferPointer<UInt32>, inout [Line]) -> Void
    ) {
        var lines = self.lines
        self.lines = []
        unsafe cells.withUnsafeMutableBufferPointer { cells in
            unsafe origins.withUnsafeMutableBufferPointer { origins in
                unsafe body(&cells, &origins, &lines)
            }
        }
        self.lines = lines
    }

    /// Lends the folded code points of a line; the pointer is valid for `line.cells.count` cells.
    @inline(__always)
    func withCells(of line: Line, _ body: (UnsafePointer<Cell>) -> Void) {
        unsafe cells.withUnsafeBufferPointer { cells in
            if let start = cells.baseAddress { unsafe body(start + line.cells.lowerBound) }
        }
    }

    /// The original bytes that a stretch of a line's cells came from. What folding dropped inside the stretch, and
    /// right after its last cell, belongs to it.
    func bytes(ofCells stretch: Range<Int>, in line: Line) -> Range<Int> {
        guard !stretch.isEmpty else { return line.bytes.lowerBound..<line.bytes.lowerBound }
        let start =
            stretch.lowerBound == line.cells.lowerBound
            ? line.bytes.lowerBound : Int(origins[stretch.lowerBound])
        let end =
            stretch.upperBound == line.cells.upperBound
            ? line.bytes.upperBound : Int(origins[stretch.upperBound])
        return start..<max(start, end)
    }
}
