#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the pages go: a file, or standard output.
struct OutputFile {
    private let descriptor: Int32
    private let name: String

    /// - Parameter path: nil or `-` for standard output.
    init(path: String?) throws {
        name = path ?? "standard output"
        guard let path, path != "-" else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw OutputError(name: path) }
    }

    func write(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            // The buffer outlives the call, and the count never passes its end.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe writeBytes(descriptor, buffer.baseAddress! + written, buffer.count - written)
            }
            guard count > 0 else { throw OutputError(name: name) }
            written += count
        }
    }
}

/// Writing failed.
struct OutputError: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name): Cannot be written." }
}

/// `write(2)`, under a name that ``OutputFile/write(_:)`` does not hide.
private func writeBytes(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    unsafe write(descriptor, start, count)
}

/// Prints a line to standard error.
func report(_ text: String) {
    try? OutputFile(standardError: ()).write(Array((text + "\n").utf8))
}

extension OutputFile {
    fileprivate init(standardError: Void) {
        descriptor = STDERR_FILENO
        name = "standard error"
    }
}
