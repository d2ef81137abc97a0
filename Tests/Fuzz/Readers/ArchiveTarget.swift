import Chaff
import ChaffPages
import TestSupport

/// The first byte of the input says how the rest is stored and which limits it meets; the rest is an archive, damaged or
/// not. `0` stores it as it is, `1` as a gzip member, `2` as a zstd frame, `3` as a member for each piece of 500 bytes;
/// `4` to `7` do the same with small limits.
final class ArchiveTarget {
    nonisolated(unsafe) static let shared = ArchiveTarget()

    private let file = MemoryFile()
    private let buffer = ByteBuffer()
    private var batch = WARCReader.Batch()
    private var page = Page()
    private let wide = Limits(batch: 1 << 16, block: 1 << 20, body: 1 << 20, text: 1 << 16)
    private let narrow = Limits(batch: 700, block: 600, body: 300, text: 100)

    private struct Limits {
        let batch: Int
        let block: Int
        let body: Int
        let payloads: PayloadReader
        let pages: PageReader

        init(batch: Int, block: Int, body: Int, text: Int) {
            self.batch = batch
            self.block = block
            self.body = body
            payloads = PayloadReader(limit: body)
            pages = PageReader(limits: PageLimits(text: text))
        }
    }

    func read(_ bytes: UnsafeRawBufferPointer) {
        guard let first = unsafe bytes.first else { return }
        file.write(ArchiveTarget.stored(unsafe Array(bytes[1...]), packing: first & 3))
        do {
            try read(first & 4 == 0 ? wide : narrow, errorLimit: 1 + bytes.count)
        } catch {
            fatalError("the input cannot be opened: \(error)")
        }
    }

    private func read(_ limits: Limits, errorLimit: Int) throws(SourceError) {
        let source = try ByteSource(path: file.path)
        let reader = WARCReader(source, byteLimit: limits.batch, blockLimit: limits.block)
        var errors = 0
        var last = 0
        while true {
            do {
                guard try reader.next(into: buffer, &batch) else { return }
            } catch {
                errors += 1
                precondition(errors <= errorLimit, "damage without end")
                guard try reader.resume() != nil else { return }
                continue
            }
            precondition(buffer.count < limits.batch + limits.block + 1, "a batch over its limit")
            for fault in batch.faults { precondition(fault.place.number > 0 && !fault.reason.isEmpty) }
            for record in batch.records {
                precondition(record.place.number > last, "records out of order")
                last = record.place.number
                open(record, limits)
            }
        }
    }

    private func open(_ record: ArchivedRecord, _ limits: Limits) {
        let block = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[record.block])
        precondition(block.count <= limits.block, "a block over its limit")
        let payload = unsafe limits.payloads.open(record, block)
        guard case .page(let kind) = payload.content else { return }
        precondition(unsafe payload.bytes.count <= max(limits.block, limits.body), "a body over its limit")
        let encoding = record.kind == .conversion ? PageReader.Encoding.utf8 : .bytes(http: payload.charset)
        let reading = unsafe limits.pages.read(payload.bytes, as: kind, encoding, into: &page)
        precondition(page.text.count <= limits.pages.limits.text, "more text than the limit")
        precondition(encoding == .utf8 || reading.charset != nil)
        if kind == .html { page.checkHTML() } else { page.checkLines() }
        if kind == .html || encoding != .utf8 { page.checkText() }
    }

    private static func stored(_ bytes: [UInt8], packing: UInt8) -> [UInt8] {
        switch packing {
        case 1: return SampleArchive.gzip(bytes)
        case 2: return SampleArchive.zstd(bytes)
        case 3:
            return stride(from: 0, to: bytes.count, by: 500).flatMap { start in
                SampleArchive.gzip(Array(bytes[start..<min(start + 500, bytes.count)]))
            }
        default: return bytes
        }
    }
}
