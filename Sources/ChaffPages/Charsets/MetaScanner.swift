#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Finds the charsets that the meta elements of a page declare, before the page's own charset is known.
///
/// Looks through the whole head, and at least through the first 64 kB: the prescan of the HTML standard stops at 1 kB,
/// but browsers follow a later declaration all the same. Comments, scripts and styles are passed over. The position
/// only moves forward, so the time is linear.
@safe struct MetaScanner {
    // Valid while the scanner lives; every index is checked against its count.
    private let bytes: UnsafeRawBufferPointer
    private let count: Int
    private var at = 0
    private var isPastHead = false
    private static let least = 1 << 16

    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    /// The next declared name, as it is written.
    mutating func next() -> String? {
        while find(0x3C), !isPastHead || at < MetaScanner.least {
            at += 1
            if skip("!--") {
                at -= 2  // the dashes of the start may be those of the end: <!-->
                skipPast("-->")
            } else if skip("meta"), isBlank(at) || byte(at) == 0x2F {
                if let name = meta() { return name }
            } else if skip("script") {
                skipPast("</script")
            } else if skip("style") {
                skipPast("</style")
            } else if skip("/head") || skip("body") {
                isPastHead = true
            }
        }
        return nil
    }

    /// The name in an XML declaration at the very start.
    static func xmlDeclaration(_ bytes: UnsafeRawBufferPointer) -> String? {
        var scanner = unsafe MetaScanner(bytes)
        while scanner.isBlank(scanner.at) { scanner.at += 1 }
        guard scanner.skip("<?xml") else { return nil }
        while let attribute = scanner.attribute() {
            if scanner.equals(attribute.name, "encoding") { return scanner.string(attribute.value) }
        }
        return nil
    }

    /// Reads the attributes of a meta element.
    private mutating func meta() -> String? {
        var charset: String?
        var content: String?
        var isContentType: Bool?
        while let attribute = attribute() {
            if equals(attribute.name, "charset") {
                charset = charset ?? string(attribute.value)
            } else if equals(attribute.name, "http-equiv") {
                isContentType = isContentType ?? equals(attribute.value, "content-type")
            } else if equals(attribute.name, "content"), content == nil {
                let value =
                    attribute.value.lowerBound..<min(attribute.value.upperBound, attribute.value.lowerBound + 256)
                content = unsafe ContentType.charset(UnsafeRawBufferPointer(rebasing: bytes[value]))
            }
        }
        // Without http-equiv the standard ignores the content; where a charset stands in it, it is meant.
        return charset ?? (isContentType ?? true ? content : nil)
    }

    /// The next attribute of a tag, or nil at its end.
    private mutating func attribute() -> (name: Range<Int>, value: Range<Int>)? {
        while isBlank(at) || byte(at) == 0x2F || byte(at) == 0x3F { at += 1 }
        guard let first = byte(at), first != 0x3E, first != 0x3C else { return nil }
        let start = at
        repeat { at += 1 } while !isEnd(of: at, "=/>")
        let name = start..<at
        while isBlank(at) { at += 1 }
        guard byte(at) == 0x3D else { return (name, at..<at) }
        at += 1
        while isBlank(at) { at += 1 }
        if let quote = byte(at), quote == 0x22 || quote == 0x27 {
            at += 1
            let from = at
            find(quote)
            let value = from..<at
            if at < count { at += 1 }
            return (name, value)
        }
        let from = at
        while !isEnd(of: at, ">") { at += 1 }
        return (name, from..<at)
    }

    private func byte(_ index: Int) -> UInt8? { index < count ? unsafe bytes[index] : nil }

    private func isBlank(_ index: Int) -> Bool { byte(index).map { $0 <= 0x20 } ?? false }

    private func isEnd(of index: Int, _ ends: StaticString) -> Bool {
        guard let byte = byte(index), byte > 0x20 else { return true }
        return (0..<ends.utf8CodeUnitCount).contains { unsafe ends.utf8Start[$0] == byte }
    }

    private func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount && matches(range.lowerBound, word)
    }

    /// Whether `word`, in lower case, stands at `index` in either case.
    private func matches(_ index: Int, _ word: StaticString) -> Bool {
        guard index + word.utf8CodeUnitCount <= count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { offset in
            let byte = unsafe bytes[index + offset]
            return unsafe (0x41...0x5A ~= byte ? byte | 0x20 : byte) == word.utf8Start[offset]
        }
    }

    private func string(_ range: Range<Int>) -> String {
        unsafe String(decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 64)], as: UTF8.self)
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        guard matches(at, word) else { return false }
        at += word.utf8CodeUnitCount
        return true
    }

    /// Moves past `word`, or to the end.
    private mutating func skipPast(_ word: StaticString) {
        while find(unsafe word.utf8Start[0]) {
            if skip(word) { return }
            at += 1
        }
    }

    /// Moves to the next `byte`, or to the end and says false.
    @discardableResult
    private mutating func find(_ byte: UInt8) -> Bool {
        guard at < count, let base = unsafe bytes.baseAddress,
            let found = unsafe memchr(base + at, Int32(byte), count - at)
        else {
            at = count
            return false
        }
        at = unsafe UnsafeRawPointer(found) - base
        return true
    }
}
