/// What a record of an archive turned out to hold.
@safe package struct Payload {
    package enum Content: Equatable {
        case page(PageKind)
        /// No page: an image, a script, a redirection without a body.
        case none
        /// A page that cannot be read.
        case unreadable(String)
    }

    package let content: Content
    /// The page, until the next record is opened; nothing if there is none.
    package let bytes: UnsafeRawBufferPointer
    /// The charset of the HTTP header.
    package let charset: String?
    /// What was wrong without keeping the page from being read.
    package let fault: String?

    init(_ content: Content) {
        unsafe self.init(content, UnsafeRawBufferPointer(start: nil, count: 0))
    }

    init(_ content: Content, _ bytes: UnsafeRawBufferPointer, charset: String? = nil, fault: String? = nil) {
        self.content = content
        unsafe self.bytes = bytes
        self.charset = charset
        self.fault = fault
    }
}

/// Opens records of archives: takes the HTTP header off, undoes chunks and compression, tells pages from the rest.
///
/// Keeps its buffers: make one for each thread.
package final class PayloadReader {
    private let joined = ByteBuffer()
    private let decoded = ByteBuffer()
    private let limit: Int

    // Memory beyond that was for an unusually large page.
    private static let usualSize = 4 << 20

    /// - Parameter limit: how many bytes of a compressed body are read.
    package init(limit: Int = 64 << 20) { self.limit = limit }

    /// Opens a record with its block; the payload's bytes are valid until the next call.
    package func open(_ record: ArchivedRecord, _ block: UnsafeRawBufferPointer) -> Payload {
        for buffer in [joined, decoded] {
            buffer.removeAll()
            buffer.shrink(to: PayloadReader.usualSize)
        }
        switch record.kind {
        case .conversion: return unsafe Payload(.page(.text), block)
        case .resource: return unsafe page(block, MediaType(record.contentType))
        case .response:
            if unsafe block.starts(with: Array("HTTP/".utf8)) { return unsafe response(block) }
            let type = MediaType(record.contentType)
            // Some writers store the page without its HTTP header and say so.
            if type.name != "application/http", case .page = type.body { return unsafe page(block, type) }
            return Payload(type.name.hasPrefix("text/dns") ? .none : .unreadable("there is no HTTP header in it"))
        }
    }

    private func response(_ block: UnsafeRawBufferPointer) -> Payload {
        guard let start = unsafe HeaderFields.end(in: block, from: 0) else {
            return Payload(.unreadable("its HTTP header does not end"))
        }
        let first = unsafe HeaderFields.lineEnd(in: block, from: 0) + 1
        let fields = unsafe HeaderFields(block, from: first)
        let type = MediaType(fields["content-type"])
        if case .other = type.body { return Payload(.none) }
        var body = unsafe UnsafeRawBufferPointer(rebasing: block[start...])
        if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
            if unsafe ChunkedBody.decode(body, to: joined) { unsafe body = joined.bytes }
        }
        var fault: String?
        for coding in (fields["content-encoding"] ?? "").lowercased().split(whereSeparator: { ", ".contains($0) }) {
            switch unsafe ContentCoding.decode(body, as: String(coding), limit: limit, to: decoded) {
            case .plain: continue
            case .decoded: break
            case .cut: fault = "its body decompresses to more than \(limit) bytes; the rest was not read"
            case .damaged: fault = "its body is damaged; it was read as far as it goes"
            case .unknown:
                if unsafe PageRecognition.isHTML(body) { continue }
                return Payload(.unreadable("its body is compressed with \(coding), which is not read; it was skipped"))
            }
            unsafe body = decoded.bytes
            // More than one coding is not worth another buffer.
            break
        }
        return unsafe page(body, type, fault: fault)
    }

    private func page(_ body: UnsafeRawBufferPointer, _ type: MediaType, fault: String? = nil) -> Payload {
        let kind: PageKind
        switch type.body {
        case .page(let said): kind = said
        case .unknown where unsafe PageRecognition.isHTML(body): kind = .html
        case .unknown, .other: return Payload(.none)
        }
        guard body.count > 0 else { return fault.map { Payload(.unreadable($0)) } ?? Payload(.none) }
        return unsafe Payload(.page(kind), body, charset: type.charset, fault: fault)
    }
}
