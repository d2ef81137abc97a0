import Chaff

/// Gathers the text of a page as lines with their markup.
///
/// Text that is hidden inside a line that is seen becomes a line of its own behind it, so that each line is what a
/// person sees, or what a person does not see.
final class LineWriter {
    /// What a line stands in.
    struct Place {
        var tag = Markup.Tag.other
        var landmark = Markup.Landmark.none
        var depth = 0
        var words = 0..<0
    }

    /// The lines that are done, a line feed after each, and the one that is seen and not done.
    private var seen: LineText
    private var hidden: LineText
    private(set) var markup: [Markup] = []
    /// Where links stand in the text, in order; not those that are a line as a whole.
    private(set) var links: [Range<Int>] = []
    /// True if the page has more text than the limit.
    private(set) var isFull = false

    /// - Parameter limit: bytes of text in a page.
    init(limit: Int) {
        seen = LineText(buffer: TextBuffer(limit: limit))
        hidden = LineText(buffer: TextBuffer(limit: limit))
    }

    var limit: Int { seen.buffer.limit }
    var isLineEmpty: Bool { seen.isEmpty && hidden.isEmpty }

    func removeAll() {
        seen.removeAll()
        hidden.removeAll()
        markup.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        isFull = false
    }

    /// Reads text from `start` on; see ``LineText/append(_:from:mode:isLink:hiding:)``.
    @inline(__always) func append(
        _ view: ByteView, from start: Int, mode: LineText.Mode, isLink: Bool, hiding: Markup.Hiding
    ) -> Int {
        let end: Int
        if hiding == .none {
            end = seen.append(view, from: start, mode: mode, isLink: isLink, hiding: hiding)
            if seen.isFull { isFull = true }
            if !hidden.isEmpty { hidden.part() }
        } else {
            end = hidden.append(view, from: start, mode: mode, isLink: isLink, hiding: hiding)
            if hidden.isFull { isFull = true }
        }
        return end
    }

    /// Ends the line, if there is one, and keeps it as standing in `place`.
    func endLine(in place: Place) {
        if !seen.isEmpty {
            let (end, dropped) = trim(seen.buffer, from: seen.start)
            keep(seen, in: place, end: end, shift: -dropped)
        }
        seen.restart()
        guard !hidden.isEmpty else { return }
        let (end, dropped) = trim(hidden.buffer, from: 0)
        let start = seen.buffer.count
        if seen.buffer.grow(used: start, by: end) {
            unsafe (seen.buffer.base + start).update(from: hidden.buffer.base, count: end)
            seen.buffer.count = start + end
            keep(hidden, in: place, end: start + end, shift: start - dropped)
            seen.restart()
        } else {
            isFull = true
        }
        hidden.buffer.count = 0
        hidden.restart()
    }

    /// Keeps what stands between the last line and `end` as a line.
    /// - Parameter shift: how far the line's text was moved since it was read.
    private func keep(_ line: LineText, in place: Place, end: Int, shift: Int) {
        let start = seen.start
        guard end > start else {
            seen.buffer.count = start
            return
        }
        guard seen.buffer.grow(used: end) else {
            seen.buffer.count = start
            isFull = true
            return
        }
        let characters = seen.buffer.scalars(in: start..<end)
        markup.append(
            Markup(
                tag: place.tag, landmark: place.landmark, hiding: line.hiding,
                depth: UInt16(clamping: place.depth), characters: characters,
                linkCharacters: min(characters, line.linkCharacters),
                referenceCharacters: min(characters, line.referenceCharacters), words: place.words))
        for link in line.links {
            let inside = (link.lowerBound + shift..<link.upperBound + shift).clamped(to: start..<end)
            if !inside.isEmpty, inside != start..<end { links.append(inside) }
        }
        unsafe seen.buffer.base[end] = 0x0A
        seen.buffer.count = end + 1
    }

    /// Takes Unicode white space from both ends of what the buffer holds from `start` on.
    /// - Returns: the new end, and how many bytes went at the start.
    private func trim(_ buffer: TextBuffer, from start: Int) -> (end: Int, dropped: Int) {
        var end = buffer.count
        while let length = buffer.blankLength(before: end, from: start) { end -= length }
        var first = start
        while let length = buffer.blankLength(at: first, end: end) { first += length }
        if first > start, end > first {
            unsafe (buffer.base + start).update(from: buffer.base + first, count: end - first)
        }
        return (start + end - first, first - start)
    }

    /// Lends the text: all lines with a line feed between them.
    func withText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        unsafe body(UnsafeBufferPointer(start: seen.buffer.base, count: max(0, seen.buffer.count - 1)))
    }
}

extension TextBuffer {
    /// The length of the blank that starts at `index`, or nil.
    fileprivate func blankLength(at index: Int, end: Int) -> Int? {
        guard index < end else { return nil }
        if self[index] == 0x20 || self[index] == 0x0B { return 1 }
        if index + 1 < end, isBlank(self[index], self[index + 1]) { return 2 }
        if index + 2 < end, isBlank(self[index], self[index + 1], self[index + 2]) { return 3 }
        return nil
    }

    /// The length of the blank that ends before `index`, or nil.
    fileprivate func blankLength(before index: Int, from start: Int) -> Int? {
        guard index > start else { return nil }
        if self[index - 1] == 0x20 || self[index - 1] == 0x0B { return 1 }
        if index - 2 >= start, isBlank(self[index - 2], self[index - 1]) { return 2 }
        if index - 3 >= start, isBlank(self[index - 3], self[index - 2], self[index - 1]) { return 3 }
        return nil
    }

    /// U+0085 and U+00A0.
    private func isBlank(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xC2 && (second == 0x85 || second == 0xA0)
    }

    /// U+1680, U+2000–U+200A, U+2028, U+2029, U+202F, U+205F, U+3000; and the byte order mark, which is no text.
    private func isBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): third >= 0x80 && third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE3, 0x80): third == 0x80
        case (0xE2, 0x81): third == 0x9F
        case (0xE1, 0x9A): third == 0x80
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }
}
