#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The rows of a sample file, one after the other, without LF or CRLF.
@safe struct Rows {
    /// The number of the row that ``next()`` gave last, from 1.
    private(set) var number = 0

    private let bytes: UnsafeRawBufferPointer
    private let count: Int
    private var position = 0

    /// - Parameter number: how many rows of the file stand before `bytes`.
    init(_ bytes: UnsafeRawBufferPointer, after number: Int = 0) {
        unsafe self.bytes = bytes
        self.number = number
        count = bytes.count
        // A byte order mark is no text.
        if unsafe number == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func next() -> UnsafeRawBufferPointer? {
        guard position < count, let base = unsafe bytes.baseAddress else { return nil }
        number += 1
        let found = unsafe memchr(base + position, 0x0A, count - position)
        let end = unsafe found.map { unsafe UnsafeRawPointer($0) - base } ?? count
        let isCut = unsafe end > position && bytes[end - 1] == 0x0D
        let row = unsafe UnsafeRawBufferPointer(rebasing: bytes[position..<(isCut ? end - 1 : end)])
        position = end + 1
        return unsafe row
    }
}
