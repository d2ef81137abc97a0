import ChaffPages

/// What a file was taken for; the raw value is its name for people.
enum RecognisedInput: String {
    case text = "plain text"
    case html = "HTML"
    case records = "page records"
    case archive = "WARC"
}

/// Tells archives, page records, HTML and plain text apart by how they begin.
enum InputRecognition {
    private static let sizeLimit = 4 << 20
    // As much as HTML is told by.
    private static let enough = 4096

    /// Reads the beginning of a source and says what stands there. The name decides only between records and text, and
    /// between HTML and text, where the content leaves it open.
    /// - Parameter isAtEnd: true if nothing more is to be read. An error is thrown only as long as nothing is decided;
    ///   one that comes later comes again when the rest is read.
    static func kind(
        of source: ByteSource, beginning: ByteBuffer, isAtEnd: Bool = false
    ) throws(SourceError) -> RecognisedInput {
        if hasSuffix(source.name, ["jsonl", "ndjson"]) { return .records }
        var isAtEnd = isAtEnd
        while !isAtEnd, unsafe beginning.count < sizeLimit && isUndecided(beginning.bytes) {
            // A pipe may give the first bytes one by one.
            isAtEnd = try !source.append(to: beginning)
        }
        if unsafe isArchive(beginning.bytes) { return .archive }
        if unsafe mayBeRecord(beginning.bytes) {
            while !isAtEnd, unsafe beginning.count < sizeLimit && !beginning.bytes.contains(0x0A) {
                isAtEnd = (try? source.append(to: beginning)) != true
            }
            if unsafe looksLikeRecords(beginning.bytes) { return .records }
        }
        if unsafe PageRecognition.isHTML(beginning.bytes) { return .html }
        let isNamedHTML = hasSuffix(source.name, ["html", "htm", "xhtml"])
        return unsafe isNamedHTML && beginning.bytes.prefix(enough).contains(UInt8(ascii: "<")) ? .html : .text
    }

    private static func hasSuffix(_ name: String, _ suffixes: [String]) -> Bool {
        var name = name[...]
        for packed in [".gz", ".zst"] where name.hasSuffix(packed) { name = name.dropLast(packed.count) }
        return suffixes.contains { name.hasSuffix("." + $0) }
    }

    private static func beginning(_ bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        let text = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        return unsafe text.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    }

    /// True if more bytes are needed to tell an archive or the first tag.
    private static func isUndecided(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let start = unsafe beginning(bytes)
        guard let first = unsafe start.first else { return true }
        let isArchive = unsafe start.count < 9 && zip(start, "WARC/".utf8).allSatisfy { $0 == $1 }
        // A tag that is open so far.
        let isTag = unsafe first == UInt8(ascii: "<") && start.count < 1024 && !start.contains(UInt8(ascii: ">"))
        return isArchive || isTag
    }

    static func isArchive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let start = unsafe beginning(bytes).prefix(7)
        guard unsafe start.count == 7, unsafe start.starts(with: Array("WARC/".utf8)) else { return false }
        return unsafe start[start.startIndex + 5] &- 48 < 10
    }

    private static func mayBeRecord(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let first = unsafe beginning(bytes).first
        return first == nil || first == UInt8(ascii: "{")
    }

    /// True if one of the first lines is an object with a page in it: text may well begin with a brace, and one bad
    /// record must not turn all others into text.
    static func looksLikeRecords(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var record = PageRecord()
        var tried = 0
        while tried < 8, let end = unsafe rest.firstIndex(of: 0x0A) ?? (rest.isEmpty ? nil : rest.endIndex) {
            let line = unsafe UnsafeRawBufferPointer(rebasing: rest[rest.startIndex..<end])
            unsafe rest = rest[min(end + 1, rest.endIndex)...]
            if (try? unsafe record.scan(line)) != nil, record.content != nil { return true }
            // A record longer than what was read cannot be checked to its end.
            if line.count >= sizeLimit { return unsafe line.starts(with: [UInt8(ascii: "{"), 0x22]) }
            tried += 1
        }
        return false
    }
}
