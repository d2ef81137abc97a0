/// The bytes of a page while they are read, and what is known not to come any more. To look for the end of something
/// to the end of the page, in vain, once for each beginning would take quadratic time; so it is done once.
struct Source {
    let view: ByteView
    private var absent: Absent = []

    init(_ view: ByteView) { self.view = view }

    /// What has been looked for in vain; it does not come after any later place either.
    private struct Absent: OptionSet {
        let rawValue: UInt8
        static let doubleQuote = Absent(rawValue: 1)
        static let singleQuote = Absent(rawValue: 2)
        static let tagEnd = Absent(rawValue: 4)
        static let commentEnd = Absent(rawValue: 8)
        static let titleEnd = Absent(rawValue: 16)
        static let textareaEnd = Absent(rawValue: 32)
    }

    /// Reads the attributes of a tag from behind its name.
    /// - Returns: the position behind the tag's `>`; the end of the page if there is none.
    @inline(__always) mutating func readAttributes(from start: Int, into attributes: inout Attributes) -> Int {
        var position = start
        while true {
            while ByteView.isWhiteSpace(view[position]) || view[position] == 0x2F { position &+= 1 }
            if view[position] == 0x3E { return position &+ 1 }
            guard position < view.count else { return view.count }
            let nameStart = position
            var name: UInt64 = 0
            repeat {
                name = ElementTable.next(name, view[position])
                position &+= 1
            } while !Source.endsName(view[position]) && position < view.count
            let length = position &- nameStart
            position = view.skipWhiteSpace(from: position)
            var value = ByteRange()
            if view[position] == 0x3D {
                (value, position) = readValue(from: view.skipWhiteSpace(from: position &+ 1))
            }
            if length <= 8 { attributes.set(name, value) }
        }
    }

    @inline(__always) private static func endsName(_ byte: UInt8) -> Bool {
        byte == 0x3D || byte == 0x3E || byte == 0x2F || ByteView.isWhiteSpace(byte)
    }

    /// A value whose closing quote never comes ends like one without quotes, so that the page goes on.
    @inline(__always) private mutating func readValue(from start: Int) -> (value: ByteRange, end: Int) {
        let quote = view[start]
        if quote == 0x22 || quote == 0x27 {
            let kind: Absent = quote == 0x22 ? .doubleQuote : .singleQuote
            if !absent.contains(kind) {
                if let end = view.nearIndex(of: quote, from: start &+ 1) {
                    return (ByteRange(start &+ 1, end), end &+ 1)
                }
                absent.insert(kind)
            }
        }
        var end = start
        while end < view.count, view[end] != 0x3E, !ByteView.isWhiteSpace(view[end]) { end &+= 1 }
        return (ByteRange(start, end), end)
    }

    /// The position behind the next `>`, or nil if there is none.
    @inline(__always) mutating func tagEnd(from start: Int) -> Int? {
        if absent.contains(.tagEnd) { return nil }
        if let end = view.nearIndex(of: 0x3E, from: start) { return end &+ 1 }
        absent.insert(.tagEnd)
        return nil
    }

    /// The position behind the comment that starts at `start` with `<!--`. One that never ends is taken to end at its
    /// first `>`: the standard would lose the page.
    mutating func commentEnd(from start: Int) -> Int? {
        let text = start &+ 4
        if view[text] == 0x3E { return text &+ 1 }
        if view[text] == 0x2D, view[text &+ 1] == 0x3E { return text &+ 2 }
        if !absent.contains(.commentEnd) {
            var position = text
            while let end = view.index(of: 0x3E, from: position) {
                if end >= text &+ 2, view[end &- 1] == 0x2D, view[end &- 2] == 0x2D { return end &+ 1 }
                if end >= text &+ 3, view[end &- 1] == 0x21, view[end &- 2] == 0x2D, view[end &- 3] == 0x2D {
                    return end &+ 1
                }
                position = end &+ 1
            }
            absent.insert(.commentEnd)
        }
        return tagEnd(from: text)
    }

    /// Where the end tag of `name` starts, or nil if there is none: of an element whose contents hold no tags.
    mutating func rawEnd(_ name: ByteView, of element: Element, from start: Int) -> Int? {
        // After any other such element nothing more is read.
        let kind: Absent = element == .title ? .titleEnd : element == .textarea ? .textareaEnd : []
        if !kind.isEmpty, absent.contains(kind) { return nil }
        var position = start
        while let tag = view.index(of: 0x3C, from: position) {
            if view[tag &+ 1] == 0x2F, isName(name, at: tag &+ 2) { return tag }
            position = tag &+ 1
        }
        absent.insert(kind)
        return nil
    }

    private func isName(_ name: ByteView, at position: Int) -> Bool {
        for index in 0..<name.count where (view[position &+ index] ^ name[index]) & 0xDF != 0 { return false }
        let after = view[position &+ name.count]
        return ByteView.isWhiteSpace(after) || after == 0x3E || after == 0x2F || position &+ name.count >= view.count
    }
}
