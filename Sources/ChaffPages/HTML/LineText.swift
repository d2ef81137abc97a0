import Chaff

/// The text of the line that is being read, and what is counted on the way. White space of HTML becomes one blank and
/// goes at both ends.
@safe struct LineText {
    let buffer: TextBuffer
    /// Where the line starts in the buffer.
    private(set) var start = 0
    private(set) var linkCharacters = 0
    private(set) var referenceCharacters = 0
    /// What stands inside links, as bytes of the buffer; links that touch are one.
    private(set) var links: [Range<Int>] = []
    /// Why its first text is not seen.
    private(set) var hiding = Markup.Hiding.none
    /// True if white space came after the last word.
    private var hasBlank = false
    /// True if the last word, and all white space after it, stand in links.
    private var endsInLink = false
    /// True if the buffer took no more.
    private(set) var isFull = false

    init(buffer: TextBuffer) { self.buffer = buffer }

    var isEmpty: Bool { buffer.count == start }

    /// Starts over behind what the buffer holds.
    mutating func restart() {
        start = buffer.count
        (linkCharacters, referenceCharacters, hasBlank, endsInLink) = (0, 0, false, false)
        links.removeAll(keepingCapacity: true)
    }

    /// Makes what follows a word of its own.
    mutating func part() { (hasBlank, endsInLink) = (true, false) }

    mutating func removeAll() {
        buffer.count = 0
        isFull = false
        restart()
    }

    /// How text is read.
    struct Mode {
        /// False for text in which no tag can stand.
        var endsAtTag = true
        var endsAtLineFeed = false
        var isAttribute = false
        var hasReferences = true
    }

    /// Reads text from `start` on.
    /// - Returns: where it ended: at a tag, at a line feed that ends the line, or at the end.
    mutating func append(
        _ view: ByteView, from start: Int, mode: Mode, isLink: Bool, hiding: Markup.Hiding
    ) -> Int {
        let first = buffer.count
        if isEmpty { self.hiding = hiding }
        let end = copy(view, from: start, mode)
        if isLink, buffer.count > first {
            // A blank before the link is none of it, one before `<b>` in the link is.
            let isParted = buffer[first] == 0x20 && !endsInLink
            let linked = first &+ (isParted ? 1 : 0)..<buffer.count
            linkCharacters &+= buffer.scalars(in: linked)
            if endsInLink, let last = links.last, last.upperBound == first {
                links[links.count - 1] = last.lowerBound..<linked.upperBound
            } else {
                links.append(linked)
            }
        }
        endsInLink = isLink && (endsInLink || buffer.count > first)
        return end
    }

    private mutating func copy(_ view: ByteView, from first: Int, _ mode: Mode) -> Int {
        var base = unsafe buffer.base
        var capacity = buffer.capacity
        var out = buffer.count
        var position = first
        var hasBlank = self.hasBlank
        defer {
            buffer.count = out
            self.hasBlank = hasBlank
        }
        while position < view.count {
            let byte = view[position]
            if ByteView.isWhiteSpace(byte) {
                hasBlank = true
                if mode.endsAtLineFeed {
                    if byte == 0x0A { return position }
                    position &+= 1
                } else {
                    position = view.skipWhiteSpace(from: position &+ 1)
                }
                continue
            }
            if byte == 0x3C, mode.endsAtTag { return position }
            var reference: CharacterReference?
            if byte == 0x26, mode.hasReferences {
                reference = CharacterReference(view, at: position, isAttribute: mode.isAttribute)
                if let read = reference, read.first <= 0x20, ByteView.isWhiteSpace(UInt8(read.first)) {
                    hasBlank = true
                    position &+= read.length
                    continue
                }
            }
            if out &+ 8 > capacity {
                guard buffer.grow(used: out, by: 8) else {
                    isFull = true
                    out = buffer.wholeCodePoints(before: out, from: start)
                    return view.count
                }
                unsafe base = unsafe buffer.base
                capacity = buffer.capacity
            }
            if hasBlank {
                hasBlank = false
                if out > start {
                    unsafe base[out] = 0x20
                    out &+= 1
                }
            }
            if let read = reference {
                out = unsafe LineText.encode(read.first, base, out)
                if read.second != 0 { out = unsafe LineText.encode(read.second, base, out) }
                if read.isNumeric { referenceCharacters &+= 1 }
                position &+= read.length
                continue
            }
            // A byte that is no word's, or the first one of a word.
            if byte != 0 {
                unsafe base[out] = byte
                out &+= 1
            }
            position &+= 1
            while position &+ 8 <= view.count, out &+ 8 <= capacity {
                let word = view.word(at: position)
                unsafe UnsafeMutableRawPointer(base + out).storeBytes(of: word.littleEndian, as: UInt64.self)
                let hits = LineText.wordEnds(word)
                let length = hits == 0 ? 8 : hits.trailingZeroBitCount &>> 3
                position &+= length
                out &+= length
                if hits != 0 { break }
            }
        }
        return position
    }

    /// Marks the first byte of eight that does not go on a word: white space, a control character, `&` or `<`. Bytes
    /// behind it may be marked wrongly.
    @inline(__always) private static func wordEnds(_ word: UInt64) -> UInt64 {
        let low = (word &- 0x21 &* ByteView.ones) & ~word
        let ampersand = word ^ 0x26 &* ByteView.ones
        let less = word ^ 0x3C &* ByteView.ones
        return (low | (ampersand &- ByteView.ones) & ~ampersand | (less &- ByteView.ones) & ~less) & ByteView.highs
    }

    @inline(__always) private static func encode(
        _ codePoint: UInt32, _ base: UnsafeMutablePointer<UInt8>, _ start: Int
    ) -> Int {
        var out = start
        if codePoint < 0x80 {
            unsafe base[out] = UInt8(codePoint)
        } else {
            if codePoint < 0x800 {
                unsafe base[out] = UInt8(0xC0 | codePoint &>> 6)
            } else {
                if codePoint < 0x10000 {
                    unsafe base[out] = UInt8(0xE0 | codePoint &>> 12)
                } else {
                    unsafe base[out] = UInt8(0xF0 | codePoint &>> 18)
                    out &+= 1
                    unsafe base[out] = UInt8(0x80 | (codePoint &>> 12) & 0x3F)
                }
                out &+= 1
                unsafe base[out] = UInt8(0x80 | (codePoint &>> 6) & 0x3F)
            }
            out &+= 1
            unsafe base[out] = UInt8(0x80 | codePoint & 0x3F)
        }
        return out &+ 1
    }
}
