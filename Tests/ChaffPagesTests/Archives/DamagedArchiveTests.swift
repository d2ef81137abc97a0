import TestSupport
import Testing

@testable import ChaffPages

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Archives of all kinds with random damage. `CHAFF_FUZZ_ROUNDS` asks for more rounds, under a sanitizer for instance.
@Suite struct DamagedArchiveTests {
    private static var rounds: Int {
        unsafe getenv("CHAFF_FUZZ_ROUNDS").flatMap { unsafe Int(String(cString: $0)) } ?? 200
    }

    private func record(_ number: Int, using random: inout SeededRandom) -> [UInt8] {
        let body = RandomText.bytes(pieces: 40, using: &random)
        let url = "http://a.example/\(number)"
        switch random.below(8) {
        case 0: return SampleArchive.record("conversion", body, url: url)
        case 1: return SampleArchive.record("resource", body, url: url, contentType: "text/html")
        case 2:
            let chunked = SampleArchive.chunked(body, size: 1 + random.below(50))
            return SampleArchive.record("response", SampleArchive.http(chunked, extra: ["Transfer-Encoding: chunked"]))
        case 3:
            let packed = SampleArchive.http(SampleArchive.gzip(body), extra: ["Content-Encoding: gzip"])
            return SampleArchive.record("response", packed, url: url)
        case 4:
            let packed = SampleArchive.http(SampleArchive.zstd(body), extra: ["Content-Encoding: zstd"])
            return SampleArchive.record("response", packed, url: url)
        case 5:
            let folded = SampleArchive.http(body, extra: ["Content-Type: text/html;", " charset=big5"])
            return SampleArchive.record("response", folded, url: url, lineEnd: "\n")
        case 6: return SampleArchive.record("response", SampleArchive.http(body), length: random.below(2000))
        default: return SampleArchive.page("\(number)")
        }
    }

    private func damage(_ bytes: inout [UInt8], using random: inout SeededRandom) {
        guard !bytes.isEmpty else { return }
        let position = random.below(bytes.count)
        let end = min(bytes.count, position + random.below(60))
        switch random.below(6) {
        case 0: bytes[position] = UInt8(random.below(256))
        case 1: bytes.removeSubrange(position..<end)
        case 2: bytes.insert(contentsOf: bytes[position..<end], at: random.below(bytes.count))
        case 3: bytes.insert(contentsOf: RandomText.noise(count: random.below(30), using: &random), at: position)
        case 4: bytes[position] ^= 1 << UInt8(random.below(8))
        default: bytes.removeSubrange(position...)
        }
    }

    @Test func `no damage crashes the reader or keeps it from ending`() throws {
        var random = SeededRandom(seed: 41)
        for round in 0..<DamagedArchiveTests.rounds {
            var bytes: [UInt8] = []
            let packing = random.below(4)
            for number in 0..<1 + random.below(6) {
                let record = record(number, using: &random)
                bytes += packing == 0 ? SampleArchive.gzip(record) : packing == 1 ? SampleArchive.zstd(record) : record
            }
            if packing == 2 { bytes = SampleArchive.gzip(bytes) }
            for _ in 0..<random.below(5) { damage(&bytes, using: &random) }
            let archive = try ReadArchive(
                bytes, byteLimit: 1 + random.below(5000), blockLimit: 20 + random.below(4000),
                bodyLimit: 1 + random.below(3000))
            #expect(archive.errors.count <= 1 + bytes.count / 10, "\(round)")
        }
    }
}
