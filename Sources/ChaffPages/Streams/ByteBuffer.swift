#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Bytes that grow at the end and are used again: what pieces of input are read into and output is put together in.
///
/// An array would fill new memory with zeros before `read` writes there, and checks its owner at every append.
@safe package final class ByteBuffer {
    @usableFromInline package private(set) var start: UnsafeMutablePointer<UInt8>
    @usableFromInline package var count = 0
    @usableFromInline package private(set) var capacity: Int

    package init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        unsafe start = ByteBuffer.allocate(nil, self.capacity)
    }

    deinit { unsafe free(start) }

    private static func allocate(_ old: UnsafeMutablePointer<UInt8>?, _ size: Int) -> UnsafeMutablePointer<UInt8> {
        guard let memory = unsafe realloc(old, size) else { fatalError("out of memory: \(size) bytes") }
        return unsafe memory.assumingMemoryBound(to: UInt8.self)
    }

    /// The bytes so far; valid until the next change.
    @inlinable package var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: count) }

    /// A copy of the bytes, for tests and other small uses.
    package var array: [UInt8] { unsafe Array(bytes) }

    /// Makes room for `room` more bytes and says where they go; `count` is the caller's to move.
    @inlinable package func reserve(_ room: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity &- count < room { grow(room) }
        return unsafe start + count
    }

    // Doubling keeps a line of any length linear.
    @usableFromInline @inline(never) package func grow(_ room: Int) {
        capacity = max(capacity * 2, count + room)
        unsafe start = ByteBuffer.allocate(start, capacity)
    }

    @inlinable package func removeAll() { count = 0 }

    /// Gives memory back after an unusually long line.
    package func shrink(to limit: Int) {
        guard capacity > limit, count == 0 else { return }
        capacity = limit
        unsafe start = ByteBuffer.allocate(start, limit)
    }

    /// Drops the first `prefix` bytes.
    package func removeFirst(_ prefix: Int) {
        unsafe memmove(start, start + prefix, count - prefix)
        count -= prefix
    }

    @inlinable package func append(_ byte: UInt8) {
        unsafe reserve(1).pointee = byte
        count &+= 1
    }

    @inlinable package func append(_ from: UnsafePointer<UInt8>, _ length: Int) {
        let room = unsafe reserve(length)
        unsafe room.update(from: from, count: length)
        count &+= length
    }

    /// Copies bytes from inside a longer text, thirty-two at a time as long as the text goes on; a call of `memcpy` costs
    /// more than to copy a short line.
    @inlinable package func append(_ range: Range<Int>, of text: UnsafeRawBufferPointer) {
        let length = range.upperBound &- range.lowerBound
        let room = unsafe UnsafeMutableRawPointer(reserve(length &+ 32))
        guard let base = text.baseAddress else { return }
        let from = unsafe base + range.lowerBound
        if length > 512 || range.upperBound &+ 32 > text.count {
            unsafe room.copyMemory(from: from, byteCount: length)
        } else {
            var copied = 0
            while copied < length {
                let several = unsafe (from + copied).loadUnaligned(as: SIMD32<UInt8>.self)
                unsafe (room + copied).storeBytes(of: several, as: SIMD32<UInt8>.self)
                copied &+= 32
            }
        }
        count &+= length
    }

    package func append(_ other: UnsafeRawBufferPointer) {
        guard let from = other.baseAddress else { return }
        unsafe append(from.assumingMemoryBound(to: UInt8.self), other.count)
    }

    @inlinable package func append(_ literal: StaticString) {
        unsafe append(literal.utf8Start, literal.utf8CodeUnitCount)
    }

    package func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    package func append(_ string: String) {
        var string = string
        string.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
    }
}
