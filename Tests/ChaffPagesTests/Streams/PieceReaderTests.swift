import Testing

@testable import ChaffPages

@Suite struct PieceReaderTests {
    private func pieces(
        _ text: String, byteLimit: Int = 512 << 10, lineLimit: Int = 10_000
    ) throws -> [(text: String, piece: PieceReader.Piece)] {
        let file = TemporaryFile(text)
        let reader = PieceReader(try ByteSource(path: file.path), byteLimit: byteLimit, lineLimit: lineLimit)
        let buffer = ByteBuffer()
        var pieces: [(text: String, piece: PieceReader.Piece)] = []
        while let piece = try reader.next(into: buffer) {
            pieces.append((String(decoding: buffer.array, as: UTF8.self), piece))
        }
        return pieces
    }

    @Test(
        "text is cut at line ends, and the numbers go on",
        arguments: [
            ("", 100, 10, [], []),
            ("a", 100, 10, ["a"], [1]),
            ("a\nb\n", 100, 2, ["a\nb\n"], [1]),
            ("a\nb\nc", 100, 2, ["a\nb\n", "c"], [1, 3]),
            ("a\r\nb\r\nc\r\n", 100, 1, ["a\r\n", "b\r\n", "c\r\n"], [1, 2, 3]),
            ("a\rb\rc", 100, 2, ["a\rb\r", "c"], [1, 3]),
            ("a\n\r\nb\rc", 100, 1, ["a\n", "\r\n", "b\r", "c"], [1, 2, 3, 4]),
            ("aaaa\nbbbb\ncc", 8, 10, ["aaaa\n", "bbbb\ncc"], [1, 2]),
            ("aaaaaaaaaaaa\nb\nc\n", 8, 10, ["aaaaaaaaaaaa\n", "b\nc\n"], [1, 2]),
            ("a\nbbbbbbbbbbbb\nc", 8, 10, ["a\n", "bbbbbbbbbbbb\n", "c"], [1, 2, 3]),
            ("aaaaaaaaaaaaaaaa", 8, 10, ["aaaaaaaaaaaaaaaa"], [1]),
        ] as [(String, Int, Int, [String], [Int])])
    func cut(text: String, byteLimit: Int, lineLimit: Int, texts: [String], firstLines: [Int]) throws {
        let pieces = try pieces(text, byteLimit: byteLimit, lineLimit: lineLimit)
        #expect(pieces.map(\.text) == texts)
        #expect(pieces.map(\.piece.firstLine) == firstLines)
        #expect(pieces.allSatisfy { $0.piece.isWhole == (texts.count == 1) })
    }

    @Test(
        "a line end that two reads share is one line end",
        arguments: [ByteSource.blockSize - 2, ByteSource.blockSize - 1, ByteSource.blockSize])
    func blockBorder(length: Int) throws {
        let long = String(repeating: "x", count: length)
        let pieces = try pieces("\(long)\r\ny\rz\n", byteLimit: 100)
        #expect(pieces.map(\.text) == ["\(long)\r\n", "y\rz\n"])
        #expect(pieces.map(\.piece.firstLine) == [1, 2])
    }

    @Test func `a long text comes back complete`() throws {
        let text = (0..<60_000).map { "line \($0)" }.joined(separator: "\n")
        let pieces = try pieces(text)
        #expect(pieces.map(\.text).joined() == text)
        #expect(pieces.map(\.piece.firstLine) == [1, 10_001, 20_001, 30_001, 40_001, 50_001])
        #expect(pieces.allSatisfy { !$0.piece.isWhole })
    }

    @Test func `text before damaged data is delivered, then the error`() throws {
        let file = TemporaryFile(ByteSourceTests.firstMember + ByteSourceTests.secondMember.dropLast(9))
        let reader = PieceReader(try ByteSource(path: file.path))
        let buffer = ByteBuffer()
        #expect(try reader.next(into: buffer) == PieceReader.Piece(firstLine: 1, isWhole: true))
        #expect(buffer.array.starts(with: Array("first line\n".utf8)))
        #expect(throws: SourceError.self) { try reader.next(into: buffer) }
    }

    @Test("a line over the limit is cut there, never through a character", arguments: ["\n", "\r\n", "\r"])
    func longLine(lineEnd: String) throws {
        let long = String(repeating: "日", count: 300_000)
        let file = TemporaryFile(["a", long, "b", long].joined(separator: lineEnd))
        let reader = PieceReader(try ByteSource(path: file.path), byteLimit: 1000, lineByteLimit: 200_000)
        let buffer = ByteBuffer()
        var text = ""
        var firstLines: [Int] = []
        while let piece = try reader.next(into: buffer) {
            firstLines.append(piece.firstLine)
            text += String(decoding: buffer.array, as: UTF8.self)
        }
        let cut = String(repeating: "日", count: 66_666)
        #expect(text == "a\(lineEnd)\(cut)\nb\(lineEnd)\(cut)\n")
        #expect(firstLines == [1, 2, 3, 4])
        #expect(reader.cutLines == [2, 4])
    }
}
