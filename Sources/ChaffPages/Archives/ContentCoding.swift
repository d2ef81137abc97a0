import CZlib

/// Undoes HTTP's Content-Encoding.
enum ContentCoding {
    enum Outcome: Equatable {
        /// The buffer holds the body.
        case decoded
        /// The same, but there is more than the limit, or the data is damaged further on.
        case cut, damaged
        /// The body is not compressed, whatever the field says: some crawlers store it so.
        case plain
        case unknown
    }

    /// Appends the decompressed body, at most `limit` bytes.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, as coding: String, limit: Int, to buffer: ByteBuffer
    ) -> Outcome {
        switch coding {
        case "gzip", "x-gzip":
            guard unsafe bytes.starts(with: [0x1F, 0x8B]) else { return .plain }
            return unsafe inflate(bytes, CHAFF_GZIP, limit: limit, to: buffer)
        case "zstd":
            guard unsafe bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else { return .plain }
            return unsafe inflate(bytes, CHAFF_ZSTD, limit: limit, to: buffer)
        case "deflate":
            // Meant is zlib's form; some servers send it without the header.
            let hasHeader =
                unsafe bytes.count > 1 && bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
            let start = buffer.count
            let outcome = unsafe inflate(bytes, hasHeader ? CHAFF_GZIP : CHAFF_RAW_DEFLATE, limit: limit, to: buffer)
            return outcome == .damaged && buffer.count == start ? .plain : outcome
        case "", "identity", "none", "utf-8": return .plain
        default: return .unknown
        }
    }

    private static func inflate<Format: BinaryInteger>(
        _ bytes: UnsafeRawBufferPointer, _ format: Format, limit: Int, to buffer: ByteBuffer
    ) -> Outcome {
        guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            let stream = unsafe chaff_inflater_new(Int32(format))
        else { return .damaged }
        defer { unsafe chaff_inflater_free(stream) }
        var position = 0
        var left = limit
        while left > 0 {
            var used = bytes.count - position
            let size = min(left, 64 << 10)
            var written = size
            let status = unsafe chaff_inflate(stream, base + position, &used, buffer.reserve(size), &written)
            position += used
            buffer.count += written
            left -= written
            if status == CHAFF_INFLATE_DAMAGED { return .damaged }
            // A body is one member; what follows is padding.
            if status == CHAFF_INFLATE_END { return .decoded }
            if used == 0, written == 0 { return .damaged }
        }
        return .cut
    }
}
