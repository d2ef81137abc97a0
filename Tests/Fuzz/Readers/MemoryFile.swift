import CFuzzer
import Glibc

/// A file in memory that is written again and again, and read by its path.
final class MemoryFile {
    let path: String

    private let descriptor: Int32

    init() {
        descriptor = chaff_memory_file()
        precondition(descriptor >= 0, "the system gives no file in memory")
        path = "/proc/self/fd/\(descriptor)"
    }

    func write(_ bytes: [UInt8]) {
        let isCut = ftruncate(descriptor, 0) == 0
        let written = unsafe pwrite(descriptor, bytes, bytes.count, 0)
        precondition(isCut && written == bytes.count, "the file in memory cannot be written")
    }
}
