#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Sentences on standard error, each on a line of its own after the command's name.
struct Messages: Sendable {
    /// True if only what ends the command is told.
    var isQuiet = false

    /// Tells of something that the exit code tells too.
    func warn(_ sentence: String) { if !isQuiet { tell(sentence) } }

    func tell(_ sentence: String) { Messages.write("chaff: \(sentence)\n") }

    /// Puts text on standard error as it is. If that fails there is nobody left to tell.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var left = unsafe bytes[...]
            while unsafe !left.isEmpty {
                let block = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[left.indices])
                #if canImport(Darwin)
                    let count = unsafe Darwin.write(STDERR_FILENO, block.baseAddress, block.count)
                #else
                    let count = unsafe Glibc.write(STDERR_FILENO, block.baseAddress, block.count)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                unsafe left = left.dropFirst(count)
            }
        }
    }
}
