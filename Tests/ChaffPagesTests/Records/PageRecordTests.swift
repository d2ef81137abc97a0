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
            let needsComma = unsafe record.copy(
                from: line, to: buffer, without: field, text: newText == nil ? nil : replacement)
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

    @Test(arguments: [#"{"html":"<p>"}"#, #"{"html_base64":"PHA+","text":null}"#])
    func `a page of HTML is noticed`(line: String) throws {
        try unsafe withRecord(line) { record, _ in #expect(record.html != nil && record.text == nil) }
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
