import Chaff
import ChaffPages

/// One row a line, blank ones too: label, probability, text, with tabs between them.
final class TSVWriter: PageWriter {
    private let cells: [[UInt8]]

    init(labels: [String]) { cells = labels.map { Array("\($0)\t".utf8) } }

    func write(_ page: Page, _ labelling: Labelling, of work: Work) {
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
    }

    func write(
        _ page: Page, _ labelling: Labelling, record: PageRecord, line: UnsafeRawBufferPointer, of work: Work
    ) {
        write(page, labelling, of: work)
    }
}
