import TestSupport
import Testing

@testable import ChaffPages

@Suite struct PayloadTests {
    private static let html = "<html><p>Seven boats lie in the harbour.</p></html>"
    private static let body = Array(html.utf8)

    private func read(_ block: [UInt8], type: String = "response", contentType: String? = nil) throws -> ReadArchive {
        try ReadArchive(SampleArchive.record(type, block, contentType: contentType), bodyLimit: 1 << 20)
    }

    @Test(
        "chunks and compression are undone",
        arguments: [
            SampleArchive.http(body),
            SampleArchive.http(SampleArchive.chunked(body, size: 7), extra: ["Transfer-Encoding: chunked"]),
            SampleArchive.http(SampleArchive.chunked(body, size: 1000), extra: ["transfer-encoding:CHUNKED"]),
            SampleArchive.http(
                SampleArchive.chunked(body, size: 30).dropLast(5), extra: ["Transfer-Encoding: chunked"]),
            SampleArchive.http(SampleArchive.gzip(body), extra: ["Content-Encoding: gzip"]),
            SampleArchive.http(SampleArchive.zstd(body), extra: ["Content-Encoding: zstd"]),
            SampleArchive.http(
                SampleArchive.chunked(SampleArchive.gzip(body), size: 9),
                extra: ["Content-Encoding: x-gzip", "Transfer-Encoding: chunked"]),
            // deflate: with zlib's header, and without.
            SampleArchive.http(deflated, extra: ["Content-Encoding: deflate"]),
            SampleArchive.http(Array(deflated.dropFirst(2).dropLast(4)), extra: ["Content-Encoding: deflate"]),
            // The crawler has undone it and kept the field.
            SampleArchive.http(body, extra: ["Transfer-Encoding: chunked"]),
            SampleArchive.http(body, extra: ["Content-Encoding: gzip"]),
            SampleArchive.http(body, extra: ["Content-Encoding: deflate"]),
            SampleArchive.http(body, extra: ["Content-Encoding: br"]),
            SampleArchive.http(body, extra: ["Content-Encoding: identity"]),
        ])
    func codings(block: [UInt8]) throws {
        let archive = try read(block)
        #expect(archive.pages.map(\.body) == [PayloadTests.html])
        #expect(archive.faults.isEmpty)
    }

    /// zlib's form of `body`, put together by hand: a stored block between header and checksum.
    private static var deflated: [UInt8] {
        let count = UInt8(body.count)
        var (low, high) = (1, 0)
        for byte in body {
            low = (low + Int(byte)) % 65521
            high = (high + low) % 65521
        }
        return [0x78, 0x01, 0x01, count, 0, ~count, 0xFF] + body
            + [UInt8(high >> 8), UInt8(high & 255), UInt8(low >> 8), UInt8(low & 255)]
    }

    @Test(
        "Content-Type tells pages from the rest",
        arguments: [
            ("text/html", true), ("TEXT/HTML; Charset=\"GBK\"", true), ("application/xhtml+xml", true), (nil, true),
            ("application/octet-stream", true), ("text/plain", true), ("image/png", false), ("text/css", false),
            ("application/javascript", false), ("application/rss+xml", false),
        ] as [(String?, Bool)])
    func types(contentType: String?, isPage: Bool) throws {
        let archive = try read(SampleArchive.http(PayloadTests.body, contentType: contentType))
        #expect(archive.pages.count == (isPage ? 1 : 0))
        #expect(archive.others == (isPage ? 0 : 1))
        let resource = try read(PayloadTests.body, type: "resource", contentType: contentType)
        #expect(resource.pages.count == (isPage ? 1 : 0))
    }

    @Test(
        "what cannot be read is told",
        arguments: [
            (SampleArchive.http(Array("\u{8}binary".utf8), extra: ["Content-Encoding: br"]), "compressed with br"),
            (Array("HTTP/1.1 200 OK\r\nContent-Type: text/html".utf8), "does not end"),
            (Array("<p>".utf8), "no HTTP header"),
        ] as [([UInt8], String)])
    func unreadable(block: [UInt8], sentence: String) throws {
        let archive = try read(block, contentType: "application/http; msgtype=response")
        #expect(archive.pages.isEmpty)
        #expect(archive.faults.count == 1 && archive.faults[0].contains(sentence), "\(archive.faults)")
    }

    @Test func `an empty body is no page and no fault`() throws {
        let archive = try read(SampleArchive.http([]))
        #expect(archive.pages.isEmpty && archive.others == 1 && archive.faults.isEmpty)
    }

    @Test(arguments: ["gzip", "zstd"])
    func `a bomb stops at the limit, and the next page is read`(coding: String) throws {
        let zeros = [UInt8](repeating: 0x61, count: 40 << 20)
        let bomb = coding == "gzip" ? SampleArchive.gzip(zeros) : SampleArchive.zstd(zeros)
        #expect(bomb.count < 1 << 17)
        let bytes =
            SampleArchive.record("response", SampleArchive.http(bomb, extra: ["Content-Encoding: \(coding)"]))
            + SampleArchive.page("next")
        let archive = try ReadArchive(bytes, bodyLimit: 1 << 20)
        #expect(archive.pages.map(\.body.utf8.count) == [1 << 20, SampleArchive.html("next").utf8.count])
        #expect(archive.faults == ["its body decompresses to more than 1048576 bytes; the rest was not read"])
    }

    @Test func `a compressed body cut at any byte is read as far as it goes`() throws {
        let packed = SampleArchive.gzip(PayloadTests.body)
        for length in 2..<packed.count {
            let archive = try read(SampleArchive.http(Array(packed[..<length]), extra: ["Content-Encoding: gzip"]))
            #expect(archive.faults == ["its body is damaged; it was read as far as it goes"])
            for page in archive.pages { #expect(PayloadTests.html.hasPrefix(page.body)) }
        }
    }

    @Test(
        "charsets of content types",
        arguments: [
            ("text/html; charset=gbk", "gbk"), ("text/html;charset = 'utf-8' ; x=y", "utf-8"), ("text/html", nil),
            ("text/html; charset=", nil), ("text/html; a=b; CHARSET=\"Big5\"", "Big5"), ("; charset=x", "x"),
        ] as [(String, String?)])
    func charset(field: String, expected: String?) { #expect(MediaType(field).charset == expected) }
}
