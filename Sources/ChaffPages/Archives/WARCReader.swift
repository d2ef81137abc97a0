/// Reads WARC and WET files record by record, and puts those that may hold a page into batches.
///
/// A record's length is believed only if a record, or the end, stands right behind it. If not, reading goes on at the
/// next line that begins a record, and the fault is told.
package final class WARCReader {
    /// One batch: what is needed of its records, while the bytes are in the buffer beside it.
    package struct Batch {
        package var records: [ArchivedRecord] = []
        package var faults: [ArchiveFault] = []

        package init() {}

        package mutating func removeAll() {
            records.removeAll(keepingCapacity: true)
            faults.removeAll(keepingCapacity: true)
        }
    }

    private let source: ByteSource
    private let byteLimit: Int
    private let blockLimit: Int
    private let window: WARCWindow
    private var number = 0

    /// - Parameters:
    ///   - beginning: what was already read of the source.
    ///   - byteLimit: how many bytes fill a batch.
    ///   - blockLimit: how many bytes of one record are read.
    package init(
        _ source: ByteSource, beginning: ByteBuffer = ByteBuffer(), byteLimit: Int = 1 << 20, blockLimit: Int = 64 << 20
    ) {
        self.source = source
        self.byteLimit = byteLimit
        self.blockLimit = blockLimit
        window = WARCWindow(source, beginning: beginning)
    }

    /// Puts the next records into `batch` and their blocks into `buffer`; false at the end. An error comes after
    /// everything that was read before it.
    package func next(into buffer: ByteBuffer, _ batch: inout Batch) throws(SourceError) -> Bool {
        buffer.removeAll()
        batch.removeAll()
        while buffer.count < byteLimit, batch.faults.count < 1000 {
            let hasAny = !batch.records.isEmpty || !batch.faults.isEmpty
            if hasAny, window.isEmpty, !source.isReady { break }
            guard readRecord(into: buffer, &batch) else { break }
        }
        if !batch.records.isEmpty || !batch.faults.isEmpty { return true }
        if let failure = window.failure { throw failure }
        return false
    }

    /// After an error in compressed data: goes on with the next member.
    /// - Returns: where that begins in the file as stored; nil if there is none.
    package func resume() throws(SourceError) -> Int? {
        guard let place = try source.resume() else { return nil }
        window.resume()
        return place
    }

    /// Reads one record of any type; false at the end.
    private func readRecord(into buffer: ByteBuffer, _ batch: inout Batch) -> Bool {
        window.skipLineEnds()
        guard window.require(1) else { return false }
        number += 1
        let place = ArchivePlace(number: number, offset: window.offset)
        func fault(_ reason: String, isNote: Bool = false) {
            batch.faults.append(ArchiveFault(place: place, reason: reason, isNote: isNote))
        }

        guard window.require(5), unsafe window.bytes.starts(with: WARCWindow.magic) else {
            let isFound = window.seekRecord(within: .max, keepingIn: nil)
            let skipped = window.offset - place.offset
            let goesOn = isFound ? "reading went on behind them" : "no other record follows"
            fault("no record begins here; \(skipped) bytes were skipped, \(goesOn)")
            return true
        }
        guard let header = window.headerEnd() else {
            fault("the record's header does not end; it was skipped")
            window.skip(5)
            _ = window.seekRecord(within: .max, keepingIn: nil)
            return true
        }
        let fields = unsafe HeaderFields(window.bytes, from: WARCReader.firstField(window.bytes))
        let record = record(fields, place: place)
        guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
            fault("the record has no Content-Length; it was skipped")
            window.skip(header)
            _ = window.seekRecord(within: .max, keepingIn: nil)
            return true
        }
        window.skip(header)
        let start = buffer.count
        let kept = record == nil ? nil : buffer
        let isWhole = readBlock(length, into: kept, fault: fault)
        if var record, isWhole || !window.isDamaged {
            record.block = start..<buffer.count
            batch.records.append(record)
        } else {
            buffer.count = start
        }
        return true
    }

    /// Reads a block of `length` bytes, as far as that is true; false if it ended too early.
    private func readBlock(_ length: Int, into buffer: ByteBuffer?, fault: (String, Bool) -> Void) -> Bool {
        let wanted = min(length, blockLimit)
        let isComplete = window.require(wanted)
        let available = min(wanted, window.count)
        if isComplete, wanted == length, window.endsRecord(at: wanted) {
            unsafe buffer?.append(UnsafeRawBufferPointer(rebasing: window.bytes[..<wanted]))
            window.skip(wanted)
            return true
        }
        // The length is wrong, or more than is read, or the file was cut off. A record inside tells which.
        if let end = window.recordStart(before: available) {
            let block = unsafe UnsafeRawBufferPointer(rebasing: window.bytes[..<end])
            unsafe buffer?.append(WARCWindow.withoutLineEnds(block))
            window.skip(end)
            fault(
                "Content-Length says \(length), but the next record begins after \(end) bytes; it was read up to there",
                false)
            return true
        }
        if isComplete, wanted < length {
            unsafe buffer?.append(UnsafeRawBufferPointer(rebasing: window.bytes[..<wanted]))
            window.skip(wanted)
            if buffer != nil { fault("the record is \(length) bytes long; the first \(wanted) were read", true) }
            _ = window.seekRecord(within: length - wanted, keepingIn: nil)
            return true
        }
        unsafe buffer?.append(UnsafeRawBufferPointer(rebasing: window.bytes[..<available]))
        window.skip(available)
        guard isComplete else {
            let what = window.isDamaged ? "was dropped" : "was read as far as it goes"
            fault("the record ends after \(available) of \(length) bytes; it \(what)", false)
            return false
        }
        let before = window.offset
        let isFound = window.seekRecord(within: .max, keepingIn: buffer, limit: blockLimit - available)
        let more = window.offset - before
        fault("Content-Length says \(length), but \(more) more bytes come before the next record", false)
        return isFound || !window.isDamaged
    }

    private func record(_ fields: HeaderFields, place: ArchivePlace) -> ArchivedRecord? {
        let kind: ArchivedRecord.Kind
        switch fields["warc-type"]?.lowercased() {
        case "response": kind = .response
        case "resource": kind = .resource
        case "conversion": kind = .conversion
        default: return nil
        }
        var url = fields["warc-target-uri"] ?? ""
        // Some writers enclose it in angle brackets, as the first version of the standard had it.
        if url.hasPrefix("<"), url.hasSuffix(">") { url = String(url.dropFirst().dropLast()) }
        return ArchivedRecord(
            kind: kind, place: place, url: url, date: fields["warc-date"] ?? "", contentType: fields["content-type"],
            block: 0..<0)
    }

    private static func firstField(_ bytes: UnsafeRawBufferPointer) -> Int {
        unsafe min(bytes.count, HeaderFields.lineEnd(in: bytes, from: 0) + 1)
    }
}
