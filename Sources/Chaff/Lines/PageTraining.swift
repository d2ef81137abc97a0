// What training needs of a page beyond what labelling needs.

extension Line {
    /// How many folded code points the line has.
    package var cellCount: Int { cells.count }
}

extension Page {
    /// How many folded code points a line has.
    package func cellCount(of line: Line) -> Int { line.cells.count }

    /// Sets what the markup knew of each line.
    package mutating func setMarkup(_ markup: [Markup], words: [UInt8]) {
        self.markup = markup
        markupWords = words
    }

    /// For each range of code points of a line's text the cells that came from them, from the start of the line.
    package func cells(ofScalars ranges: [Range<Int>], in line: Line) -> [Range<Int>] {
        // The byte offset at which each code point starts; a byte that starts nothing valid counts as one.
        var starts: [Int] = []
        var offset = line.bytes.lowerBound
        for scalar in string(of: line).unicodeScalars {
            starts.append(offset)
            offset += UTF8.width(scalar)
        }
        starts.append(line.bytes.upperBound)
        return ranges.map { range in
            let first = starts[min(max(0, range.lowerBound), starts.count - 1)]
            let last = starts[min(max(range.lowerBound, range.upperBound), starts.count - 1)]
            let lower = firstCell(at: first, in: line)
            return lower..<max(lower, firstCell(at: last, in: line))
        }
    }

    /// Gives back the memory that only finding spans needs, and the room beyond the last cell.
    package mutating func dropOrigins() {
        origins = []
        links = []
        cells = Array(cells.prefix((lines.last?.cells.upperBound ?? 0) + Page.slack))
        text = []
    }
}
