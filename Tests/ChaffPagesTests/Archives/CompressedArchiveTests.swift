import TestSupport
import Testing

@testable import ChaffPages

@Suite struct CompressedArchiveTests {
    private static let names = ["a", "b", "c"]
    private static let members = names.map { SampleArchive.gzip(SampleArchive.page($0)) }

    @Test(
        "compression is told by content",
        arguments: [
            SampleArchive.gzip(names.flatMap { SampleArchive.page($0) }), Array(members.joined()),
            SampleArchive.zstd(names.flatMap { SampleArchive.page($0) }),
            Array(names.map { SampleArchive.zstd(SampleArchive.page($0)) }.joined()),
        ])
    func compression(bytes: [UInt8]) throws {
        let archive = try ReadArchive(bytes)
        #expect(archive.names == CompressedArchiveTests.names)
        #expect(archive.faults.isEmpty && archive.errors.isEmpty)
    }

    @Test func `a member cut at any byte costs only its own record`() throws {
        let members = CompressedArchiveTests.members
        for length in 0..<members[1].count {
            let archive = try ReadArchive(members[0] + members[1][..<length] + members[2])
            #expect(archive.names.first == "a", "\(length)")
            #expect(archive.names.last == "c", "\(length): \(archive.names) \(archive.errors) \(archive.faults)")
            #expect(archive.errors.count == (length == 0 ? 0 : 1), "\(length)")
        }
    }

    @Test func `a first member cut at any byte costs only its own record`() throws {
        let members = CompressedArchiveTests.members
        // With fewer than ten bytes left it is no gzip file any more.
        for length in 10..<members[0].count {
            let archive = try ReadArchive(members[0][..<length] + members[1] + members[2])
            #expect(archive.names.suffix(2) == ["b", "c"], "\(length)")
            #expect(archive.errors.count == 1)
        }
    }

    @Test func `a file cut at any byte gives what is before it`() throws {
        let bytes = Array(CompressedArchiveTests.members.joined())
        let ends = [
            CompressedArchiveTests.members[0].count,
            CompressedArchiveTests.members[0].count + CompressedArchiveTests.members[1].count,
        ]
        for length in 10..<bytes.count {
            let archive = try ReadArchive(Array(bytes[..<length]))
            let whole = ends.count { $0 <= length }
            #expect(archive.names.starts(with: CompressedArchiveTests.names.prefix(whole)))
            #expect(archive.errors.map(\.kind) == (ends.contains(length) ? [] : [.truncated]), "\(length)")
            #expect(archive.errors.allSatisfy { $0.offset == length })
        }
    }

    @Test func `a wrong byte anywhere costs no more than its own member`() throws {
        var random = SeededRandom(seed: 3)
        let members = CompressedArchiveTests.members
        for position in members[1].indices {
            var damaged = members[1]
            damaged[position] ^= UInt8(1 + random.below(255))
            let archive = try ReadArchive(members[0] + damaged + members[2])
            #expect(archive.names.first == "a" && archive.names.last == "c", "\(position)")
        }
    }

    @Test func `damage in a zstd frame costs only its own frame`() throws {
        let frames = CompressedArchiveTests.names.map { SampleArchive.zstd(SampleArchive.page($0)) }
        let archive = try ReadArchive(frames[0] + frames[1].dropLast(9) + frames[2])
        #expect(archive.names.first == "a" && archive.names.last == "c")
        #expect(archive.errors.count == 1)
    }

    @Test func `members far behind the damage are found`() throws {
        let members = CompressedArchiveTests.members
        var random = SeededRandom(seed: 5)
        let noise = RandomText.noise(count: 3_000_000, using: &random)
        let archive = try ReadArchive(members[0] + members[1].dropLast(20) + noise + members[2])
        #expect(archive.names.first == "a" && archive.names.last == "c")
        #expect(archive.errors.first?.description.contains("damaged at byte") == true)
    }

    @Test func `overlapping members take linear time`() throws {
        // Each header is followed by a stored block that swallows the headers behind it.
        let header = SampleArchive.gzip([])[..<10] + [0, 0xFF, 0xFF, 0, 0]
        let bytes = Array(repeatElement(header, count: 60_000).joined())
        let archive = try ReadArchive(bytes)
        #expect(archive.pages.isEmpty)
    }

    @Test func `a frame whose header is damaged is not found again for ever`() throws {
        // Two frames of 64 kB that swallow what follows, and so many others that no search goes back any more.
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xA0, 0, 0, 1, 0, 1, 0, 8]
        let damaged: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x6C]
        let others = Array(repeatElement(damaged + [7, 7, 7, 7, 7], count: 1000).joined())
        let archive = try ReadArchive(frame + [7, 7] + frame + others)
        #expect(archive.pages.isEmpty)
        #expect(archive.errors.count == 1002)
    }

    @Test func `a large dictionary costs time once, not once a damaged frame`() throws {
        let content = SampleArchive.zstd([UInt8](repeating: 7, count: 16 << 20))
        let size = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        let damaged: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x6C, 7, 7, 7, 7, 7]
        let dictionary: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18] + size + content
        let archive = try ReadArchive(dictionary + Array(repeatElement(damaged, count: 20_000).joined()))
        #expect(archive.errors.count == 20_000)
    }

    @Test func `overlapping frames take linear time`() throws {
        let header: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xA0, 0, 0, 4, 0, 0, 0, 4]
        let archive = try ReadArchive(Array(repeatElement(header, count: 60_000).joined()))
        #expect(archive.pages.isEmpty)
    }

    /// What all frames of the next archive were compressed with.
    private static let dictionary = (0..<2).flatMap { number in
        Array(
            ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\(number)\r\n"
                + "Content-Type: application/http; msgtype=response\r\n").utf8)
    }

    /// A frame made with the dictionary: a record with a line of text, whose number is a byte in two places.
    private static func frame(_ number: UInt8) -> [UInt8] {
        let start: [UInt8] = [40, 181, 47, 253, 32, 115, 229, 1, 0, 4, 3]
        let end: [UInt8] = [3, 0, 176, 137, 113, 35, 241, 253, 25, 32]
        let text = "Length: 19\r\n\r\nA page of frame ".utf8
        return start + Array("conversion".utf8) + [48 + number] + text + [48 + number] + Array(".\n\r\n\r\n".utf8) + end
    }

    @Test("zstd archives bring their dictionary", arguments: [false, true])
    func dictionary(isCompressed: Bool) throws {
        let content = CompressedArchiveTests.dictionary
        let stored = isCompressed ? SampleArchive.zstd(content) : content
        let head = [0x5D, 0x2A, 0x4D, 0x18, UInt8(stored.count), 0, 0, 0] + stored
        let frames = [1, 2].map { CompressedArchiveTests.frame($0) }
        let whole = try ReadArchive(head + frames[0] + frames[1])
        #expect(whole.pages.map(\.body) == ["A page of frame 1.\n", "A page of frame 2.\n"])
        #expect(whole.names == ["1", "2"])
        let damaged = try ReadArchive(head + frames[0].dropLast(30) + frames[1])
        #expect(damaged.names.last == "2" && damaged.errors.count == 1)
        for length in 4..<head.count { _ = try ReadArchive(Array(head[..<length])) }
    }
}
