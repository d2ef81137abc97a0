import ChaffPages
import Testing

@testable import ChaffCommand

@Suite struct InputTests {
    @Test(
        "page records are told from text",
        arguments: [
            (#"{"text":"a"}"#, true), ("\n{\"id\":1,\"text\":\"a\"}\n", true), (#"{"html":"<p>"}"#, true),
            ("{bad\n{\"text\":\"a\"}\n", true), ("\u{FEFF}{\"text\":\"a\"}", true), ("plain", false), ("", false),
            (#"{"props":{"page":1}}"#, false), ("{ not json }\ntext\n", false), (#"{"text":5}"#, false), ("[1]", false),
        ])
    func recognition(text: String, expected: Bool) {
        var bytes = Array(text.utf8)
        unsafe bytes.withUnsafeMutableBytes {
            #expect(unsafe InputRecognition.looksLikeRecords(UnsafeRawBufferPointer($0)) == expected)
        }
    }

    @Test func `files that cannot be read are passed over and remembered`() {
        let feeder = Feeder(files: ["/nowhere/a", "/tmp"], kind: .auto, messages: Messages(isQuiet: true))
        #expect(!feeder.fill(Work()))
        #expect(feeder.failure == .noInput)
    }
}
