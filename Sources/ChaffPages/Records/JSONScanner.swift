/// Walks through JSON text, strictly, without building anything.
/// ```swift
/// var scanner = JSONScanner(bytes)
/// try scanner.beginObject()
/// while let key = try scanner.nextKey() { try scanner.skipValue() }
/// ```
@safe package struct JSONScanner {
    /// Deeper nesting than any data has, and shallow enough for the stack of any thread.
    static let depthLimit = 256

    package let bytes: UnsafeRawBufferPointer
    let count: Int
    package internal(set) var position = 0

    // True right after `{` or `[`: the only place where no comma separates.
    var isAtStart = false

    package init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    /// The next byte that is not white space, without taking it; 0 at the end.
    package mutating func peek() -> UInt8 {
        while position < count {
            let byte = unsafe bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            position &+= 1
        }
        return 0
    }

    package func failure(_ reason: String) -> RecordError { RecordError(offset: position, reason: reason) }

    mutating func take(_ byte: UInt8, _ expected: StaticString) throws(RecordError) {
        guard peek() == byte, position < count else {
            throw failure(position == count ? "the record ends too early" : "expected \(expected)")
        }
        position += 1
    }

    package mutating func beginObject() throws(RecordError) {
        try take(UInt8(ascii: "{"), "{")
        isAtStart = true
    }

    /// The next key, its colon taken too; nil after the object's end.
    package mutating func nextKey() throws(RecordError) -> JSONString? {
        guard try nextItem(UInt8(ascii: "}"), "a comma or }") else { return nil }
        let key = try string()
        try take(UInt8(ascii: ":"), "a colon")
        return key
    }

    package mutating func beginArray() throws(RecordError) {
        try take(UInt8(ascii: "["), "[")
        isAtStart = true
    }

    /// True if another element follows; false after the array's end.
    package mutating func nextElement() throws(RecordError) -> Bool {
        try nextItem(UInt8(ascii: "]"), "a comma or ]")
    }

    private mutating func nextItem(_ close: UInt8, _ expected: StaticString) throws(RecordError) -> Bool {
        let byte = peek()
        defer { isAtStart = false }
        if byte == close {
            position += 1
            return false
        }
        if isAtStart { return true }
        try take(UInt8(ascii: ","), expected)
        return true
    }

    /// Checks that nothing but white space follows.
    package mutating func finish() throws(RecordError) {
        _ = peek()
        if position < count { throw failure("something follows the closing brace") }
    }

    /// Takes `null` if it is next.
    package mutating func null() throws(RecordError) -> Bool {
        guard peek() == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    package mutating func boolean() throws(RecordError) -> Bool {
        if peek() == UInt8(ascii: "t") {
            try word("true")
            return true
        }
        guard peek() == UInt8(ascii: "f") else { throw failure("expected true or false") }
        try word("false")
        return false
    }

    mutating func word(_ word: StaticString) throws(RecordError) {
        let length = word.utf8CodeUnitCount
        guard position + length <= count,
            (0..<length).allSatisfy({ unsafe bytes[position + $0] == word.utf8Start[$0] })
        else { throw failure("this is no JSON value") }
        position += length
    }

    /// Checks and skips a value of any kind.
    package mutating func skipValue() throws(RecordError) { try skipValue(depth: 1) }

    private mutating func skipValue(depth: Int) throws(RecordError) {
        if depth > JSONScanner.depthLimit { throw failure("nested more than \(JSONScanner.depthLimit) deep") }
        switch peek() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"):
            try beginObject()
            while try nextKey() != nil { try skipValue(depth: depth + 1) }
        case UInt8(ascii: "["):
            try beginArray()
            while try nextElement() { try skipValue(depth: depth + 1) }
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
        default:
            throw failure(position == count ? "the record ends too early" : "this is no JSON value")
        }
    }
}
