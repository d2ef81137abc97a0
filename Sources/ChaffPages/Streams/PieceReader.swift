/// Cuts plain text into pieces of whole lines, so that input of any length is labelled in bounded memory.
///
/// A text within the limits is one piece, a whole page. A longer one is cut at line ends; a single line over the limit
/// is a piece of its own, and one over the limit of lines is cut there and read on at its end.
package final class PieceReader {
    package struct Piece: Equatable {
        /// The number of the piece's first line in its input, from 1.
        package let firstLine: Int
        /// True if the piece is all there is.
        package let isWhole: Bool
    }

    private let source: ByteSource
    private let byteLimit: Int
    private let lineLimit: Int
    private let lineByteLimit: Int
    private let rest: ByteBuffer
    private var nextLine = 1
    private var isFirst = true
    private var reachedEnd = false
    private var failure: SourceError?

    private var isInsideCutLine = false

    /// The numbers of lines that were so long that they were cut; the caller's to clear.
    package var cutLines: [Int] = []

    /// - Parameters:
    ///   - beginning: what was already read of the source.
    ///   - lineByteLimit: where a single line is cut, so that a bomb cannot take all memory.
    package init(
        _ source: ByteSource, beginning: ByteBuffer = ByteBuffer(), byteLimit: Int = 128 << 10, lineLimit: Int = 10_000,
        lineByteLimit: Int = 16 << 20
    ) {
        self.lineByteLimit = lineByteLimit
        self.source = source
        self.byteLimit = byteLimit
        self.lineLimit = lineLimit
        rest = beginning
    }

    /// Puts the next piece into `buffer`; nil at the end. An error comes after everything that was read before it.
    package func next(into buffer: ByteBuffer) throws(SourceError) -> Piece? {
        buffer.removeAll()
        unsafe buffer.append(rest.bytes)
        rest.removeAll()
        skipCutLine(buffer)
        var cut = 0
        var lines = 0
        var scanned = 0
        while !findCut(in: buffer, scanned: &scanned, cut: &cut, lines: &lines) {
            if cut == 0, buffer.count > lineByteLimit {
                cutLine(buffer)
                return Piece(firstLine: nextLine - 1, isWhole: false)
            }
            if reachedEnd {
                if cut < buffer.count { lines += 1 }
                cut = buffer.count
                break
            }
            read(to: buffer)
        }
        if buffer.count == 0 {
            if let failure { throw failure }
            return nil
        }
        let isWhole = isFirst && reachedEnd && cut == buffer.count
        unsafe rest.append(UnsafeRawBufferPointer(rebasing: buffer.bytes[cut...]))
        buffer.count = cut
        defer {
            nextLine += lines
            isFirst = false
        }
        return Piece(firstLine: nextLine, isWhole: isWhole)
    }

    private func read(to buffer: ByteBuffer) {
        // A piece and a byte that tells that it is cut: what is read beyond that is copied twice.
        let missing = byteLimit + 1 - buffer.count
        let block = missing > 0 ? min(missing, ByteSource.blockSize) : ByteSource.blockSize
        do { reachedEnd = try !source.append(to: buffer, atMost: block) } catch {
            failure = error
            reachedEnd = true
        }
    }

    /// Cuts the line in `buffer` at the limit, with a line end of its own; what follows in it will be dropped.
    private func cutLine(_ buffer: ByteBuffer) {
        let cut = unsafe buffer.bytes.codePointStart(before: lineByteLimit)
        unsafe rest.append(UnsafeRawBufferPointer(rebasing: buffer.bytes[cut...]))
        buffer.count = cut
        buffer.append(0x0A)
        cutLines.append(nextLine)
        nextLine += 1
        isFirst = false
        isInsideCutLine = true
    }

    /// Drops the rest of a line that was cut.
    private func skipCutLine(_ buffer: ByteBuffer) {
        while isInsideCutLine {
            var ends = unsafe LineEnds(buffer.bytes, from: 0, isComplete: reachedEnd)
            if let end = ends.next() {
                buffer.removeFirst(end)
                isInsideCutLine = false
            } else if reachedEnd {
                buffer.removeAll()
                isInsideCutLine = false
            } else {
                // A CR at the end may turn out to be the first half of CRLF.
                let hasReturn = unsafe buffer.bytes.last == 0x0D
                buffer.removeAll()
                if hasReturn { buffer.append(0x0D) }
                read(to: buffer)
            }
        }
    }

    /// After an error in compressed data: goes on with the next member, at the start of a line.
    /// - Returns: where that begins in the file as stored; nil if there is none.
    package func resume() throws(SourceError) -> Int? {
        guard let place = try source.resume() else { return nil }
        failure = nil
        reachedEnd = false
        return place
    }

    /// Moves `cut` over the lines that are complete; true if the piece must end there.
    private func findCut(in buffer: ByteBuffer, scanned: inout Int, cut: inout Int, lines: inout Int) -> Bool {
        let count = buffer.count
        skipLines(in: buffer, scanned: &scanned, cut: &cut, lines: &lines)
        var ends = unsafe LineEnds(buffer.bytes, from: scanned, isComplete: reachedEnd)
        while lines < lineLimit, let end = ends.next() {
            if end > byteLimit, cut > 0 { return true }
            cut = end
            lines += 1
        }
        // A CR at the end may turn out to be the first half of CRLF.
        scanned = max(cut, count - 1)
        return cut > 0 && cut < count && (lines == lineLimit || count > byteLimit)
    }

    /// Moves over all lines that end within the limits at once, if they end in LF alone.
    private func skipLines(in buffer: ByteBuffer, scanned: inout Int, cut: inout Int, lines: inout Int) {
        let end = min(buffer.count, byteLimit)
        guard scanned < end else { return }
        let range = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[scanned..<end])
        guard let found = unsafe LineEnds.feeds(in: range), lines + found.count < lineLimit else { return }
        lines += found.count
        cut = scanned + found.end
        scanned = cut
    }
}
