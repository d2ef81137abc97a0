import Chaff
import ChaffPages

/// Reads the HTML of samples as labelling does and gives its lines the labels of the gold lines with the same text.
final class HTMLSamples {
    private let reader = PageReader()
    private var page = Page()
    private let text = ByteBuffer(capacity: 1 << 16)
    /// How many labelled gold lines had no line of the same text so far.
    private(set) var lost = 0

    /// Puts the lines of a page into `gold`, which holds its gold lines; lines that no gold line matches are undecided.
    /// - Parameters:
    ///   - html: the page as a JSON string of `row`.
    ///   - isBase64: true if the string stands for bytes in any charset.
    func read(
        _ html: JSONString, of row: UnsafeRawBufferPointer, isBase64: Bool, into gold: inout GoldPage
    ) throws(RecordError) {
        text.removeAll()
        if isBase64 {
            if unsafe Base64.decode(UnsafeRawBufferPointer(rebasing: row[html.range]), to: text) != nil {
                throw RecordError(reason: "html_base64 is no base64; encode it again")
            }
        } else {
            unsafe html.decode(from: row, to: text)
        }
        _ = unsafe reader.read(text.bytes, as: .html, isBase64 ? .bytes(http: nil) : .utf8, into: &page)
        let lines = page.lines.map { page.string(of: $0) }
        let found = GoldAlignment(lines: lines, gold: gold.lines.map(\.text)).gold
        let known = gold.lines
        let matched = Set(found.compactMap(\.self))
        lost += known.indices.count { known[$0].label != nil && !matched.contains($0) }
        gold.lines = lines.indices.map { index in
            var line = found[index].map { known[$0] } ?? GoldLine(text: "", label: nil)
            // Offsets of spans hold for the gold text alone.
            if line.text != lines[index] { line.spans = nil }
            line.text = lines[index]
            line.markup = page.markup[index]
            return line
        }
        gold.markupWords = page.markupWords
        gold.isHTML = true
    }
}
