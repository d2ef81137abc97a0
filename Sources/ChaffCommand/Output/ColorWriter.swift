import Chaff
import ChaffPages

/// The form for people: label and probability in a narrow column, then the text, one row a line, cut to the width of
/// the terminal around what matters in it.
final class ColorWriter: PageWriter {
    private let style: ColorStyle
    private let labels: [String]
    private let cells: [String]
    private let room: Int

    init(labels: [String], style: ColorStyle) {
        self.labels = labels
        self.style = style
        let width = labels.map(\.count).max() ?? 0
        cells = labels.enumerated().map { index, label in
            style.label(label, index: index) + label + String(repeating: " ", count: width - label.count)
        }
        // After the label: a blank, the probability, two blanks.
        room = max(8, style.width - width - 6)
    }

    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        if let name = PageHeading.name(of: origin, work) { appendHeading(name, to: work.output) }
        appendRows(page, labelling, to: work.output)
    }

    private func appendHeading(_ name: String, to output: ByteBuffer) {
        guard style.hasHeadings else { return }
        var row = RowText(name.unicodeScalars.map { $0 }, spans: [])
        output.append("\(style.heading)── \(row.text(room: max(8, style.width - 6), style: style)) ──\(style.reset)\n")
    }

    private func appendRows(_ page: Page, _ labelling: Labelling, to output: ByteBuffer) {
        var spans = labelling.spans[...]
        for (index, line) in page.lines.enumerated() {
            let own = spans.prefix { $0.line == index }.map(\.bytes)
            spans = spans.dropFirst(own.count)
            let choice = labelling.choice[index]
            if choice == Labelling.blank {
                output.append(0x0A)
                continue
            }
            let label = labels[Int(choice)]
            output.append(cells[Int(choice)])
            output.append(" ")
            // Two decimals are what fits and what a person reads.
            let percent = Int((labelling.probability(ofLine: index) * 100).rounded())
            output.append(percent >= 100 ? "1.0 " : "." + (percent < 10 ? "0" : "") + "\(max(percent, 0)) ")
            output.append(style.reset + " " + style.text(label))
            var row = RowText(page.text[line.bytes], spans: own)
            output.append(row.text(room: room, style: style))
            output.append(style.reset + "\n")
        }
    }
}
