import Chaff
import ChaffPages

/// One row a line, blank ones too: label, probability, text, with tabs between them. After a page of an archive comes
/// an empty row, which no line of a page gives.
final class TSVWriter: PageWriter {
    /// For each label its cell, `body⇥`, and room up to ``cellRoom``.
    private let cells: [UInt8]
    private let lengths: [Int]
    private let cellRoom: Int

    init(labels: [String]) {
        let texts = labels.map { Array("\($0)\t".utf8) }
        let room = ((texts.map(\.count).max() ?? 0) + 15) & ~15
        cells = texts.flatMap { $0 + [UInt8](repeating: 0, count: room - $0.count) }
        lengths = texts.map(\.count)
        cellRoom = room
    }

    func write(_ page: Page, _ labelling: Labelling, charset: CharsetChoice?, from origin: PageOrigin, of work: Work) {
        let output = work.output
        let labelCount = labelling.labels.count
        unsafe page.text.withUnsafeBytes { text in
            unsafe labelling.choice.withUnsafeBufferPointer { choice in
                unsafe labelling.probabilities.withUnsafeBufferPointer { probabilities in
                    for (index, line) in page.lines.enumerated() {
                        let label = unsafe choice[index]
                        if label == Labelling.blank {
                            output.append("\t\t" as StaticString)
                        } else {
                            let probability =
                                label < labelCount
                                ? unsafe probabilities[index &* labelCount &+ Int(label)]
                                : labelling.probability(ofLine: index)
                            append(label: Int(label), probability, to: output)
                        }
                        unsafe output.append(line.bytes, of: text)
                        output.append(0x0A)
                    }
                }
            }
        }
        if case .archive = origin { output.append(0x0A) }
    }

    /// Label and probability, each with a tab behind it.
    @inline(__always) private func append(label: Int, _ probability: Float, to output: ByteBuffer) {
        let room = unsafe UnsafeMutableRawPointer(output.reserve(cellRoom &+ 8))
        let length = lengths[label]
        unsafe cells.withUnsafeBytes { cells in
            for part in stride(from: 0, to: cellRoom, by: 16) {
                let several = unsafe cells.loadUnaligned(
                    fromByteOffset: label &* cellRoom &+ part, as: SIMD16<UInt8>.self)
                unsafe room.storeBytes(of: several, toByteOffset: part, as: SIMD16<UInt8>.self)
            }
        }
        let decimals = decimalText(probability).littleEndian | 0x09 &<< 48
        unsafe room.storeBytes(of: decimals.littleEndian, toByteOffset: length, as: UInt64.self)
        output.count &+= length &+ 7
    }
}
