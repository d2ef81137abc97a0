#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Bytes to read from, without a copy. Reading past the end gives 0, so that a scanner needs no check of its own.
///
/// Whoever makes a view keeps the memory alive as long as it is used.
@safe struct ByteView {
    let base: UnsafePointer<UInt8>
    let count: Int

    init(_ base: UnsafePointer<UInt8>, count: Int) {
        unsafe self.base = base
        self.count = count
    }

    @inline(__always) subscript(index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe base[index] : 0
    }

    /// A part of the view; `range` must lie inside it.
    @inline(__always) subscript(range: ByteRange) -> ByteView {
        unsafe ByteView(base + Int(range.start), count: range.count)
    }

    /// Eight bytes, the first in the lowest; `index + 8` must not be over ``count``.
    @inline(__always) func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    }

    /// Where `byte` comes next, or nil. For long ways.
    @inline(__always) func index(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let found = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The same for short ways: eight bytes a step, no call.
    @inline(__always) func nearIndex(of byte: UInt8, from start: Int) -> Int? {
        let pattern = UInt64(byte) &* ByteView.ones
        var index = start
        while index &+ 8 <= count {
            let difference = word(at: index) ^ pattern
            let hits = (difference &- ByteView.ones) & ~difference & ByteView.highs
            if hits != 0 { return index &+ hits.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < count {
            if unsafe base[index] == byte { return index }
            index &+= 1
        }
        return nil
    }

    /// The first position from `start` on that holds no HTML white space.
    @inline(__always) func skipWhiteSpace(from start: Int) -> Int {
        var index = start
        while ByteView.isWhiteSpace(self[index]) { index &+= 1 }
        return index
    }

    /// True if `text`, in lower case, stands at `index`, in any case.
    @inline(__always) func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index >= 0, index &+ text.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<text.utf8CodeUnitCount
        where unsafe ByteView.lowercased(base[index &+ offset]) != text.utf8Start[offset] { return false }
        return true
    }

    /// True if the view is `text`, given in lower case, in any case.
    func equals(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && matches(text, at: 0) }

    /// Space, tab, line feed, form feed, carriage return. 0 is none, so that the end of a view stops a scan.
    @inline(__always) static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 && (1 as UInt64) &<< UInt64(byte) & 0x1_0000_3600 != 0
    }

    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always) static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080
}

/// A stretch of a ``ByteView``; half the size of a `Range<Int>`.
struct ByteRange {
    var start: Int32 = 0
    var end: Int32 = 0

    @inline(__always) init() {}

    @inline(__always) init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// Stands for a stretch that has not been worked out.
    static let unknown = ByteRange(-1, -1)
    @inline(__always) var isUnknown: Bool { start < 0 }

    @inline(__always) var count: Int { Int(end &- start) }
    @inline(__always) var isEmpty: Bool { start >= end }
}
