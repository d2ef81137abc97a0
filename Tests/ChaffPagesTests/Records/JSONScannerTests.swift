import Testing

@testable import ChaffPages

@Suite struct JSONScannerTests {
    /// What is wrong with a record; nil if nothing is.
    private func fault(_ text: String) -> RecordError? {
        var bytes = Array(text.utf8)
        return unsafe bytes.withUnsafeMutableBytes { bytes -> RecordError? in
            var record = PageRecord()
            do {
                try unsafe record.scan(UnsafeRawBufferPointer(bytes))
                return nil
            } catch { return error as? RecordError }
        }
    }

    @Test(
        "JSON objects of any kind pass",
        arguments: [
            "{}", " {\t} \r", #"{"a":1}"#, #"{"a":[],"b":{},"c":[{},[]]}"#, #"{"a":-0.5e+10,"b":0,"c":1E9}"#,
            #"{"a":true,"b":false,"c":null}"#, #"{"":""}"#, #"{"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"}"#,
            #"{"a":"é \#u{7F} 日本"}"#,
            "{" + #""a":"# + String(repeating: "[", count: 200)
                + String(repeating: "]", count: 200) + "}",
        ])
    func good(text: String) { #expect(fault(text) == nil) }

    @Test(
        "what is no JSON object is told with its place",
        arguments: [
            ("", 0, "too early"), ("[]", 0, "expected {"), (#"{"a" 1}"#, 5, "a colon"), (#"{"a":1,}"#, 7, "a string"),
            (#"{"a":1 "b":2}"#, 7, "a comma or }"), (#"{"a":[1 2]}"#, 8, "a comma or ]"), (#"{"a":01}"#, 6, "a comma"),
            (#"{"a":1.}"#, 7, "a digit"), (#"{"a":-}"#, 6, "a digit"), (#"{"a":1e}"#, 7, "a digit"),
            (#"{"a":NaN}"#, 5, "no JSON value"), (#"{"a":nul}"#, 5, "no JSON value"),
            (#"{"a":.5}"#, 5, "no JSON value"),
            (#"{"a":"x}"#, 5, "does not end"), (#"{"a":"\x"}"#, 6, "no such escape"),
            (#"{"a":"\u12g4"}"#, 6, "hexadecimal"), ("{\"a\":\"\t\"}", 6, "must be escaped"),
            (#"{"a":1"#, 6, "too early"), (#"{"a":"#, 5, "too early"), (#"{"a":1}x"#, 7, "something follows"),
            (#"{'a':1}"#, 1, "a string"), ("{\"a\":" + String(repeating: "[", count: 300), 261, "deep"),
        ] as [(String, Int, String)])
    func bad(text: String, offset: Int, reason: String) {
        #expect(fault(text)?.offset == offset)
        #expect(fault(text)?.reason.contains(reason) == true, "\(String(describing: fault(text)))")
    }

    @Test func `no prefix of a record passes or crashes`() {
        let text = #"{"id":"a","text":"x\n\u00e9\ud83d\ude00 y","n":[-1.5e-3,true,null,{"k":[]}]}"#
        for length in 0..<text.utf8.count { #expect(fault(String(text.prefix(length))) != nil) }
    }

    @Test func `random bytes never crash`() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array(#"{}[]",:\u0123dDeE+-.tfnrl "#.utf8) + [0, 0x80, 0xFF, 0x0A]
        for _ in 0..<20_000 {
            let length = Int.random(in: 0..<40, using: &generator)
            let text = [0x7B] + (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            _ = fault(String(decoding: text, as: UTF8.self))
        }
    }
}
