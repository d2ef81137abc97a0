import ArgumentParser
import Testing

@testable import ChaffCommand

@Suite struct FilterTests {
    private func filter(_ kept: [Bool] = [true, false, false], maxRemoved: Float = 1) -> FilterWriter {
        FilterWriter(labels: LabelledPage.labels, isKept: kept, maxRemoved: maxRemoved)
    }

    @Test(
        "kept lines come out byte for byte, with their own line ends; blank lines pass",
        arguments: [
            ("a\r\nb\rc\nd", [0, 0, 0, 0], "a\r\nb\rc\nd"), ("a\r\nb\rc\nd", [1, 0, 2, 0], "b\rd"),
            ("a\r\nb\rc\nd", [0, 1, 0, 2], "a\r\nc\n"), ("a\n \n\nb\n", [1, nil, nil, 1], " \n\n"),
            ("\u{FEFF}a\nb\n", [1, 0], "\u{FEFF}b\n"), ("\u{FEFF}a\nb\n", [0, 0], "\u{FEFF}a\nb\n"), ("a", [2], ""),
        ] as [(String, [UInt8?], String)])
    func bytes(text: String, choices: [UInt8?], expected: String) {
        #expect(LabelledPage(text, choices).text(of: filter()) == expected)
    }

    @Test func `bytes that are not text pass as they are`() {
        let bytes: [UInt8] = [0xFF, 0x00, 0xC3, 0x0A]
        #expect(LabelledPage(bytes + [0x41, 0x0A] + bytes, [0, 1, 0]).output(of: filter()) == bytes + bytes)
    }

    @Test(
        "a record comes out cleaned, counted and judged",
        arguments: [
            (
                "ab\ncd\nef\ngh", [0, 1, 2, 0], 1, #"ab\ngh"#,
                #"{"body":2,"chrome":1,"spam":1},"removed_share":0.5,"verdict":"keep""#
            ),
            (
                "ab\ncd\nef", [0, 1, 1], 0.6, #"ab\n"#,
                #"{"body":1,"chrome":2,"spam":0},"removed_share":0.6667,"verdict":"drop""#
            ),
            ("ab\n日", [1, 0], 1, "日", #"{"body":1,"chrome":1,"spam":0},"removed_share":0.6667,"verdict":"keep""#),
            ("ab\n \n", [2, nil], 1, #" \n"#, #"{"body":0,"chrome":0,"spam":1},"removed_share":1,"verdict":"drop""#),
            ("", [], 1, "", #"{"body":0,"chrome":0,"spam":0},"removed_share":0,"verdict":"drop""#),
        ] as [(String, [UInt8?], Float, String, String)])
    func records(text: String, choices: [UInt8?], maxRemoved: Float, clean: String, counts: String) throws {
        let output = try LabelledPage(text, choices).text(
            of: filter(maxRemoved: maxRemoved), record: #"{"text":"old","chaff":1,"id":"x"}"#)
        #expect(output == #"{"text":"\#(clean)","id":"x","chaff":{"lines":\#(counts)}}"# + "\n")
    }

    @Test(
        "labels to keep or drop are the model's",
        arguments: [
            ([], ["body", "chrome", "spam"], [true, false, false]), ([], ["spam", "ham"], [false, true]),
            (["--keep", "body, spam"], ["body", "chrome", "spam"], [true, false, true]),
            (["--drop", "spam"], ["body", "chrome", "spam"], [true, true, false]),
            (["--drop", "ads"], ["body", "chrome"], nil), ([], ["good", "bad"], nil),
        ] as [([String], [String], [Bool]?)])
    func labels(arguments: [String], labels: [String], expected: [Bool]?) throws {
        let command = try Filter.parse(arguments)
        let kept = try? command.keptLabels(of: labels, injected: labels.firstIndex(of: "spam"))
        #expect(kept == expected)
    }

    @Test(arguments: [["--keep", "a", "--drop", "b"], ["--max-removed", "2"], ["--keep", ","], ["--jobs", "0"]])
    func `wrong options are wrong use`(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try Filter.parse(arguments) }
        #expect(error.map { Filter.exitCode(for: $0).rawValue } == 64)
    }
}
