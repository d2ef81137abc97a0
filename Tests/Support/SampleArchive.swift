import ChaffPages

/// WARC files made in code: good ones, and the parts to make bad ones.
package enum SampleArchive {
    /// One record as it stands in a file, its two line ends after it included.
    package static func record(
        _ type: String, _ block: [UInt8], url: String? = "http://a.example/", contentType: String? = nil,
        length: Int? = nil, version: String = "1.0", lineEnd: String = "\r\n", extra: [String] = []
    ) -> [UInt8] {
        var header = ["WARC/\(version)", "WARC-Type: \(type)"]
        if let url { header.append("WARC-Target-URI: \(url)") }
        header.append("WARC-Date: 2024-01-02T03:04:05Z")
        if let contentType { header.append("Content-Type: \(contentType)") }
        header += extra
        header.append("Content-Length: \(length ?? block.count)")
        let end = Array(lineEnd.utf8)
        return header.flatMap { Array($0.utf8) + end } + end + block + end + end
    }

    /// An HTTP response.
    package static func http(
        _ body: [UInt8], contentType: String? = "text/html; charset=utf-8", extra: [String] = []
    ) -> [UInt8] {
        var header = ["HTTP/1.1 200 OK"]
        if let contentType { header.append("Content-Type: \(contentType)") }
        return (header + extra).flatMap { Array("\($0)\r\n".utf8) } + [0x0D, 0x0A] + body
    }

    package static func http(_ body: String) -> [UInt8] { http(Array(body.utf8)) }

    /// A page whose only paragraph names it.
    package static func html(_ name: String) -> String { "<html><body><p>Page \(name)</p></body></html>" }

    /// A response record with such a page.
    package static func page(_ name: String, length: Int? = nil) -> [UInt8] {
        record("response", http(html(name)), url: "http://a.example/\(name)", length: length)
    }

    /// Bytes as one gzip member.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] { compressed(bytes, .gzip) }

    /// Bytes as one zstd frame.
    package static func zstd(_ bytes: [UInt8]) -> [UInt8] { compressed(bytes, .zstd) }

    private static func compressed(_ bytes: [UInt8], _ format: Compressor.Format) -> [UInt8] {
        let buffer = ByteBuffer()
        unsafe bytes.withUnsafeBytes { unsafe Compressor(format).compress($0, isLast: true, to: buffer) }
        return buffer.array
    }

    /// A body in chunks of `size` bytes.
    package static func chunked(_ body: [UInt8], size: Int) -> [UInt8] {
        var chunks: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: size) {
            let chunk = body[start..<min(start + size, body.count)]
            chunks += Array("\(String(chunk.count, radix: 16));x=y\r\n".utf8) + chunk + [0x0D, 0x0A]
        }
        return chunks + Array("0\r\n\r\n".utf8)
    }
}
