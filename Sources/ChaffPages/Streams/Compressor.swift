import CZlib

/// Compresses a stream of bytes as gzip or zstd.
@safe package final class Compressor {
    package enum Format: Sendable { case gzip, zstd }

    private let stream: OpaquePointer

    private static let blockSize = 64 << 10

    /// The format a file's name asks for; nil if it asks for none.
    package static func format(ofName name: String) -> Format? {
        if name.hasSuffix(".gz") { return .gzip }
        return name.hasSuffix(".zst") ? .zstd : nil
    }

    package init(_ format: Format) {
        guard let stream = unsafe chaff_deflater_new(Int32(format == .gzip ? CHAFF_GZIP : CHAFF_ZSTD)) else {
            fatalError("out of memory")
        }
        unsafe self.stream = stream
    }

    deinit { unsafe chaff_deflater_free(stream) }

    /// Appends what is ready of the compressed form of `input` to `output`; all that is left if `isLast`.
    package func compress(_ input: UnsafeRawBufferPointer, isLast: Bool = false, to output: ByteBuffer) {
        var position = 0
        while true {
            let from = unsafe input.baseAddress.map { unsafe $0.assumingMemoryBound(to: UInt8.self) + position }
            var used = input.count - position
            let room = unsafe output.reserve(Compressor.blockSize)
            var written = Compressor.blockSize
            let status = unsafe chaff_deflate(stream, from, &used, room, &written, isLast ? 1 : 0)
            position += used
            output.count += written
            if status == CHAFF_DEFLATE_DONE { return }
            // Only memory can be wanting; a file that is not complete must not get its name.
            if status == CHAFF_DEFLATE_FAILED { fatalError("out of memory") }
        }
    }
}
