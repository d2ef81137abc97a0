#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file mapped into memory, unmapped when the last reference goes: what a model is opened from.
/// ```swift
/// let file = try MappedFile(path: "my.chaff")
/// let model = try unsafe Model(bytes: file.bytes, owner: file)
/// ```
@safe public final class MappedFile: Sendable {
    /// The contents; valid as long as this object lives.
    @unsafe public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    /// Maps a regular file.
    public init(path: String) throws(SourceError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            throw SourceError(isMissing ? .missing : .denied, file: path, reason: systemMessage(errno))
        }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw SourceError(.failed, file: path, reason: systemMessage(errno))
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw SourceError(.directory, file: path) }
        let size = Int(status.st_size)
        // Mapping nothing is an error to the system, but an empty file is not.
        if size == 0 {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let memory = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
            throw SourceError(.failed, file: path, reason: systemMessage(errno))
        }
        unsafe bytes = UnsafeRawBufferPointer(start: memory, count: size)
    }

    deinit {
        if let start = unsafe bytes.baseAddress {
            _ = unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
        }
    }
}
