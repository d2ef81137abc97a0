import TestSupport
import Testing

@testable import ChaffPages

@Suite struct WARCReaderTests {
    private static let text = Array("Plain text\n".utf8)

    @Test(
        "the header is read in every form that is written",
        arguments: [
            SampleArchive.record("conversion", text), SampleArchive.record("conversion", text, version: "0.17"),
            SampleArchive.record("conversion", text, version: "1.1"),
            SampleArchive.record("conversion", text, lineEnd: "\n"),
            SampleArchive.record("CONVERSION", text, url: "<http://a.example/>"),
            SampleArchive.record("conversion", text, url: nil, extra: ["warc-target-uri:http://a.example/"]),
            SampleArchive.record("conversion", text, url: nil, extra: ["WARC-TARGET-URI  : ", "\thttp://a.example/"]),
            SampleArchive.record("conversion", text, extra: ["no field", ": no name", "X:"]),
            Array("\r\n\n".utf8) + SampleArchive.record("conversion", text),
            Array(SampleArchive.record("conversion", text).dropLast(4)),
        ])
    func forms(bytes: [UInt8]) throws {
        let archive = try ReadArchive(bytes)
        #expect(archive.pages.map(\.url) == ["http://a.example/"])
        #expect(archive.pages.map(\.body) == ["Plain text\n"])
        #expect(archive.faults.isEmpty && archive.errors.isEmpty)
    }

    @Test func `records without a page are passed over`() throws {
        let types = ["warcinfo", "request", "metadata", "revisit", "continuation", "new-type"]
        let bytes = types.flatMap { SampleArchive.record($0, Array("x: y\r\n".utf8)) } + SampleArchive.page("a")
        let archive = try ReadArchive(bytes)
        #expect(archive.names == ["a"])
        #expect(archive.faults.isEmpty)
    }

    @Test("batches of any size hold all pages in order", arguments: [1, 100, 1000, 1 << 20])
    func batches(byteLimit: Int) throws {
        let names = (0..<40).map { "\($0)" }
        let archive = try ReadArchive(names.flatMap { SampleArchive.page($0) }, byteLimit: byteLimit)
        #expect(archive.names == names)
        #expect(archive.pages.map(\.body) == names.map(SampleArchive.html))
    }

    @Test(
        "after a damaged record all others are read, and the damage is told with its place",
        arguments: [
            ("too long", SampleArchive.page("b", length: 9999), ["a", "b", "c"], "the next record begins after"),
            (
                "far too long", SampleArchive.page("b", length: 1 << 60), ["a", "b", "c"],
                "the next record begins after 102"
            ),
            ("too short", SampleArchive.page("b", length: 60), ["a", "b", "c"], "more bytes come before"),
            ("a byte too short", SampleArchive.page("b", length: 97), ["a", "b", "c"], "5 more bytes come before"),
            (
                "no length", Array("WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n".utf8), ["a", "c"],
                "no Content-Length"
            ),
            (
                "a bad length", SampleArchive.record("response", [], extra: ["Content-Length: -5"]), ["a", "c"],
                "no Content"
            ),
            ("text between", Array("some text\r\nand more\r\n".utf8), ["a", "c"], "21 bytes were skipped"),
            ("an open header", Array("WARC/1.0\r\nWARC-Type: response\r\n".utf8), ["a", "c"], "header does not end"),
            ("half a magic", Array("WAR\r\n\r\n".utf8), ["a", "c"], "7 bytes were skipped"),
        ] as [(String, [UInt8], [String], String?)])
    func damage(name: String, record: [UInt8], names: [String], sentence: String?) throws {
        let bytes = SampleArchive.page("a") + record + SampleArchive.page("c")
        let archive = try ReadArchive(bytes, blockLimit: 1_000_000)
        #expect(archive.names == names, "\(archive.faults)")
        if let sentence {
            #expect(archive.faults.contains { $0.contains(sentence) && $0.hasPrefix("record ") }, "\(archive.faults)")
        }
        #expect(archive.errors.isEmpty)
    }

    @Test func `junk at the start and the end is told`() throws {
        let archive = try ReadArchive(Array("junk\n".utf8) + SampleArchive.page("a") + Array("\r\nend".utf8))
        #expect(archive.names == ["a"])
        #expect(archive.faults.count == 2)
        #expect(
            archive.faults.first
                == "record 1 at byte 0: no record begins here; 5 bytes were skipped, reading went on behind them")
    }

    @Test func `a record longer than the limit is cut, and the next is found`() throws {
        let long = SampleArchive.record("conversion", [UInt8](repeating: 0x61, count: 100_000))
        let archive = try ReadArchive(long + SampleArchive.page("b"), blockLimit: 1000)
        #expect(archive.pages.map(\.body.count) == [1000, SampleArchive.html("b").count])
        #expect(archive.faults.map { $0.contains("100000 bytes long; the first 1000 were read") } == [true])
    }

    @Test func `a page that shows a record is no record`() throws {
        let body = "<html><p>an example:\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</p></html>"
        let archive = try ReadArchive(
            SampleArchive.record("response", SampleArchive.http(body)) + SampleArchive.page("b"))
        #expect(archive.pages.map(\.body) == [body, SampleArchive.html("b")])
        #expect(archive.faults.isEmpty)
    }

    @Test func `an archive cut at any byte gives the records before it`() throws {
        let whole = SampleArchive.page("a") + SampleArchive.page("b")
        let first = SampleArchive.page("a").count
        for length in 0..<whole.count {
            let archive = try ReadArchive(Array(whole[..<length]))
            #expect(archive.errors.isEmpty)
            if length >= first { #expect(archive.pages.first?.body == SampleArchive.html("a")) }
            #expect(archive.pages.count <= 2)
        }
    }

    @Test func `random bytes in an archive never crash, and most records are found`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<300 {
            var bytes = (0..<6).flatMap { SampleArchive.page("\($0)") }
            for _ in 0..<random.below(6) {
                let position = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[position] = UInt8(random.below(256))
                case 1: bytes.remove(at: position)
                default: bytes.insert(UInt8(random.below(256)), at: position)
                }
            }
            #expect(try ReadArchive(bytes).pages.count + ReadArchive(bytes).others >= 1)
        }
    }

    @Test func `lines that only begin like records take linear time`() throws {
        let bytes = Array(repeatElement(Array("WARC/1.0\n".utf8), count: 50_000).joined())
        #expect(try ReadArchive(bytes).pages.isEmpty)
    }
}
