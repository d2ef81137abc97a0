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
}
