import Chaff

/// The words of class and id attributes: `postMeta-left_col2` gives post, meta, left, col.
struct MarkupWords {
    /// All words of the page, a blank after each.
    private(set) var bytes: [UInt8] = []

    /// How many ancestors are asked.
    private static let maximumAncestors = 8
    private static let longestWord = 24
    /// Names are read so far: each block below reads its ancestors' names again.
    private static let longestNames = 256
    /// A page's words are not kept beyond this many bytes.
    private static let maximumBytes = 1 << 22

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// The words of a block and then of its nearest ancestors; worked out once for each element.
    mutating func range(of block: Int, in elements: OpenElements) -> Range<Int> {
        var named = block
        while named > 0, elements[named].words.isUnknown, elements[named].hasNoNames { named -= 1 }
        if elements[named].words.isUnknown { elements[named].words = words(from: named, in: elements) }
        let range = elements[named].words
        elements[block].words = range
        return Int(range.start)..<Int(range.end)
    }

    private mutating func words(from first: Int, in elements: OpenElements) -> ByteRange {
        let start = bytes.count
        var left = start < MarkupWords.maximumBytes ? Markup.maximumWords : 0
        var index = first
        while index > 0, left > 0, first - index < MarkupWords.maximumAncestors {
            append(elements[index].className, &left)
            append(elements[index].id, &left)
            index -= 1
        }
        return ByteRange(start, bytes.count)
    }

    private mutating func append(_ names: ByteView, _ left: inout Int) {
        let names = names[ByteRange(0, min(names.count, MarkupWords.longestNames))]
        var index = 0
        while index < names.count, left > 0 {
            guard ByteView.isLetter(names[index]) else {
                index &+= 1
                continue
            }
            let start = index
            repeat { index &+= 1 } while MarkupWords.goesOn(names[index], after: names[index &- 1])
            let length = min(index &- start, MarkupWords.longestWord)
            // A single letter says nothing.
            guard length > 1 else { continue }
            let end = bytes.count
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: names.base + start, count: length))
            for position in end..<end &+ length { bytes[position] |= 0x20 }
            bytes.append(0x20)
            left -= 1
        }
    }

    /// False where a word ends: at what is no letter, and at a capital after a small letter.
    @inline(__always) private static func goesOn(_ byte: UInt8, after last: UInt8) -> Bool {
        ByteView.isLetter(byte) && (byte & 0x20 != 0 || last & 0x20 == 0)
    }
}
