import TestSupport
import Testing

@testable import ChaffPages

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct LineReaderTests {
    /// A named pipe that goes when the test ends.
    private final class Pipe {
        let path = "/tmp/chaff-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        private let descriptor: Int32

        /// Opened for reading too, so that nobody waits for the other end.
        init() {
            let made = unsafe mkfifo(path, 0o600)
            descriptor = unsafe open(path, O_RDWR)
            precondition(made == 0 && descriptor >= 0)
        }

        func put(_ bytes: some Sequence<UInt8>) {
            let bytes = Array(bytes)
            let written = unsafe write(descriptor, bytes, bytes.count)
            precondition(written == bytes.count)
        }

        deinit {
            _ = close(descriptor)
            _ = unsafe unlink(path)
        }
    }

    private func lines(_ reader: LineReader) -> [String] {
        let line = ByteBuffer()
        var lines: [String] = []
        while reader.next(into: line) { lines.append(String(decoding: line.array, as: UTF8.self)) }
        return lines
    }

    private func all(_ reader: LineReader) -> [String] {
        var found: [String] = []
        while !reader.isAtEnd {
            reader.fill()
            found += lines(reader)
        }
        return found
    }

    @Test(
        "lines come with their line ends",
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a\n"]), ("a\r\nb\rc\n\nd", ["a\r\n", "b\r", "c\n", "\n", "d"]),
            ("\r\r\n\n\r", ["\r", "\r\n", "\n", "\r"]),
        ] as [(String, [String])])
    func lineEnds(text: String, expected: [String]) throws {
        let file = TemporaryFile(text)
        let reader = LineReader(try ByteSource(path: file.path))
        #expect(all(reader) == expected)
        #expect(reader.number == expected.count)
    }

    @Test func `a line is there as soon as its end is, though the pipe stays open`() throws {
        let pipe = Pipe()
        let reader = LineReader(try ByteSource(path: pipe.path))
        for (written, found) in [
            ("one\n", ["one\n"]), ("tw", []), ("o\nthr", ["two\n"]), ("ee", []), ("\r", []),
            ("\nfour\r", ["three\r\n"]),
            ("five\n", ["four\r", "five\n"]),
        ] as [(String, [String])] {
            pipe.put(written.utf8)
            reader.fill()
            #expect(lines(reader) == found)
            #expect(!reader.isReady(within: 1))
        }
        #expect(!reader.isAtEnd)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the lines do not depend on how the text is written`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let bytes = RandomText.bytes(pieces: 400, using: &random).filter { $0 < 0x80 } + [0x0A]
        let text = String(decoding: bytes, as: UTF8.self)
        let file = TemporaryFile(text)
        let whole = all(LineReader(try ByteSource(path: file.path)))
        let pipe = Pipe()
        let source = try ByteSource(path: pipe.path)
        let reader = LineReader(source, lineByteLimit: 1 << 20)
        var found: [String] = []
        var rest = bytes[...]
        // Not through what may be the start of a compressed file: whoever reads that waits for the rest of it.
        var size = 4
        while !rest.isEmpty {
            pipe.put(rest.prefix(size))
            rest = rest.dropFirst(size)
            reader.fill()
            found += lines(reader)
            size = 1 + random.below(20)
        }
        #expect(found == whole)
    }

    @Test(
        "a line over the limit is cut there, never through a character, and read on at its end",
        arguments: ["\n", "\r\n", "\r"], [200_000, 600_000])
    func longLines(lineEnd: String, limit: Int) throws {
        let long = String(repeating: "日", count: 300_000)
        let exact = String(repeating: "x", count: limit)
        let file = TemporaryFile(["a", long, "b", exact, long].joined(separator: lineEnd))
        let reader = LineReader(try ByteSource(path: file.path), lineByteLimit: limit)
        let line = ByteBuffer()
        var found: [String] = []
        var cut: [Int] = []
        while !reader.isAtEnd {
            reader.fill()
            while reader.next(into: line) {
                found.append(String(decoding: line.array, as: UTF8.self))
                if reader.isCut { cut.append(reader.number) }
            }
        }
        let start = String(repeating: "日", count: limit / 3) + "\n"
        #expect(found == ["a\(lineEnd)", start, "b\(lineEnd)", "\(exact)\(lineEnd)", start])
        #expect(cut == [2, 5])
    }

    @Test func `lines before damage come out, then the reader goes on behind it`() throws {
        let damaged = ByteSourceTests.firstMember + ByteSourceTests.secondMember.dropLast(9)
        let file = TemporaryFile(damaged + ByteSourceTests.firstMember)
        let reader = LineReader(try ByteSource(path: file.path))
        var found = all(reader)
        #expect(found.first == "first line\n")
        #expect(reader.failure?.kind == .damaged)
        #expect(try reader.resume() != nil)
        #expect(reader.failure == nil)
        found = all(reader)
        #expect(found.last == "first line\n")
        #expect(reader.failure == nil)
    }
}
