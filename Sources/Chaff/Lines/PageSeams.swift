extension Page {
    /// The cells of a line, from its start, before which a link starts or ends. A link's text is a piece of its own,
    /// even if it is glued to the words beside it.
    func seams(in line: Line) -> [Int] {
        if links.isEmpty { return [] }
        var seams: [Int] = []
        var index = firstLink(endingAfter: line.bytes.lowerBound)
        while index < links.count, links[index].lowerBound < line.bytes.upperBound {
            seams.append(firstCell(at: links[index].lowerBound, in: line))
            seams.append(firstCell(at: links[index].upperBound, in: line))
            index += 1
        }
        return seams
    }

    private func firstLink(endingAfter offset: Int) -> Int {
        var low = 0
        var high = links.count
        while low < high {
            let middle = (low + high) / 2
            if links[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first cell of a line, from its start, that came from `offset` in ``text`` or from behind it.
    func firstCell(at offset: Int, in line: Line) -> Int {
        var low = line.cells.lowerBound
        var high = line.cells.upperBound
        while low < high {
            let middle = (low + high) / 2
            if Int(origins[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low - line.cells.lowerBound
    }
}
