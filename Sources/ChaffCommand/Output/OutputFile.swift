import ChaffPages

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Standard output, or a file that gets its name only when it is complete. A name that ends in `.gz` or `.zst` asks for
/// compression.
final class OutputFile {
    private let name: String
    private let descriptor: Int32
    /// Where the file is written until it is complete; nil for standard output, devices and pipes.
    private let temporary: String?
    private let compressor: Compressor?
    private let compressed = ByteBuffer()
    private var isFinished = false

    /// - Parameter path: nil or `-` for standard output.
    init(path: String?) throws(OutputError) {
        guard let path, path != "-" else {
            (name, descriptor, temporary, compressor) = ("-", STDOUT_FILENO, nil, nil)
            return
        }
        name = path
        compressor = Compressor.format(ofName: path).map { Compressor($0) }
        var status = stat()
        let exists = unsafe stat(path, &status) == 0
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw OutputError(file: path, reason: "this is a directory")
        }
        // A device or a named pipe cannot be replaced by a file.
        temporary = exists && !isRegular ? nil : "\(path).\(getpid()).part"
        descriptor = unsafe open(temporary ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw OutputError(file: path, reason: systemMessage(errno)) }
        if exists, isRegular { _ = fchmod(descriptor, status.st_mode & 0o7777) }
    }

    deinit {
        guard descriptor != STDOUT_FILENO else { return }
        if !isFinished { _ = close(descriptor) }
        if !isFinished, let temporary { _ = unsafe unlink(temporary) }
    }

    /// True if a person reads the output directly.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        guard let compressor else { return try unsafe writeStored(bytes) }
        unsafe compressor.compress(bytes, to: compressed)
        try writeCompressed()
    }

    private func writeCompressed() throws(OutputError) {
        try unsafe writeStored(compressed.bytes)
        compressed.removeAll()
    }

    private func writeStored(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        var position = 0
        while position < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[position...])
            #if canImport(Darwin)
                let count = unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
            #else
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            #endif
            if count >= 0 {
                position += count
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&request, 1, -1)
            case let code: throw OutputError(file: name, reason: systemMessage(code), isClosedPipe: code == EPIPE)
            }
        }
    }

    func write(_ text: String) throws(OutputError) {
        let buffer = ByteBuffer()
        buffer.append(text)
        try unsafe write(buffer.bytes)
    }

    /// Closes the file and gives it its name. Without this call nothing appears under that name.
    func finish() throws(OutputError) {
        guard descriptor != STDOUT_FILENO else { return }
        if let compressor {
            unsafe compressor.compress(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, to: compressed)
            try writeCompressed()
        }
        isFinished = true
        var failed = close(descriptor) != 0
        if !failed, let temporary { failed = unsafe rename(temporary, name) != 0 }
        guard failed else { return }
        let reason = systemMessage(errno)
        if let temporary { _ = unsafe unlink(temporary) }
        throw OutputError(file: name, reason: reason)
    }
}
