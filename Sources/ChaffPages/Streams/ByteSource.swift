#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The bytes of a file or of standard input, decompressed if they are gzip or zstd (told by content, not by name).
/// ```swift
/// let source = try ByteSource(path: "pages.jsonl.gz")   // or "-" for standard input
/// let bytes = try source.readAll()
/// ```
public final class ByteSource {
    /// How many bytes are asked of the system at a time.
    public static let blockSize = 256 << 10

    /// The path as it was given; `-` for standard input.
    public let name: String

    private let descriptor: Int32
    // Bytes as stored, read but not yet used, from `used` on.
    private let stored = ByteBuffer(capacity: ByteSource.blockSize)
    private var used = 0
    private var storedBefore = 0
    private var isRecognised = false
    private var reachedEnd = false
    private var decompressor: Decompressor?
    private var pending: SourceError?
    // Where the member under way begins in `stored`; below zero once that is gone.
    private var memberStart = 0
    // What looking for members behind damage has cost so far, in bytes.
    private var searched = 0

    // Stored bytes that stay after they are used: members of an archive are smaller, so that one that swallowed the
    // start of the next is found out.
    private static let kept = 1 << 20

    /// Opens a file, or standard input if `path` is `-`.
    public init(path: String) throws(SourceError) {
        name = path
        if path == "-" {
            descriptor = STDIN_FILENO
        } else {
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            let code = errno
            if descriptor < 0 {
                let isMissing = code == ENOENT || code == ENOTDIR
                throw SourceError(isMissing ? .missing : .denied, file: path, reason: systemMessage(code))
            }
        }
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            if descriptor != STDIN_FILENO { _ = close(descriptor) }
            throw SourceError(.directory, file: path)
        }
    }

    deinit { if descriptor != STDIN_FILENO { _ = close(descriptor) } }

    /// Fills `buffer` with the next bytes and says how many there are: whatever the system has at once, at least one,
    /// or 0 at the end. After an error the bytes before it have been delivered.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
        if let error = pending { throw error }
        if !isRecognised { try recognise() }
        if let decompressor { return try unsafe decompress(with: decompressor, into: buffer) }
        let left = stored.count - used
        if left > 0, let target = buffer.baseAddress {
            let length = min(left, buffer.count)
            unsafe target.copyMemory(from: stored.start + used, byteCount: length)
            used += length
            return length
        }
        return reachedEnd ? 0 : try unsafe readBlock(into: buffer)
    }

    /// How the bytes are compressed, once reading has begun; nil if they are not.
    package var compression: String? { decompressor?.name }

    /// Everything that is left.
    public func readAll() throws(SourceError) -> [UInt8] {
        let all = ByteBuffer(capacity: ByteSource.blockSize)
        while try append(to: all) {}
        return all.array
    }

    /// Reads one block to the end of `buffer`, or less; false at the end.
    package func append(to buffer: ByteBuffer, atMost limit: Int = blockSize) throws(SourceError) -> Bool {
        let room = unsafe buffer.reserve(limit)
        let length = try unsafe read(into: UnsafeMutableRawBufferPointer(start: room, count: limit))
        buffer.count += length
        return length > 0
    }

    /// True if a read would give something at once: bytes are waiting, or the end is known.
    package var isReady: Bool { isReady(within: 0) }

    /// Waits for at most so long; true if a read would give something then.
    package func isReady(within milliseconds: Int) -> Bool {
        if used < stored.count || reachedEnd || pending != nil { return true }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let found = unsafe poll(&request, 1, Int32(clamping: milliseconds))
        // A process that was stopped and goes on has nothing to read for that.
        return found > 0 || found < 0 && errno != EINTR
    }

    private func readBlock(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
        while true {
            #if canImport(Darwin)
                let length = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let length = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if length >= 0 {
                storedBefore += length
                reachedEnd = length == 0
                return length
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&request, 1, -1)
            default:
                throw SourceError(.failed, file: name, offset: storedBefore, reason: systemMessage(errno))
            }
        }
    }

    /// After an error in compressed data: looks for the next gzip member or zstd frame and goes on there.
    /// - Returns: where it begins in the file as stored; nil if there is none, or if the error was another.
    ///
    /// The search begins right behind the start of the damaged member, because a member that was cut off swallows the
    /// beginning of the next until the damage shows.
    public func resume() throws(SourceError) -> Int? {
        guard let decompressor, let failed = pending, failed.kind == .damaged || failed.kind == .truncated else {
            return nil
        }
        // Members made to overlap could be read again and again; after that much the search begins at the damage.
        let mayGoBack = searched <= storedBefore + ByteSource.kept
        let next = max(memberStart + 1, 0)
        // Damage in a frame's header leaves `used` at its start.
        var position = mayGoBack ? next : max(next, used)
        searched += max(0, used - position) + Decompressor.smallStep
        while true {
            if let found = unsafe decompressor.findMember(in: stored.bytes, from: position) {
                used = found
                memberStart = found
                pending = nil
                decompressor.restart()
                return storedBefore - (stored.count - found)
            }
            if reachedEnd { return nil }
            // A header may stand across two blocks.
            position = max(position, stored.count - Decompressor.headerSize)
            used = position
            memberStart = position
            position -= try refill()
        }
    }

    /// Reads one more block, dropping used bytes at the start; says how many.
    @discardableResult private func refill() throws(SourceError) -> Int {
        var dropped = 0
        if used >= 2 * ByteSource.kept {
            dropped = used - ByteSource.kept
            stored.removeFirst(dropped)
            used -= dropped
            memberStart -= dropped
        }
        let room = unsafe stored.reserve(ByteSource.blockSize)
        stored.count += try unsafe readBlock(
            into: UnsafeMutableRawBufferPointer(start: room, count: ByteSource.blockSize))
        return dropped
    }

    private func recognise() throws(SourceError) {
        isRecognised = true
        // A slow pipe may give the first bytes one by one; wait only while they could still be a magic number.
        repeat { try refill() } while unsafe !reachedEnd && Decompressor.isUndecided(stored.bytes)
        while !reachedEnd, let size = unsafe Decompressor.dictionaryFrame(stored.bytes), stored.count < size {
            try refill()
        }
        decompressor = unsafe Decompressor(recognising: stored.bytes)
        unsafe decompressor?.readDictionary(stored.bytes)
    }

    private func decompress(
        with decompressor: Decompressor, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SourceError) -> Int {
        while true {
            if used == stored.count, !reachedEnd { try refill() }
            if decompressor.isBetweenMembers { memberStart = used }
            let input = unsafe UnsafeRawBufferPointer(rebasing: stored.bytes[used...])
            let step = unsafe decompressor.step(input, into: buffer)
            used += step.used
            let offset = storedBefore - (stored.count - used)
            if step.isDamaged {
                let error = SourceError(.damaged, file: name, offset: offset)
                pending = error
                guard step.written > 0 else { throw error }
            }
            if step.written > 0 { return step.written }
            if used == stored.count, reachedEnd {
                if decompressor.isBetweenMembers { return 0 }
                let error = SourceError(.truncated, file: name, offset: offset)
                pending = error
                throw error
            }
        }
    }
}

/// The system's words for an error number, without a capital: `no space left on device`.
package func systemMessage(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    let message = unsafe String(cString: text)
    return message.prefix(1).lowercased() + message.dropFirst()
}
