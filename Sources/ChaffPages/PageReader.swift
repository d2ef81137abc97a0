import Chaff

/// How much of one page is read, so that no page can take all memory or time.
public struct PageLimits: Equatable, Sendable {
    /// Bytes of text; more is cut.
    public let text: Int
    /// Bytes of a page as it is stored: HTML with its markup, a record of an archive, a decompressed body.
    public var stored: Int { max(64 << 20, 4 * text) }
    /// Bytes of a page record, which is one line of JSON.
    public var record: Int { 2 * stored }

    public init(text: Int = 16 << 20) { self.text = text }
}

/// Turns the bytes of one page into lines: finds the charset, reads HTML or text, keeps to the limits.
///
/// Keeps tables and buffers between pages: make one for each thread.
/// ```swift
/// var page = Page()
/// let reading = PageReader().read(bytes, as: .html, .bytes(http: nil), into: &page)
/// reading.charset?.name   // gb18030
/// ```
public final class PageReader {
    /// How the characters of a page are written.
    public enum Encoding: Equatable, Sendable {
        /// As UTF-8 by its surroundings, whatever the page says; bytes that are not UTF-8 are kept in a text and
        /// repaired in HTML.
        case utf8
        /// In a charset to be found out; the HTTP header may have named one.
        case bytes(http: String?)
    }

    /// What was found out about the page beside its lines.
    public struct Reading: Equatable, Sendable {
        /// The charset; nil if there was nothing to find out.
        public var charset: CharsetChoice?
        /// True if the page had more text than the limit; the rest was not read.
        public var isCut = false
    }

    public let limits: PageLimits
    private let charset: Charset?
    private let builder: PageBuilder
    private let decoder = CharsetDecoder()

    /// - Parameter charset: the charset of all pages whose encoding is not known from their surroundings.
    public init(limits: PageLimits = PageLimits(), charset: Charset? = nil) {
        self.limits = limits
        builder = PageBuilder(maximumTextBytes: limits.text)
        self.charset = charset
    }

    /// Reads a page into the memory of `page`.
    public func read(
        _ bytes: UnsafeRawBufferPointer, as kind: PageKind, _ encoding: Encoding, into page: inout Page,
        firstLine: Int = 1
    ) -> Reading {
        var reading = Reading()
        switch encoding {
        case .utf8 where kind == .text:
            let part = unsafe PageReader.beginning(of: bytes, limit: limits.text)
            reading.isCut = part.count < bytes.count
            unsafe builder.build(part, into: &page, firstLine: firstLine)
        case .utf8:
            let utf8 = try? Charset(named: "utf-8")
            _ = unsafe decoder.decode(bytes, isHTML: true, option: utf8, http: nil) { text in
                unsafe builder.build(html: text, into: &page)
            }
            reading.isCut = page.isCut
        case .bytes(let http):
            var isCut = false
            reading.charset = unsafe decoder.decode(bytes, isHTML: kind == .html, option: charset, http: http) { text in
                if kind == .html {
                    unsafe builder.build(html: text, into: &page)
                    isCut = page.isCut
                } else {
                    let part = unsafe PageReader.beginning(of: text, limit: limits.text)
                    isCut = part.count < text.count
                    unsafe builder.build(part, into: &page, firstLine: firstLine)
                }
            }
            reading.isCut = isCut
        }
        return reading
    }

    /// Reads a piece of plain text, however long, as ``PageBuilder`` does.
    package func read(piece bytes: UnsafeRawBufferPointer, into page: inout Page, firstLine: Int) {
        unsafe builder.build(bytes, into: &page, firstLine: firstLine)
    }

    /// As many bytes as the limit allows, up to a line end if one is near, never through a character.
    static func beginning(of bytes: UnsafeRawBufferPointer, limit: Int) -> UnsafeRawBufferPointer {
        guard bytes.count > limit else { return unsafe bytes }
        var end = limit
        let nearest = max(0, limit - limit / 16)
        while end > nearest, unsafe bytes[end - 1] != 0x0A { end -= 1 }
        if end == nearest {
            end = limit
            while end > max(0, limit - 3), unsafe bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }
}
