import Chaff
import ChaffPages

/// What the reader saw, for people: a heading, the charset, the number of lines, a row a line.
final class InspectionTextWriter: InspectionWriter {
    private let style: ColorStyle

    init(style: ColorStyle) { self.style = style }

    func write(_ page: Page, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        if let name = PageHeading.name(of: origin, work) {
            var row = RowText(name.unicodeScalars.map { TextColumns.shown($0) }, spans: [])
            output.append(
                "\(style.heading)── \(row.text(room: max(8, style.width - 6), style: style)) ──\(style.reset)\n")
        }
        if case .archive(let record) = origin, !record.date.isEmpty { output.append("date     \(record.date)\n") }
        if let charset {
            let repaired = charset.repaired > 0 ? "; \(charset.repaired) bad bytes replaced" : ""
            output.append("charset  \(charset.name), \(charset.explanation)\(repaired)\n")
        }
        let hidden = page.markup.count { $0.hiding != .none }
        output.append("lines    \(page.lines.count)\(hidden > 0 ? ", \(hidden) hidden" : "")\n")
        for index in page.lines.indices { appendRow(index, of: page, to: output) }
        output.append(0x0A)
    }

    private func appendRow(_ index: Int, of page: Page, to output: ByteBuffer) {
        let line = page.lines[index]
        let facts = LineFacts(index, of: page)
        var start = padded("\(line.number)", 5, isRight: true) + "  "
        if let share = facts.linkShare {
            start += padded(facts.tag, 11) + " " + padded(facts.landmark, 7) + " "
            start += padded(share > 0 ? "\(share) %" : "", 5, isRight: true) + "  "
        }
        var remark = ""
        if !facts.hiding.isEmpty { remark += "[hidden: \(facts.hiding)] " }
        if !facts.tricks.isEmpty { remark += "[\(facts.trickText)] " }
        let taken = start.unicodeScalars.count + remark.unicodeScalars.count
        var row = RowText(page.text[line.bytes], spans: [])
        let text = row.text(room: max(16, style.width - taken), style: style)
        let isHidden = style.hasColor && !facts.hiding.isEmpty
        output.append(start + (style.hasColor && !remark.isEmpty ? "\u{1B}[33m\(remark)\u{1B}[0m" : remark))
        output.append((isHidden ? "\u{1B}[2m" + text + style.reset : text) + "\n")
    }

    private func padded(_ text: String, _ width: Int, isRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
        return isRight ? blanks + text : text + blanks
    }
}
