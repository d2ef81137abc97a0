import ChaffPages

/// Tells page records from plain text.
enum InputRecognition {
    private static let sizeLimit = 4 << 20

    /// Reads the beginning of a source and says whether page records stand there.
    ///
    /// One of the first lines must be an object with a page in it: text may well begin with a brace, and one bad
    /// record must not turn all others into text.
    static func holdsRecords(_ source: ByteSource, beginning: ByteBuffer) throws(SourceError) -> Bool {
        if source.name.hasSuffix(".jsonl") || source.name.hasSuffix(".ndjson") { return true }
        repeat {
            guard try source.append(to: beginning) else { break }
            guard unsafe mayBeRecord(beginning.bytes) else { return false }
        } while unsafe beginning.count < sizeLimit && !beginning.bytes.contains(0x0A)
        return unsafe looksLikeRecords(beginning.bytes)
    }

    private static func mayBeRecord(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let first = unsafe text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return first == nil || first == UInt8(ascii: "{")
    }

    static func looksLikeRecords(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var record = PageRecord()
        var tried = 0
        while tried < 8, let end = unsafe rest.firstIndex(of: 0x0A) ?? (rest.isEmpty ? nil : rest.endIndex) {
            let line = unsafe UnsafeRawBufferPointer(rebasing: rest[rest.startIndex..<end])
            unsafe rest = rest[min(end + 1, rest.endIndex)...]
            if (try? unsafe record.scan(line)) != nil, record.text != nil || record.html != nil { return true }
            // A record longer than what was read cannot be checked to its end.
            if line.count >= sizeLimit { return unsafe line.starts(with: [UInt8(ascii: "{"), 0x22]) }
            tried += 1
        }
        return false
    }
}
