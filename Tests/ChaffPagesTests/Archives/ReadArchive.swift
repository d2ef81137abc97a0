import TestSupport

@testable import ChaffPages

/// What a reader finds in an archive: for tests that only look at the outcome.
struct ReadArchive {
    /// For each page its URL and its payload.
    var pages: [(url: String, body: String)] = []
    /// What is wrong, of the archive and of its payloads, as it is told.
    var faults: [String] = []
    var errors: [SourceError] = []
    var others = 0

    init(_ bytes: [UInt8], byteLimit: Int = 1 << 20, blockLimit: Int = 64 << 20, bodyLimit: Int = 64 << 20) throws {
        let file = TemporaryFile(bytes)
        let reader = WARCReader(try ByteSource(path: file.path), byteLimit: byteLimit, blockLimit: blockLimit)
        let payloads = PayloadReader(limit: bodyLimit)
        let buffer = ByteBuffer()
        var batch = WARCReader.Batch()
        while true {
            do {
                guard try reader.next(into: buffer, &batch) else { return }
            } catch {
                errors.append(error)
                guard try reader.resume() != nil else { return }
                continue
            }
            for fault in batch.faults { faults.append("\(fault.place): \(fault.reason)") }
            for record in batch.records {
                let block = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[record.block])
                let payload = unsafe payloads.open(record, block)
                if let fault = payload.fault { faults.append(fault) }
                switch payload.content {
                case .none: others += 1
                case .unreadable(let reason): faults.append(reason)
                case .page: pages.append((record.url, unsafe String(decoding: payload.bytes, as: UTF8.self)))
                }
            }
        }
    }

    /// The pages' names, as `SampleArchive.page` gives them.
    var names: [String] { pages.map { String($0.url.dropFirst("http://a.example/".count)) } }
}
