/// The part of an archive that is looked at: bytes read and not yet used.
final class WARCWindow {
    static let magic = Array("WARC/".utf8)
    // Far more than any header has; a file that only begins like an archive must not be read to its end for one.
    private static let headerLimit = 1 << 20

    private let source: ByteSource
    private let buffer: ByteBuffer
    private var position = 0
    // Where the buffer begins, in bytes of the uncompressed data.
    private var base = 0
    private var reachedEnd = false

    /// Why reading ended before the end.
    private(set) var failure: SourceError?

    init(_ source: ByteSource, beginning: ByteBuffer) {
        self.source = source
        buffer = beginning
    }

    /// The bytes from here on, as far as they are read; valid until the next call.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[position...]) }

    /// How many bytes that are.
    var count: Int { buffer.count - position }

    var isEmpty: Bool { count == 0 }

    /// Where we are, in bytes of the uncompressed data.
    var offset: Int { base + position }

    /// True if the end came from damage: the last bytes before it may be wrong.
    var isDamaged: Bool { failure?.kind == .damaged }

    /// Goes on behind damage.
    func resume() {
        skip(count)
        failure = nil
        reachedEnd = false
    }

    func skip(_ count: Int) { position += count }

    /// Reads until `count` bytes are there; false if the file ends before that.
    func require(_ count: Int) -> Bool {
        while self.count < count { if !read() { return false } }
        return true
    }

    private func read() -> Bool {
        if reachedEnd { return false }
        // Never moves more than was used since the last time.
        if position > buffer.count / 2 {
            base += position
            buffer.removeFirst(position)
            position = 0
        }
        do { reachedEnd = try !source.append(to: buffer) } catch {
            failure = error
            reachedEnd = true
        }
        return !reachedEnd
    }

    func skipLineEnds() {
        while require(1) {
            let bytes = unsafe bytes
            var next = 0
            while unsafe next < bytes.count && (bytes[next] == 0x0D || bytes[next] == 0x0A) { next += 1 }
            position += next
            if next < bytes.count { return }
        }
    }

    /// How long the header here is, its blank line included; nil if it does not end before the next record.
    func headerEnd() -> Int? {
        var line = 0
        var size = 4096
        while true {
            let isThere = require(size)
            let bytes = unsafe bytes
            while case let end = unsafe HeaderFields.lineEnd(in: bytes, from: line), end < bytes.count {
                if unsafe end == line || end == line + 1 && bytes[line] == 0x0D { return end + 1 }
                // Looking further for every line that could begin a record would take quadratic time.
                if line > 0, unsafe WARCWindow.isRecordLine(bytes, line) { return nil }
                line = end + 1
            }
            if !isThere || size >= WARCWindow.headerLimit { return nil }
            size *= 4
        }
    }

    /// True if a block that ends at `end` is followed by two line ends, as the standard asks for, or else by a record
    /// or by nothing.
    func endsRecord(at end: Int) -> Bool {
        var next = end
        var feeds = 0
        while feeds < 2, require(next + 1), unsafe bytes[next] == 0x0D || bytes[next] == 0x0A {
            if unsafe bytes[next] == 0x0A { feeds += 1 }
            next += 1
        }
        if feeds == 2 { return true }
        guard require(next + 5) else { return count == next }
        return unsafe bytes[next..<next + 5].elementsEqual(WARCWindow.magic)
    }

    /// Where the first record begins that stands at the start of a line among the next `count` bytes.
    func recordStart(before count: Int) -> Int? { recordStart(from: 1, before: count) }

    private func recordStart(from start: Int, before count: Int) -> Int? {
        let bytes = unsafe bytes
        guard let base = bytes.baseAddress else { return nil }
        let text = unsafe base.assumingMemoryBound(to: UInt8.self)
        var at = max(1, start)
        // A loop, and not a search for one byte after the other: of that byte alone a file may be made.
        while at < count {
            if unsafe text[at] == 0x57 && text[at &- 1] == 0x0A, unsafe WARCWindow.isRecordLine(bytes, at) { return at }
            at &+= 1
        }
        return nil
    }

    // How many bytes the line that begins a record has at most: `WARC/0.17`, CR, LF.
    private static let lineSize = 12

    private static func isRecordLine(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        let line = unsafe bytes[start..<min(start + lineSize, bytes.count)]
        guard unsafe line.count >= 9, unsafe line.starts(with: magic), unsafe bytes[start + 5] &- 0x30 < 10,
            unsafe bytes[start + 6] == UInt8(ascii: ".")
        else { return false }
        let rest = unsafe line.dropFirst(7).drop { $0 &- 0x30 < 10 }
        return unsafe rest.first == 0x0D || rest.first == 0x0A
    }

    /// Moves to the next line that begins a record, `distance` bytes away at most, or over that distance, or to the
    /// end; true if there is a record.
    /// - Parameter kept: gets the bytes on the way, at most `limit`.
    func seekRecord(within distance: Int, keepingIn kept: ByteBuffer?, limit: Int = 0) -> Bool {
        var left = distance
        var room = limit
        func pass(_ count: Int) {
            let copied = min(count, room)
            unsafe kept?.append(UnsafeRawBufferPointer(rebasing: bytes[..<copied]))
            room -= copied
            left -= count
            skip(count)
        }
        while left > 0 {
            let isMore = require(WARCWindow.lineSize + 2)
            let available = min(left, count)
            if let found = recordStart(from: 1, before: available) {
                pass(found)
                return true
            }
            // What may be the beginning of such a line, and the line end before it, stays.
            let passed = isMore && available < left ? available - WARCWindow.lineSize : available
            pass(passed)
            if !isMore { return false }
        }
        return false
    }

    static func withoutLineEnds(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var end = bytes.count
        // Two line ends at most: the record's own; more belong to the page.
        var feeds = 0
        while end > 0, feeds < 2, unsafe bytes[end - 1] == 0x0A {
            end -= unsafe end > 1 && bytes[end - 2] == 0x0D ? 2 : 1
            feeds += 1
        }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }
}
