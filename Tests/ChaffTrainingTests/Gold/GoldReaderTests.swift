import Testing

@testable import ChaffTraining

@Suite struct GoldReaderTests {
    private func read(_ text: String, file: String = "gold/ja.tsv", as format: GoldReader.Format = .auto) -> GoldSet {
        var gold = GoldSet()
        GoldReader(format: format).read(Array(text.utf8), file: file, into: &gold)
        return gold
    }

    @Test(
        "the first row tells the format",
        arguments: [
            ("{\"text\":\"a\"}", GoldReader.Format.jsonl), ("\n\n  {", .jsonl), ("__label__a b", .fasttext),
            ("body\ttext", .tsv), ("# a comment\n__label__a b", .fasttext), ("# a\n\nbody\tx", .tsv), ("", .tsv),
        ])
    func recognition(text: String, format: GoldReader.Format) {
        var bytes = Array(text.utf8)
        unsafe bytes.withUnsafeMutableBytes {
            #expect(unsafe GoldReader.recognise(UnsafeRawBufferPointer($0)) == format)
        }
    }

    @Test func `rows make pages, blank rows end them, comments and blank texts are no lines`() throws {
        let gold = read("# first\nbody\tOne\r\nchrome\t \nspam\t⟦two⟧ three\n\n\n# second\n\tundecided\n#\tlabel\n")
        #expect(gold.faults.isEmpty)
        #expect(gold.pages.map(\.id) == ["ja/1", "ja/2"])
        #expect(gold.pages.allSatisfy { $0.language == "ja" && !$0.isFragment })
        #expect(gold.pages[0].lines.map(\.text) == ["One", "two three"])
        #expect(gold.pages[0].lines.map(\.label) == ["body", "spam"])
        #expect(gold.pages[0].lines.map(\.spans) == [nil, [0..<3]])
        #expect(gold.pages[1].lines.map(\.label) == [nil, "#"])
    }

    @Test func `a page record brings all its fields`() throws {
        let gold = read(
            #"{"id":"p","url":"https://www.Example.com:80/x","lang":"ko","source":"r:x","family":"f","fold":3,"#
                + #""weight":0.5,"fragment":true,"other":[1],"lines":[{"text":"a\nb","label":"spam","kind":"adult","#
                + #""spans":[[0,1],[2,3]]},{"text":" "},{"text":"c","label":null,"clean":true,"spans":[]}]}"#,
            file: "x.jsonl")
        #expect(gold.faults.isEmpty)
        let page = try #require(gold.pages.first)
        #expect((page.id, page.language, page.family, page.group) == ("p", "ko", "f", "example.com"))
        #expect((page.fold, page.weight, page.isFragment, page.assignedFold) == (3, 0.5, true, 3))
        #expect(page.lines.map(\.text) == ["a b", "c"])
        #expect((page.lines[0].kind, page.lines[0].spans) == ("adult", [0..<1, 2..<3]))
        #expect(page.lines[1].label == nil && page.lines[1].isClean && page.lines[1].spans == nil)
    }

    @Test func `a record with text and label is a fragment of one line`() throws {
        let gold = read(#"{"text":"a","label":"spam","lang":"en","source":"s x"}"#, file: "lines.jsonl.gz")
        let page = try #require(gold.pages.first)
        #expect((page.id, page.language, page.group, page.isFragment) == ("lines/1", "en", "s xlines/1", true))
        #expect(page.lines.map(\.label) == ["spam"])
    }

    @Test func `fastText rows are fragments, and of several labels the first counts`() {
        let gold = read("__label__spam buy now\n\n__label__a __label__b \ttext\n", file: "train.txt")
        #expect(gold.pages.flatMap(\.lines).map(\.label) == ["spam", "a"])
        #expect(gold.pages.flatMap(\.lines).map(\.text) == ["buy now", "text"])
        #expect(gold.pages.map(\.id) == ["train/1", "train/3"])
        #expect(gold.notes == ["train.txt: 1 samples have several labels; the first one counts"])
    }

    @Test(
        "a bad sample is told with file and line, and the others are read",
        arguments: [
            ("body\tgood\nno tab\n", 2, "no tab"), ("a b\tx\nbody\tgood", 1, "a blank in the label"),
            ("spam\t⟦x\nbody\tgood", 1, "not closed"), ("spam\tx⟧\nbody\tgood", 1, "not opened"),
            ("spam\t⟦⟧x\nbody\tgood", 1, "empty"), ("spam\t⟦⟦x⟧⟧\nbody\tgood", 1, "inside another"),
            ("__label__a good\nno label\n", 2, "__label__"), ("__label__a good\n__label__b\n", 2, "no text"),
            ("{\"text\":\"good\",\"label\":\"a\"}\n{\"text\":}", 2, "byte 9: text must be a string"),
            ("{\"text\":\"good\",\"label\":\"a\"}\n\n{\"text\":\"b\"}", 3, "no label"),
            ("{\"text\":\"good\",\"label\":\"a\"}\n{\"id\":\"b\"}", 2, "needs lines"),
            ("{\"text\":\"good\",\"label\":\"a\"}\n{\"lines\":[]}", 2, "no text in this sample"),
            ("{\"text\":\"good\",\"label\":\"a\"}\n{\"lines\":[{\"label\":\"a\"}]}", 2, "a line has no text"),
            (
                "{\"text\":\"good\",\"label\":\"a\"}\n{\"text\":\"ab\",\"label\":\"a\",\"spans\":[[0,3]]}", 2,
                "after the end"
            ),
            (
                "{\"text\":\"good\",\"label\":\"a\"}\n{\"text\":\"ab\",\"label\":\"a\",\"spans\":[[1,1]]}", 2,
                "a span is"
            ),
            ("{\"text\":\"good\",\"label\":\"a\"}\n{\"text\":\"ab\",\"label\":\"a\",\"fold\":6}", 2, "fold must be"),
            ("{\"text\":\"good\",\"label\":\"a\"}\n{\"text\":\"ab\",\"label\":7}", 2, "label must be a string"),
        ])
    func faults(text: String, line: Int, reason: String) {
        let gold = read(text, file: "x/samples")
        #expect(gold.faults.map(\.line) == [line])
        #expect(gold.faults.first?.file == "x/samples")
        #expect(gold.faults.first?.reason.contains(reason) == true, "\(gold.faults)")
        #expect(gold.pages.flatMap(\.lines).map(\.text) == ["good"])
    }

    @Test func `clean is a label unless it is read as undecided`() {
        var gold = read("{\"text\":\"a\",\"label\":\"clean\"}\n{\"text\":\"b\",\"label\":\"spam\"}")
        #expect(gold.labelCounts.map(\.label) == ["clean", "spam"])
        gold.readCleanAsUndecided()
        #expect(gold.labelCounts.map(\.label) == ["spam"])
        #expect(gold.pages[0].lines[0].isClean && gold.lineCount == 2)
    }
}
