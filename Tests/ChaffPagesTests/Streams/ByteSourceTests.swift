import Testing

@testable import ChaffPages

@Suite struct ByteSourceTests {
    static let firstMember: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 203, 44, 42, 46, 81, 200, 201, 204, 75, 229, 2, 0, 16, 252, 239, 189, 11,
        0, 0, 0,
    ]
    static let secondMember: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 43, 78, 77, 206, 207, 75, 81, 200, 201, 204, 75, 229, 2, 0, 77, 51, 70, 173,
        12, 0, 0, 0,
    ]
    static let emptyMember: [UInt8] = [31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    static let zstd: [UInt8] = [
        40, 181, 47, 253, 4, 88, 141, 0, 0, 88, 102, 105, 114, 115, 116, 32, 108, 105, 110, 101, 10, 1, 0, 86, 138, 23,
        32, 13, 49, 166,
    ]
    static let skippableFrame: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 7, 7]

    @Test(
        "content tells how a file is compressed",
        arguments: [
            ("plain", Array("first line\n".utf8), "first line\n"),
            ("empty", [], ""),
            ("almost gzip", [0x1F, 0x8B], nil),
            ("one member", firstMember, "first line\n"),
            ("two members", firstMember + secondMember, "first line\nsecond line\n"),
            ("an empty member between", firstMember + emptyMember + secondMember, "first line\nsecond line\n"),
            ("zeros after the end", firstMember + [0, 0, 0, 0], "first line\n"),
            ("zstd", zstd, "first line\nfirst line\nfirst line\n"),
            (
                "two zstd frames", zstd + zstd,
                "first line\nfirst line\nfirst line\nfirst line\nfirst line\nfirst line\n"
            ),
            ("a skippable frame first", skippableFrame + zstd, "first line\nfirst line\nfirst line\n"),
        ] as [(String, [UInt8], String?)])
    func decompression(name: String, stored: [UInt8], expected: String?) throws {
        let file = TemporaryFile(stored)
        #expect(try ByteSource(path: file.path).readAll() == expected.map { Array($0.utf8) } ?? stored)
    }

    @Test(
        "what comes before the damage is delivered, then the error",
        arguments: [
            ("truncated in the second member", firstMember + secondMember.dropLast(9), SourceError.Kind.truncated),
            ("junk after the end", firstMember + Array("junk".utf8), .damaged),
            ("a wrong checksum", firstMember + secondMember.prefix(24) + [0, 0, 0, 0, 12, 0, 0, 0], .damaged),
            ("a truncated frame", Array(zstd.dropLast(3)), .truncated),
        ] as [(String, [UInt8], SourceError.Kind)])
    func damage(name: String, stored: [UInt8], kind: SourceError.Kind) throws {
        let file = TemporaryFile(stored)
        let source = try ByteSource(path: file.path)
        let buffer = ByteBuffer()
        let error = #expect(throws: SourceError.self) { while try source.append(to: buffer) {} }
        #expect(error?.kind == kind)
        #expect(error?.file == file.path)
        #expect((1...stored.count).contains(error?.offset ?? 0))
        if stored.starts(with: ByteSourceTests.firstMember) {
            #expect(buffer.array.starts(with: Array("first line\n".utf8)))
        }
    }

    @Test func `a missing file and a directory are told apart`() {
        #expect(throws: SourceError(.missing, file: "/nowhere/x", reason: "no such file or directory")) {
            try ByteSource(path: "/nowhere/x")
        }
        #expect(throws: SourceError(.directory, file: "/tmp")) { try ByteSource(path: "/tmp") }
    }

    @Test func `a mapped file has the bytes of the file`() throws {
        let file = TemporaryFile([1, 2, 3])
        let mapped = try MappedFile(path: file.path)
        #expect(unsafe Array(mapped.bytes) == [1, 2, 3])
        let empty = TemporaryFile([])
        #expect(unsafe try MappedFile(path: empty.path).bytes.isEmpty)
        #expect(throws: SourceError(.directory, file: "/tmp")) { try MappedFile(path: "/tmp") }
    }
}
