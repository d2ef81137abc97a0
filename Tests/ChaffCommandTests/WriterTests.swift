import Testing

@testable import ChaffCommand

@Suite struct WriterTests {
    @Test func `tsv has a row for every line, blank ones too, with the text's own bytes`() {
        let page = LabelledPage(Array("a\tb\r\n \r\n".utf8) + [0xFF, 0x0D, 0x00], [0, nil, 2, 1], probability: 0.5)
        let expected =
            Array("body\t0.5000\ta\tb\n\t\t \nspam\t0.5000\t".utf8) + [0xFF] + Array("\nchrome\t0.5000\t\0\n".utf8)
        #expect(page.output(of: TSVWriter(labels: LabelledPage.labels)) == expected)
    }

    @Test func `an empty page is no output`() {
        for writer in [
            TSVWriter(labels: LabelledPage.labels), JSONLinesWriter(labels: LabelledPage.labels),
            FilterWriter(labels: LabelledPage.labels, isKept: [true, false, false], maxRemoved: 1),
        ] as [any PageWriter] {
            #expect(LabelledPage("", []).output(of: writer).isEmpty)
        }
    }

    @Test func `jsonl has an object for every line that is not blank`() {
        let page = LabelledPage("\u{FEFF}\"one\"\n\n日本語 x", [1, nil, 2], spans: [(2, 0..<6), (2, 10..<11)])
        page.work.file = "a\\b"
        #expect(
            page.text(of: JSONLinesWriter(labels: LabelledPage.labels)) == #"""
                {"file":"a\\b","line":1,"label":"chrome","probability":0.75,"probabilities":{"body":0.125,"chrome":0.75,"spam":0.125},"spans":[],"text":"\"one\""}
                {"file":"a\\b","line":3,"label":"spam","probability":0.75,"probabilities":{"body":0.125,"chrome":0.125,"spam":0.75},"spans":[[0,2],[4,5]],"span_probabilities":[1,1],"text":"日本語 x"}

                """#)
    }

    @Test func `spans count a bad byte as the one character it becomes`() {
        let page = LabelledPage([0xFF, 0xE6, 0x97] + Array("xy".utf8), [2], spans: [(0, 3..<5)])
        let text = page.text(of: JSONLinesWriter(labels: LabelledPage.labels))
        #expect(text.hasSuffix("\"spans\":[[2,4]],\"span_probabilities\":[1],\"text\":\"\u{FFFD}\u{FFFD}xy\"}\n"))
    }

    @Test(
        "a record keeps its fields and gets lines",
        arguments: [
            (#"{"id":7,"text":"a\nb"}"#, #"{"id":7,"text":"a\nb","lines":["#),
            (#"{"lines":[0],"text":"a\nb" }"#, #"{"text":"a\nb" ,"lines":["#),
        ])
    func record(line: String, start: String) throws {
        let lines =
            #"{"line":1,"text":"a","label":"body","probability":1,"probabilities":{"body":1,"chrome":0,"spam":0},"spans":[]},"#
            + #"{"line":2,"text":"b","label":"spam","probability":1,"probabilities":{"body":0,"chrome":0,"spam":1},"spans":[[0,1]],"span_probabilities":[1]}]}"#
        let page = LabelledPage("a\nb", [0, 2], probability: 1, spans: [(1, 0..<1)])
        #expect(try page.text(of: JSONLinesWriter(labels: LabelledPage.labels), record: line) == start + lines + "\n")
    }

    @Test func `each span brings its probability, and its kind if the model knows kinds`() {
        let page = LabelledPage(
            "one two", [2], spans: [(0, 0..<3), (0, 4..<7)], kinds: ["adult", "gambling"], probabilities: [0.5, 0.25])
        let text = page.text(of: JSONLinesWriter(labels: LabelledPage.labels))
        let expected = #""spans":[[0,3],[4,7]],"span_probabilities":[0.5,0.25],"span_kinds":["adult","gambling"],"#
        #expect(text.contains(expected), "\(text)")
    }

    @Test func `a line left unknown says so in every form, with the probability of its likeliest label`() throws {
        let names = LabelledPage.labels + ["unknown"]
        let page = LabelledPage("one\ntwo", [3, 0], probability: 0.5)
        let text = page.text(of: JSONLinesWriter(labels: names))
        #expect(
            text.hasPrefix(
                #"{"file":"-","line":1,"label":"unknown","probability":0.25,"probabilities":{"body":0.25,"chrome":0.25,"spam":0.25},"spans":[]"#
            ), "\(text)")
        #expect(page.text(of: TSVWriter(labels: names)) == "unknown\t0.2500\tone\nbody\t0.5000\ttwo\n")
        let color = ColorWriter(labels: names, style: ColorStyle(width: 40, hasColor: false))
        #expect(page.text(of: color) == "unknown .25  one\nbody    .50  two\n")
        let filter = FilterWriter(labels: names, isKept: [false, true, true, true], maxRemoved: 1)
        #expect(page.text(of: filter) == "one\n")
        let counted = FilterWriter(labels: names, isKept: [true, true, true, false], maxRemoved: 1)
        #expect(
            try page.text(of: counted, record: #"{"text":"one\ntwo"}"#).contains(
                #""lines":{"body":1,"chrome":0,"spam":0,"unknown":1}"#))
    }
}
