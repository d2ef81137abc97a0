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

    @Test func `a record longer than any may be is skipped and told`() throws {
        let long = "{\"text\":\"" + String(repeating: "x", count: 2_000_000) + "\"}"
        let file = TemporaryFile("{}\n\(long)\n{\"a\":1}\n\(long)")
        let reader = BatchReader(try ByteSource(path: file.path), byteLimit: 1000, recordLimit: 1_000_000)
        let buffer = ByteBuffer()
        var batches: [String] = []
        var numbers: [Int] = []
        while let line = try reader.next(into: buffer) {
            numbers.append(line)
            batches.append(String(decoding: buffer.array, as: UTF8.self))
        }
        #expect(batches.joined() == "{}\n{\"a\":1}\n")
        #expect(reader.skippedLines == [2, 4])
        #expect(numbers == [1, 3])
    }

    @Test func `behind damage reading goes on with the next member`() throws {
        let stored = ByteSourceTests.firstMember.dropLast(12) + ByteSourceTests.secondMember
        let file = TemporaryFile(Array(stored))
        let reader = BatchReader(try ByteSource(path: file.path))
        let buffer = ByteBuffer()
        #expect(throws: SourceError.self) { while try reader.next(into: buffer) != nil {} }
        #expect(try reader.resume() == stored.count - ByteSourceTests.secondMember.count)
        #expect(try reader.next(into: buffer) != nil)
        #expect(buffer.array == Array("second line\n".utf8))
        #expect(try reader.next(into: buffer) == nil)
    }
}
