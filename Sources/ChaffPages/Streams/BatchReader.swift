#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Cuts JSON lines into batches of whole records.
///
/// A batch is full at about 256 kB, but never waits for more: if the writer of a pipe pauses, the records it has
/// written so far are a batch, so that a program can wait for the answer to a record before it sends the next.
package final class BatchReader {
    private let source: ByteSource
    private let byteLimit: Int
    private let recordLimit: Int
    private let rest: ByteBuffer
    private var nextLine = 1
    private var reachedEnd = false
    private var failure: SourceError?

    /// The numbers of lines that were longer than any record may be and were skipped; the caller's to clear.
    package var skippedLines: [Int] = []

    /// - Parameters:
    ///   - beginning: what was already read of the source.
    ///   - recordLimit: how long a record may be, so that a bomb cannot take all memory.
    package init(
        _ source: ByteSource, beginning: ByteBuffer = ByteBuffer(), byteLimit: Int = 256 << 10,
        recordLimit: Int = 128 << 20
    ) {
        self.recordLimit = recordLimit
        self.source = source
        self.byteLimit = byteLimit
        rest = beginning
    }

    /// Puts the next batch into `buffer` and gives the number of its first line; nil at the end. If reading fails, the
    /// complete records before that are delivered, then the error; the record that was cut off is dropped.
    package func next(into buffer: ByteBuffer) throws(SourceError) -> Int? {
        buffer.removeAll()
        unsafe buffer.append(rest.bytes)
        rest.removeAll()
        var cut = 0
        var scanned = 0
        while true {
            cut = unsafe lastLineFeed(buffer.bytes, from: scanned) ?? cut
            scanned = buffer.count
            if reachedEnd {
                if failure == nil { cut = buffer.count }
                break
            }
            if cut > 0, buffer.count >= byteLimit || !source.isReady { break }
            if buffer.count - cut > recordLimit {
                if cut > 0 { break }
                skipLine(buffer)
                scanned = 0
            } else {
                read(to: buffer)
            }
        }
        if cut == 0 {
            if let failure { throw failure }
            return nil
        }
        if !reachedEnd { unsafe rest.append(UnsafeRawBufferPointer(rebasing: buffer.bytes[cut...])) }
        buffer.count = cut
        defer { nextLine += unsafe lineFeeds(buffer.bytes) }
        return nextLine
    }

    private func read(to buffer: ByteBuffer) {
        do { reachedEnd = try !source.append(to: buffer) } catch {
            failure = error
            reachedEnd = true
        }
    }

    /// Drops the line in `buffer` up to its end, which is still to come.
    private func skipLine(_ buffer: ByteBuffer) {
        skippedLines.append(nextLine)
        nextLine += 1
        while !reachedEnd {
            buffer.removeAll()
            read(to: buffer)
            if let end = unsafe buffer.bytes.firstIndex(of: 0x0A) {
                buffer.removeFirst(end + 1)
                return
            }
        }
        buffer.removeAll()
    }

    /// After an error in compressed data: goes on with the next member, at the start of a record.
    /// - Returns: where that begins in the file as stored; nil if there is none.
    package func resume() throws(SourceError) -> Int? {
        guard let place = try source.resume() else { return nil }
        failure = nil
        reachedEnd = false
        return place
    }

    private func lastLineFeed(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var position = bytes.count
        while position > start {
            if unsafe bytes[position - 1] == 0x0A { return position }
            position -= 1
        }
        return nil
    }

    private func lineFeeds(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard var base = bytes.baseAddress else { return 0 }
        let end = unsafe base + bytes.count
        var lines = 0
        while unsafe base < end, let found = unsafe memchr(base, 0x0A, end - base) {
            lines += 1
            unsafe base = UnsafeRawPointer(found) + 1
        }
        return lines
    }
}
