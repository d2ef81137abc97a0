import Testing

@testable import ChaffPages

@Suite struct BatchReaderTests {
    @Test(
        "records are cut at line feeds only",
        arguments: [
            ("", []),
            ("{}", ["{}"]),
            ("{}\n", ["{}\n"]),
            ("{\"a\":1}\r\n\n{}", ["{\"a\":1}\r\n\n{}"]),
        ] as [(String, [String])])
    func cut(text: String, expected: [String]) throws {
        let file = TemporaryFile(text)
        let reader = BatchReader(try ByteSource(path: file.path))
        let buffer = ByteBuffer()
        var batches: [String] = []
        while try reader.next(into: buffer) != nil { batches.append(String(decoding: buffer.array, as: UTF8.self)) }
        #expect(batches == expected)
    }

    @Test func `batches hold whole records and tell their line numbers`() throws {
        let record = "{\"text\":\"" + String(repeating: "x", count: 1000) + "\"}\n"
        let file = TemporaryFile(String(repeating: record, count: 700))
        let reader = BatchReader(try ByteSource(path: file.path), byteLimit: 100_000)
        let buffer = ByteBuffer()
        var next = 1
        while let line = try reader.next(into: buffer) {
            #expect(line == next)
            #expect(buffer.count % record.utf8.count == 0)
            next += buffer.count / record.utf8.count
        }
        #expect(next == 701)
    }

    @Test func `a record that damage cut off is dropped`() throws {
        let file = TemporaryFile(ByteSourceTests.firstMember + ByteSourceTests.secondMember.dropLast(12))
        let reader = BatchReader(try ByteSource(path: file.path))
        let buffer = ByteBuffer()
        #expect(try reader.next(into: buffer) == 1)
        #expect(buffer.array == Array("first line\n".utf8))
        #expect(throws: SourceError.self) { try reader.next(into: buffer) }
    }
}
