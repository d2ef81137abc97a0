import ArgumentParser
import ChaffPages
import TestSupport
import Testing

@testable import ChaffCommand

@Suite struct InputTests {
    @Test(
        "page records are told from text",
        arguments: [
            (#"{"text":"a"}"#, true), ("\n{\"id\":1,\"text\":\"a\"}\n", true), (#"{"html":"<p>"}"#, true),
            (#"{"html_base64":"PHA+"}"#, true), ("{bad\n{\"text\":\"a\"}\n", true), ("\u{FEFF}{\"text\":\"a\"}", true),
            ("plain", false), ("", false), (#"{"props":{"page":1}}"#, false), ("{ not json }\ntext\n", false),
            (#"{"text":5}"#, false), ("[1]", false),
        ])
    func recognition(text: String, expected: Bool) {
        var bytes = Array(text.utf8)
        unsafe bytes.withUnsafeMutableBytes {
            #expect(unsafe InputRecognition.looksLikeRecords(UnsafeRawBufferPointer($0)) == expected)
        }
    }

    @Test(
        "the content of a file tells what it is, compressed or not",
        arguments: [
            (SampleArchive.page("a"), "a.txt", RecognisedInput.archive),
            (Array("\r\n".utf8) + SampleArchive.page("a"), "a", .archive),
            (Array("WARC/1.0".utf8), "a", .archive), (Array("WAR".utf8), "a", .text),
            (Array("WARC/x is no archive".utf8), "a", .text), (Array("<html>".utf8), "a.warc", .html),
            (Array(#"{"html":"<p>"}"#.utf8), "a.html", .records), (Array("Plain text".utf8), "a.html", .text),
            (Array("Text and <b>tags</b>".utf8), "a.html", .html), (Array("Text and <b>tags</b>".utf8), "a", .text),
            (Array("x".utf8), "a.jsonl", .records), (Array("x".utf8), "a.jsonl.zst", .records), ([], "a", .text),
            (Array("{}".utf8), "a", .text), (Array("   \n <p>x".utf8), "a", .html),
        ] as [([UInt8], String, RecognisedInput)])
    func kinds(bytes: [UInt8], name: String, expected: RecognisedInput) throws {
        for stored in [bytes, SampleArchive.gzip(bytes), SampleArchive.zstd(bytes)] {
            let folder = "/tmp/chaff-test-\(UInt64.random(in: 0 ... .max))"
            defer { _ = shell("rm -r \(folder)") }
            _ = shell("mkdir \(folder)")
            let file = try OutputFile(path: "\(folder)/stored")
            try unsafe stored.withUnsafeBytes { try unsafe file.write($0) }
            try file.finish()
            _ = shell("mv \(folder)/stored \(folder)/\(name)")
            let source = try ByteSource(path: "\(folder)/\(name)")
            #expect(try InputRecognition.kind(of: source, beginning: ByteBuffer()) == expected)
        }
    }

    @Test func `files that cannot be read are passed over and remembered`() throws {
        let input = try InputOptions.parse(["/nowhere/a", "/tmp"])
        let feeder = Feeder(input: input, messages: Messages(isQuiet: true))
        #expect(!feeder.fill(Work()))
        #expect(feeder.failure == .noInput)
    }

    @Test(arguments: [
        ["--charset", "utf-9"], ["--max-page-bytes", "0"], ["--max-page-bytes", "x"], ["--input", "pdf"],
    ])
    func `wrong options are wrong use`(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try Classify.parse(arguments) }
        #expect(error.map { Classify.exitCode(for: $0).rawValue } == 64)
    }
}
