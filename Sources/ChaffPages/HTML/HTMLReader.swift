import Chaff

/// Reads the bytes of an HTML page, which must be UTF-8, as lines of text with what the markup knew about each.
///
/// One pass over the bytes; no tree. Where the HTML standard loses text that a person may have meant to show (behind a
/// comment, a quote or a title that never ends), the text is kept. No input takes more than linear time: depth is
/// bounded, and what has been looked for in vain is not looked for again.
///
/// Keeps its memory between pages: one for each thread.
final class HTMLReader {
    let table = ElementTable.shared
    let sheet = StyleSheet()
    let elements = OpenElements()
    let lines: LineWriter
    var words = MarkupWords()
    var source = Source(.empty)
    /// True while text is read that a script writes.
    var isInsideScript = false

    /// - Parameter textLimit: bytes of text that are read of a page; one with more is cut.
    init(textLimit: Int) { lines = LineWriter(limit: textLimit) }

    /// Reads a page into `page`, whose text, markup and words it replaces; the lines are yet to be cut.
    func read(_ bytes: UnsafeRawBufferPointer, into page: inout Page) {
        page.removeAll()
        guard let base = bytes.baseAddress else { return }
        // Offsets are 32 bits.
        let view = unsafe ByteView(
            base.assumingMemoryBound(to: UInt8.self), count: min(bytes.count, Int(Int32.max)))
        sheet.removeAll()
        read(view)
        if sheet.cameLate {
            // A rule stood behind what it hides.
            sheet.forgetSeen()
            read(view)
        }
        unsafe lines.withText { unsafe page.text.append(contentsOf: $0) }
        page.markup = lines.markup
        page.links = lines.links
        page.markupWords = words.bytes
        page.isCut = lines.isFull
    }

    private func read(_ view: ByteView) {
        elements.removeAll()
        lines.removeAll()
        words.removeAll()
        readContents(of: view)
        endLine()
    }

    /// Reads tags and text to the end of `view`.
    func readContents(of view: ByteView) {
        source = Source(view)
        var position = 0
        while position < view.count, !lines.isFull {
            if view[position] == 0x3C {
                position = readMarkup(at: position)
            } else if elements.context.contains(.silent) {
                position = view.index(of: 0x3C, from: position) ?? view.count
            } else {
                position = readText(from: position)
            }
        }
    }

    /// Reads text up to a tag, or a line of preformatted text.
    private func readText(from start: Int) -> Int {
        let context = elements.context
        let isPreformatted = context.contains(.preformatted)
        let end = lines.append(
            source.view, from: start, mode: LineText.Mode(endsAtLineFeed: isPreformatted),
            isLink: context.contains(.link), hiding: elements.innermost.hiding)
        guard isPreformatted, source.view[end] == 0x0A else { return end }
        endLine()
        return end &+ 1
    }

    private func readMarkup(at start: Int) -> Int {
        let view = source.view
        let next = view[start &+ 1]
        if ByteView.isLetter(next) { return readStartTag(at: start) }
        switch next {
        case 0x2F: return readEndTag(at: start)
        case 0x21:
            if view[start &+ 2] == 0x2D, view[start &+ 3] == 0x2D, let end = source.commentEnd(from: start) {
                return end
            }
            fallthrough
        case 0x3F:
            // `<!DOCTYPE>`, `<![if !IE]>`, `<![CDATA[`, `<?xml?>`: all end at the first `>`.
            return source.tagEnd(from: start) ?? readLiteral(at: start)
        default: return readLiteral(at: start)
        }
    }

    /// Reads a `<` that begins no tag.
    private func readLiteral(at start: Int) -> Int {
        guard !elements.context.contains(.silent) else { return start &+ 1 }
        _ = lines.append(
            source.view[ByteRange(start, start &+ 1)], from: 0, mode: LineText.Mode(endsAtTag: false),
            isLink: elements.context.contains(.link), hiding: elements.innermost.hiding)
        return start &+ 1
    }

    // MARK: Lines

    /// Ends the line in the block that is open.
    @inline(__always) func endLine() {
        if !lines.isLineEmpty { lines.endLine(in: place(elements[elements.block].kind.tag)) }
    }

    /// Where a line stands that ends now.
    private func place(_ tag: Markup.Tag) -> LineWriter.Place {
        let block = elements.block
        return LineWriter.Place(
            tag: tag, landmark: elements[block].landmark, depth: block, words: words.range(of: block, in: elements))
    }

    /// Makes a line of text in which no tags stand: of a title or of a meta declaration.
    func appendLine(_ text: ByteView, tag: Markup.Tag, isAttribute: Bool) {
        endLine()
        var mode = LineText.Mode(endsAtTag: false)
        mode.isAttribute = isAttribute
        _ = lines.append(text, from: 0, mode: mode, isLink: false, hiding: elements.innermost.hiding)
        if !lines.isLineEmpty { lines.endLine(in: place(tag)) }
    }
}
