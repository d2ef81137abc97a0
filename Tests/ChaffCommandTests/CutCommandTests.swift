import Chaff
import ChaffPages
import Testing

@testable import ChaffCommand

/// `filter --cut` and `--redact` with the shipped model, as a shell sees them.
@Suite(.enabled(if: chaff != nil && (try? Model.shipped()) != nil))
struct CutCommandTests {
    private let chaff = "'\(ChaffCommandTests.chaff ?? "")'"
    private static let title = "Library opens new reading room"
    private static let before = "The council said on Tuesday that"
    private static let pasted = "lucky777 casino bonus free spins"
    private static let after = "the room has sixty seats and will open on Monday."
    private static let header = "play slots now lucky777 casino bonus free spins"

    private static let text = "\(title)\r\n\(before) \(pasted) \(after)\r\n\(header)\r\n"
    private static let html = "<h1>\(title)</h1><p>\(before) <b>\(pasted)</b> \(after)</p><p>\(header)</p>"

    /// The kinds of input, each as what puts it on standard output.
    private static let inputs: [String: String] = [
        "text": "printf '%s' '\(text)'", "html": "printf '%s' '\(html)'",
        "record": "printf '%s\\n' '{\"text\":\"\(text.split(separator: "\r\n").joined(separator: "\\n"))\\n\"}'",
        "record of HTML": "printf '%s\\n' '{\"html\":\"\(html)\"}'",
        "archive": "printf 'WARC/1.0\\r\\nWARC-Type: resource\\r\\nContent-Type: text/html\\r\\n"
            + "Content-Length: \(html.utf8.count)\\r\\n\\r\\n%s\\r\\n\\r\\n' '\(html)'",
    ]

    @Test(arguments: inputs.keys.sorted())
    func `every kind of input is cut`(input: String) throws {
        let command = try #require(CutCommandTests.inputs[input])
        let text = shell("\(command) | \(chaff) filter --drop spam --cut --format text")
        #expect(text.status == 0)
        let lines = text.output.split { $0.isNewline }.map(String.init)
        let (title, before, after) = (CutCommandTests.title, CutCommandTests.before, CutCommandTests.after)
        #expect(lines == [title, "\(before) \(after)"])
        let object = shell("\(command) | \(chaff) filter --drop spam --cut --format jsonl").output
        let start = before.count
        let end = start + 1 + CutCommandTests.pasted.count
        #expect(object.contains(#""cut":[{"line":2,"spans":[[\#(start),\#(end)]]}]"#), "\(object)")
        #expect(object.contains(after) && !object.contains("lucky777"))
    }

    @Test func `line ends and other lines stay byte for byte`() {
        let output = shell("\(CutCommandTests.inputs["text"] ?? "") | \(chaff) filter --drop spam --cut").output
        let (title, before, after) = (CutCommandTests.title, CutCommandTests.before, CutCommandTests.after)
        #expect(output == "\(title)\r\n\(before) \(after)\r\n")
    }

    @Test func `a mark keeps the line`() {
        let command = CutCommandTests.inputs["text"] ?? ""
        let output = shell("\(command) | \(chaff) filter --redact '[…]'").output
        let (title, before, after) = (CutCommandTests.title, CutCommandTests.before, CutCommandTests.after)
        #expect(output == "\(title)\r\n\(before) […] \(after)\r\n[…]\r\n")
        let object = shell("\(command) | \(chaff) filter --redact '[…]' --format jsonl").output
        #expect(object.contains(#""redacted":[{"line":2,"#) && object.contains(#"{"line":3,"spans":[[0,47]]}"#))
    }

    @Test(arguments: [1, 3])
    func `a long stream is cut in pieces, whatever the number of threads`(jobs: Int) {
        let lines = "yes '\(CutCommandTests.before) \(CutCommandTests.pasted) \(CutCommandTests.after)' | head -n 20000"
        let result = shell("\(lines) | \(chaff) filter --drop spam --cut --jobs \(jobs) | sort | uniq -c")
        #expect(result.output.contains("20000 \(CutCommandTests.before) \(CutCommandTests.after)"), "\(result.output)")
    }

    @Test(
        "options that contradict each other end with a sentence",
        arguments: [
            ("--cut --redact x", "--cut or --redact"), ("--redact ''", "--redact needs a mark"),
            ("--redact 'a\nb'", "one line"), ("--cut --keep body,spam", "lets those labelled spam pass"),
            ("--redact x --drop chrome", "lets those labelled spam pass"),
        ])
    func conflicts(options: String, sentence: String) {
        let result = shell("\(chaff) filter \(options) /dev/null")
        #expect(result.status == 64)
        #expect(result.output.contains(sentence), "\(result.output)")
    }
}
