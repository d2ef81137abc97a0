import TestSupport
import Testing

@testable import ChaffPages

@Suite struct CompressorTests {
    @Test(
        "the name asks for compression",
        arguments: [
            ("a.jsonl.gz", Compressor.Format.gzip), ("a.zst", .zstd), ("a.jsonl", nil), ("gz", nil), ("a.gz.txt", nil),
        ] as [(String, Compressor.Format?)])
    func names(name: String, format: Compressor.Format?) { #expect(Compressor.format(ofName: name) == format) }

    @Test("what is compressed in pieces is read again", arguments: [Compressor.Format.gzip, .zstd], [0, 1, 300_000])
    func roundTrip(format: Compressor.Format, count: Int) throws {
        var random = SeededRandom(seed: 23)
        let bytes = RandomText.noise(count: count, using: &random) + [UInt8](repeating: 0x61, count: count)
        let compressor = Compressor(format)
        let stored = ByteBuffer()
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + 1 + random.below(100_000))
            unsafe bytes[position..<end].withUnsafeBytes { unsafe compressor.compress($0, to: stored) }
            position = end
        }
        unsafe compressor.compress(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, to: stored)
        let file = TemporaryFile(stored.array)
        #expect(try ByteSource(path: file.path).readAll() == bytes)
        #expect(stored.count < bytes.count * 3 / 4 + 100)
    }
}
