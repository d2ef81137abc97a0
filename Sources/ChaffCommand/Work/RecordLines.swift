#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The lines of a batch of records, without their ends.
@safe struct RecordLines {
    private let bytes: UnsafeRawBufferPointer
    private let count: Int
    private var position = 0

    /// - Parameter isFirst: true at the start of a file, where a byte order mark may stand.
    init(_ bytes: UnsafeRawBufferPointer, isFirst: Bool) {
        unsafe self.bytes = bytes
        count = bytes.count
        if isFirst, unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func next() -> UnsafeRawBufferPointer? {
        guard position < count, let base = unsafe bytes.baseAddress else { return nil }
        let found = unsafe memchr(base + position, 0x0A, count - position)
        let end = unsafe found.map { unsafe UnsafeRawPointer($0) - base } ?? count
        defer { position = end + 1 }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[position..<end])
    }

    static func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
        unsafe line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
    }
}
