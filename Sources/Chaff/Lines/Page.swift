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

    /// True if this is part of a longer input or a loose line rather than a whole page; scoring then leans less on
    /// the line's position.
    public var isFragment = false

    /// Folded code points of all lines, one after the other.
    package var cells: [Cell] = []

    /// For each cell the offset in ``text`` of the code point it came from.
    package var origins: [UInt32] = []

    public init() {}

    /// The bytes of a line, without its line ending.
    public func text(of line: Line) -> ArraySlice<UInt8> { text[line.bytes] }

    /// The line as a string; bytes that are not UTF-8 come as U+FFFD.
    public func string(of line: Line) -> String { String(decoding: text(of: line), as: UTF8.self) }

    /// Forgets the text but keeps the memory for the next page.
    package mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        isFragment = false
    }
}
