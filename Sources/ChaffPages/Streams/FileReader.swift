/// Reads a file that is one page, whole.
package final class FileReader {
    private let source: ByteSource
    private var beginning: ByteBuffer?
    private let limit: Int
    private var failure: SourceError?

    /// True if the file is longer than the limit; the rest was not read.
    package private(set) var isCut = false

    /// - Parameters:
    ///   - beginning: what was already read of the source.
    ///   - limit: how many bytes are read at most.
    package init(_ source: ByteSource, beginning: ByteBuffer = ByteBuffer(), limit: Int = 64 << 20) {
        self.source = source
        self.beginning = beginning
        self.limit = limit
    }

    /// Puts the file into `buffer`; false after that. An error comes after everything that was read before it.
    package func next(into buffer: ByteBuffer) throws(SourceError) -> Bool {
        buffer.removeAll()
        guard let beginning else {
            if let failure { throw failure }
            return false
        }
        unsafe buffer.append(beginning.bytes)
        self.beginning = nil
        do { while buffer.count <= limit, try source.append(to: buffer) {} } catch {
            failure = error
            if buffer.count == 0 { throw error }
        }
        isCut = buffer.count > limit
        if isCut { buffer.count = limit }
        return true
    }
}
