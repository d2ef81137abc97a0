import Testing

@testable import ChaffPages

@Suite struct PageRecordTests {
    private func withRecord<T>(_ text: String, _ body: (PageRecord, UnsafeRawBufferPointer) throws -> T) throws -> T {
        var bytes = Array(text.utf8)
        return try unsafe bytes.withUnsafeMutableBytes { bytes in
            var record = PageRecord()
            try unsafe record.scan(UnsafeRawBufferPointer(bytes))
            return try unsafe body(record, UnsafeRawBufferPointer(bytes))
        }
    }

    private func copy(_ text: String, without field: PageRecord.Field, text newText: String? = nil) throws -> String {
        try unsafe withRecord(text) { record, line in
            let buffer = ByteBuffer()
            let replacement = ByteBuffer()
            replacement.append(newText ?? "")
            let needsComma =
                newText == nil
                ? unsafe record.copy(from: line, to: buffer, without: [field])
                : unsafe record.copy(from: line, to: buffer, without: [field], text: replacement)
            return String(decoding: buffer.array, as: UTF8.self) + (needsComma ? "," : "")
        }
    }

    @Test(
        "the fields that matter are found and decoded",
        arguments: [
            (#"{"text":"a","id":"b","url":"c"}"#, "a", "b", "c"),
            (#"{ "x" : {"text":"no"}, "text" : "a\nb" }"#, "a\nb", nil, nil),
            (#"{"text":"\u00e9\ud83d\ude00\t\/\"\\\b\f\r"}"#, "é😀\t/\"\\\u{8}\u{C}\r", nil, nil),
            (#"{"text":"\ud83d x \ude00 \ud83d\u0041"}"#, "\u{FFFD} x \u{FFFD} \u{FFFD}A", nil, nil),
            (#"{"\u0074ext":"a"}"#, "a", nil, nil),
            (#"{"text":"a","text":"b"}"#, "b", nil, nil),
            (#"{"text":null,"id":5}"#, nil, nil, nil),
            (#"{"texts":"a"}"#, nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func fields(line: String, text: String?, id: String?, url: String?) throws {
        try unsafe withRecord(line) { record, bytes in
            #expect(unsafe record.text?.string(in: bytes) == text)
            #expect(unsafe record.id?.string(in: bytes) == id)
            #expect(unsafe record.url?.string(in: bytes) == url)
        }
    }

    @Test(
        "the page is the field nearest to what the server sent, if it is not empty",
        arguments: [
            (#"{"text":"a"}"#, "text a"), (#"{"html":"b"}"#, "html b"), (#"{"html_base64":"Yw=="}"#, "base64 Yw=="),
            (#"{"text":"a","html":"b"}"#, "html b"), (#"{"html_base64":"Yw==","html":"b","text":"a"}"#, "base64 Yw=="),
            (#"{"html":null,"text":"a"}"#, "text a"), (#"{"html":"","text":"a"}"#, "text a"),
            (#"{"html":"","text":""}"#, "html "), (#"{"html_base64":5,"html":"b"}"#, "html b"), (#"{"id":"x"}"#, nil),
        ] as [(String, String?)])
    func content(line: String, expected: String?) throws {
        try unsafe withRecord(line) { record, bytes in
            let content: String? =
                switch record.content {
                case .text(let value): unsafe "text " + value.string(in: bytes)
                case .html(let value): unsafe "html " + value.string(in: bytes)
                case .htmlBase64(let value): unsafe "base64 " + value.string(in: bytes)
                case nil: nil
                }
            #expect(content == expected)
        }
    }

    @Test(
        "the text of a page of HTML takes the place of the HTML",
        arguments: [
            (#"{"id":1,"html":"<p>","x":2}"#, #"{"id":1,"text":"n","x":2,"#),
            (#"{"html_base64":"PHA+", "text" : "old","html":"<p>"}"#, #"{ "text" : "n","#),
            (#"{"html_base64":"PHA+","html":"<p>"}"#, #"{"text":"n","#),
            (#"{"text":null,"html":"<p>"}"#, #"{"text":"n","#),
        ])
    func replacing(line: String, expected: String) throws {
        #expect(try copy(line, without: .chaff, text: "n") == expected)
    }

    @Test(
        "fields are copied byte for byte, but for the one that is replaced",
        arguments: [
            (#"{"a" : 1 , "text":"x"}"#, #"{"a" : 1 , "text":"x","#),
            (#" {"a":1}  "#, #"{"a":1,"#),
            (#"{"lines":[1,2],"a":1}"#, #"{"a":1,"#),
            (#"{"a":1, "lines": [ ] }"#, #"{"a":1,"#),
            (#"{"a":1,"lines":0,"b":2}"#, #"{"a":1,"b":2,"#),
            (#"{"lines":0}"#, "{"), ("{ }", "{"),
        ] as [(String, String)])
    func copying(line: String, expected: String) throws { #expect(try copy(line, without: .lines) == expected) }

    @Test func `a new text stands where the old one stood`() throws {
        let line = #"{"id":1, "text" : "old" , "chaff":{}}"#
        #expect(try copy(line, without: .chaff, text: "n\"\n") == #"{"id":1, "text" : "n\"\n" ,"#)
    }
}
