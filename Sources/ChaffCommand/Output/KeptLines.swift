import Chaff
import ChaffPages

/// The lines of a page that pass, whole or with something cut out of them.
struct KeptLines {
    let page: Page
    let labelling: Labelling
    /// For each label whether its lines pass.
    let isKept: [Bool]
    /// True for a line that goes whatever its label.
    let isLeftOut: (Int) -> Bool
    /// Lines that pass whatever their label, without what is removed from them.
    var cutLines: [PageCutter.Line] = []
    /// What stands in the place of each removed stretch.
    var mark: [UInt8] = []

    /// Copies runs of what passes, line ends with it; a blank line passes.
    func copy(to output: ByteBuffer) {
        var cuts = cutLines[...]
        unsafe page.text.withUnsafeBytes { text in
            // What stands before the first line (a byte order mark) is no line's and passes.
            var runStart = 0
            var isInRun = true
            for index in page.lines.indices {
                let start = page.lines[index].bytes.lowerBound
                let isCut = cuts.first?.index == index
                let passes = isCut || passesWhole(index)
                if passes != isInRun {
                    if isInRun { unsafe output.append(UnsafeRawBufferPointer(rebasing: text[runStart..<start])) }
                    runStart = start
                    isInRun = passes
                }
                guard isCut, let removed = cuts.popFirst()?.removed else { continue }
                for range in removed {
                    unsafe output.append(UnsafeRawBufferPointer(rebasing: text[runStart..<range.lowerBound]))
                    output.append(mark)
                    runStart = range.upperBound
                }
            }
            if isInRun { unsafe output.append(UnsafeRawBufferPointer(rebasing: text[runStart...])) }
        }
    }

    private func passesWhole(_ index: Int) -> Bool {
        let choice = labelling.choice[index]
        return choice == Labelling.blank || isKept[Int(choice)] && !isLeftOut(index)
    }

    struct Count {
        var lines: [Int]
        var kept = 0
        var characters = 0
        var removed = 0

        var removedShare: Float { characters > 0 ? Float(removed) / Float(characters) : 0 }
    }

    /// Counts lines by label, and the characters (code points) of lines that are not blank.
    func count() -> Count {
        var count = Count(lines: [Int](repeating: 0, count: isKept.count))
        var cuts = cutLines[...]
        unsafe page.text.withUnsafeBytes { text in
            func characters(_ bytes: Range<Int>) -> Int {
                unsafe text[bytes].reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
            }
            for index in page.lines.indices where labelling.choice[index] != Labelling.blank {
                let label = Int(labelling.choice[index])
                let ofLine = characters(page.lines[index].bytes)
                count.lines[label] += 1
                count.characters += ofLine
                if cuts.first?.index == index, let removed = cuts.popFirst()?.removed {
                    count.kept += 1
                    count.removed += removed.reduce(0) { $0 + characters($1) }
                } else if isKept[label], !isLeftOut(index) {
                    count.kept += 1
                } else {
                    count.removed += ofLine
                }
            }
        }
        return count
    }

    /// Appends `{"line":3,"spans":[[0,13]]}` for each line that something was removed from, in code points of the line
    /// as it stood in the input.
    func appendCutLines(to output: ByteBuffer) {
        unsafe page.text.withUnsafeBytes { text in
            for (number, line) in cutLines.enumerated() {
                output.append(number > 0 ? #",{"line":"# as StaticString : #"{"line":"# as StaticString)
                output.append(decimal: page.lines[line.index].number)
                unsafe SpanCursor.append(line.removed, from: page.lines[line.index].bytes.lowerBound, text, to: output)
                output.append(UInt8(ascii: "}"))
            }
        }
    }
}
