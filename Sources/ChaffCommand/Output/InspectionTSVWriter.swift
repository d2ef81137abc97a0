import Chaff
import ChaffPages

/// What the reader saw, a row a line: page, line, tag, landmark, link share in percent, hidden, tricks, text.
final class InspectionTSVWriter: InspectionWriter {
    func write(_ page: Page, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        let name = PageHeading.name(of: origin, work) ?? work.file
        // A tab in a name must not make a column.
        let cell = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices {
                let facts = LineFacts(index, of: page)
                let share = facts.linkShare.map { "\($0)" } ?? ""
                output.append(
                    "\(cell)\t\(page.lines[index].number)\t\(facts.tag)\t\(facts.landmark)\t\(share)\t\(facts.hiding)\t"
                        + "\(facts.trickText)\t")
                unsafe output.append(UnsafeRawBufferPointer(rebasing: text[page.lines[index].bytes]))
                output.append(0x0A)
            }
        }
    }
}
