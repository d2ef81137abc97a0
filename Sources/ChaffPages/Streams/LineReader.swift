/// Reads plain text line by line as it comes: a line is there as soon as its line end is, or the input ends.
///
/// A CR that was read last is not yet a line end: LF may follow. A line over the limit is cut there and read on at its end.
package final class LineReader {
    /// What was read; the lines that were handed out go with the next ``fill()``.
    package let buffer = ByteBuffer(capacity: ByteSource.blockSize)

    /// True if there is nothing more to read; the last lines may still wait in ``buffer``.
    package private(set) var isAtEnd = false
    /// Why, if reading failed there.
    package private(set) var failure: SourceError?

    /// The number of the line that was handed out last, from 1.
    package private(set) var number = 0
    /// True if that line was over the limit: what followed in it is dropped.
    package private(set) var isCut = false

    private let source: ByteSource
    private let byteLimit: Int
    /// Where the next line begins.
    private var start = 0
    /// The line ends that are not yet handed out; made anew whenever the buffer changes.
    private var ends: LineEnds
    private var isInsideCutLine = false

    /// - Parameter lineByteLimit: where a line is cut, so that a bomb cannot take all memory.
    package init(_ source: ByteSource, lineByteLimit: Int = 16 << 20) {
        self.source = source
        byteLimit = lineByteLimit
        ends = unsafe LineEnds(buffer.bytes, from: 0, isComplete: false)
    }

    /// True if ``fill()`` would not wait, or not for longer than that.
    package func isReady(within milliseconds: Int) -> Bool { source.isReady(within: milliseconds) }

    /// Reads whatever the system has at once, and waits if that is nothing. To be asked for when ``next(into:)`` gives no
    /// more.
    package func fill() {
        // No line ends before the last byte; that may be a CR.
        let scanned = max(0, buffer.count - 1 - start)
        buffer.removeFirst(start)
        start = 0
        do { isAtEnd = try !source.append(to: buffer) } catch {
            failure = error
            isAtEnd = true
        }
        ends = unsafe LineEnds(buffer.bytes, from: scanned, isComplete: isAtEnd)
    }

    /// Puts the next line into `line`, with its line end; false if it is not complete.
    package func next(into line: ByteBuffer) -> Bool {
        line.removeAll()
        while let end = ends.next() ?? (isAtEnd && start < buffer.count ? buffer.count : nil) {
            let text = start..<end
            start = end
            if isInsideCutLine {
                isInsideCutLine = false
                continue
            }
            take(text, isComplete: true, line)
            return true
        }
        if isInsideCutLine {
            start = lastByteIfReturn
        } else if buffer.count - start > byteLimit {
            take(start..<buffer.count, isComplete: false, line)
            isInsideCutLine = true
            start = lastByteIfReturn
            return true
        }
        return false
    }

    /// The end of the buffer, or a CR that stands there and may be half a line end.
    private var lastByteIfReturn: Int { unsafe buffer.count - (buffer.bytes.last == 0x0D ? 1 : 0) }

    private func take(_ text: Range<Int>, isComplete: Bool, _ line: ByteBuffer) {
        number += 1
        unsafe line.append(UnsafeRawBufferPointer(rebasing: buffer.bytes[text]))
        // The line end takes two bytes at most.
        isCut = text.count > byteLimit + 2 || !isComplete
        guard isCut else { return }
        line.count = unsafe line.bytes.codePointStart(before: byteLimit)
        line.append(0x0A)
    }

    /// After an error in compressed data: goes on with the next member, at the start of a line.
    /// - Returns: where that begins in the file as stored; nil if there is none.
    package func resume() throws(SourceError) -> Int? {
        guard let place = try source.resume() else { return nil }
        failure = nil
        isAtEnd = false
        return place
    }
}
