import ChaffPages
import Testing

@testable import ChaffCommand

@Suite struct OutputFileTests {
    private let path = "/tmp/chaff-test-\(UInt64.random(in: 0 ... .max))"

    private func contents() -> String? {
        (try? ByteSource(path: path).readAll()).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a file gets its name when it is complete, and replaces the old one`() throws {
        for text in ["first", "second"] {
            let before = contents()
            let file = try OutputFile(path: path)
            try file.write(text)
            #expect(contents() == before)
            try file.finish()
            #expect(contents() == text)
        }
        _ = shell("rm \(path)")
    }

    @Test func `a file that is not finished leaves nothing behind`() throws {
        try OutputFile(path: path).write("half")
        #expect(shell("ls \(path)*").status != 0)
    }

    @Test(
        "what cannot be written is told with a reason",
        arguments: [("/nowhere/x", "no such file or directory"), ("/tmp", "this is a directory")])
    func errors(path: String, reason: String) {
        #expect(throws: OutputError(file: path, reason: reason)) { try OutputFile(path: path) }
    }

    @Test func `a full disk is an error`() throws {
        let file = try OutputFile(path: "/dev/full")
        #expect(throws: OutputError(file: "/dev/full", reason: "no space left on device")) { try file.write("x") }
    }
}
