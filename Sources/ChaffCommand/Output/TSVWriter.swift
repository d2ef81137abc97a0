import Chaff
import ChaffPages

/// One row a line, blank ones too: label, probability, text, with tabs between them. After a page of an archive comes
/// an empty row, which no line of a page gives.
final class TSVWriter: PageWriter {
    private let cells: [[UInt8]]

    init(labels: [String]) { cells = labels.map { Array("\($0)\t".utf8) } }

    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        unsafe page.text.withUnsafeBytes { text in
            for index in page.lines.indices {
                let choice = labelling.choice[index]
                if choice == Labelling.blank {
                    output.append("\t\t" as StaticString)
                } else {
                    output.append(cells[Int(choice)])
                    output.append(fourDecimals: labelling.probability(ofLine: index))
                    output.append(0x09)
                }
                unsafe output.append(UnsafeRawBufferPointer(rebasing: text[page.lines[index].bytes]))
                output.append(0x0A)
            }
        }
        if case .archive = origin { output.append(0x0A) }
    }
}
