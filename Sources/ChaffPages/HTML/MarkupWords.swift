import Chaff

/// The words of class and id attributes: `postMeta-left_col2` gives post, meta, left, col.
struct MarkupWords {
    /// All words of the page, a blank after each.
    private(set) var bytes: [UInt8] = []

    /// How many ancestors are asked.
    private static let maximumAncestors = 8
    private static let longestWord = 24
    /// A page's words are not kept beyond this many bytes.
    private static let maximumBytes = 1 << 22

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// The words of a block and then of its nearest ancestors; worked out once for each block.
    mutating func range(of block: Int, in elements: OpenElements) -> Range<Int> {
        if let range = elements[block].words { return range }
        let start = bytes.count
        var left = start < MarkupWords.maximumBytes ? Markup.maximumWords : 0
        var index = block
        while index > 0, left > 0, block - index < MarkupWords.maximumAncestors {
            append(elements[index].className, &left)
            append(elements[index].id, &left)
            index -= 1
        }
        let range = start..<bytes.count
        elements[block].words = range
        return range
    }

    private mutating func append(_ names: ByteView, _ left: inout Int) {
        var index = 0
        while index < names.count, left > 0 {
            guard ByteView.isLetter(names[index]) else {
                index += 1
                continue
            }
            let start = index
            repeat { index += 1 } while MarkupWords.goesOn(names[index], after: names[index - 1])
            // A single letter says nothing.
            guard index - start > 1 else { continue }
            for position in start..<min(index, start + MarkupWords.longestWord) { bytes.append(names[position] | 0x20) }
            bytes.append(0x20)
            left -= 1
        }
    }

    /// False where a word ends: at what is no letter, and at a capital after a small letter.
    private static func goesOn(_ byte: UInt8, after last: UInt8) -> Bool {
        ByteView.isLetter(byte) && (byte & 0x20 != 0 || last & 0x20 == 0)
    }
}
