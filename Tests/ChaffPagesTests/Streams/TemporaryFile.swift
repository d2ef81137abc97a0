#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file that goes when the test ends.
final class TemporaryFile {
    let path: String

    init(_ bytes: [UInt8]) {
        path = "/tmp/chaff-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        let written = unsafe write(descriptor, bytes, bytes.count)
        precondition(descriptor >= 0 && written == bytes.count)
        _ = close(descriptor)
    }

    convenience init(_ text: String) { self.init(Array(text.utf8)) }

    deinit { _ = unsafe unlink(path) }
}
