import Chaff
import ChaffPages
import Testing

@testable import ChaffCommand

/// Lines that come back one by one, through the built command with the shipped model, as a shell sees it.
@Suite(.enabled(if: chaff != nil && (try? Model.shipped()) != nil))
struct StreamRunTests {
    private let chaff = "'\(ChaffCommandTests.chaff ?? "")'"
    private let all = "--keep body,chrome,spam"
    private let sample =
        "'\(#filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 })/Fixtures/pages/sample.txt'"

    /// Runs a script of bash in which `put TEXT` writes to a command that stays open, and `get` prints the next line that
    /// comes back. A line that does not come back within half a minute is `nothing`.
    private func talk(to command: String, _ script: String) -> [String] {
        let functions = """
            coproc chaff { \(command); }
            put() { printf "$1" >&"${chaff[1]}"; }
            get() { if IFS= read -r -t 30 back <&"${chaff[0]}"; then printf '%s\\n' "$back"; else echo nothing; fi; }
            end() { eval "exec ${chaff[1]}>&-"; }
            """
        let result = shell("bash <<'EOF'\n\(functions)\n\(script)\nEOF\ntrue")
        // As bytes: CRLF is one character.
        let lines = result.output.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [0, 4, 1000])
    func `a line comes back though the pipe stays open`(lookahead: Int) {
        let lines = talk(
            to: "\(chaff) filter --stream --lookahead \(lookahead) \(all)",
            "put 'one\\n'; get; put 'two\\nthree\\n'; get; get; end; wait $chaff_PID; echo $?")
        #expect(lines == ["one", "two", "three", "0"])
    }

    @Test func `what classify says of a line comes back at once, in each form`() {
        let text = "play slots now lucky777 casino bonus free spins"
        for (format, start) in [
            ("tsv", "spam\t"), ("jsonl", #"{"file":"-","line":1,"label":"spam","#), ("color", "spam "),
        ] {
            let lines = talk(
                to: "\(chaff) classify --stream --format \(format)", "put '\(text)\\n'; get; put ' \\nx\\n'")
            #expect(lines.count == 1 && lines[0].hasPrefix(start) && lines[0].contains("lucky777"))
        }
    }

    @Test func `a line in several writes comes back when it is complete, its neighbours wait for nothing`() {
        let lines = talk(
            to: "\(chaff) filter --stream \(all)",
            "put 'one\\ntw'; get; put 'o and'; sleep 0.1; put ' a half\\r'; put '\\n\\n'; get; get; end; get")
        #expect(lines == ["one", "two and a half\r", "", "nothing"])
    }

    @Test func `the last line needs no line end`() {
        #expect(shell("printf 'one\\n\\ntwo' | \(chaff) filter --stream \(all) | od -c").output.contains("t   w   o\n"))
    }

    @Test(arguments: ["0", "1", "7", "1000"])
    func `filtering nothing gives the input back, whatever it is`(lookahead: String) {
        let random = "/tmp/chaff-stream-\(UInt64.random(in: 0 ... .max))"
        let filter = "\(chaff) filter --stream --lookahead \(lookahead) --input text \(all)"
        let result = shell(
            """
            { printf '\\357\\273\\277'; head -c 300000 /dev/urandom; tr -dc 'a-z' < /dev/urandom | head -c 200000; \
            printf '\\r\\n'; seq 3000; printf '\\n\\r\\n \\n\\r'; } > \(random)
            \(filter) \(random) | cmp - \(random); cat \(random) | \(filter) | cmp - \(random)
            printf '\\357\\273\\277' | \(filter) | od -c | head -1; rm \(random)
            """)
        #expect(result.output == "0000000 357 273 277\n")
    }

    @Test func `lines that see the whole input are labelled as a fragment, cut and redacted like one`() {
        let stream = "--stream --lookahead 1000"
        for command in ["classify --format tsv", "classify --format jsonl", "classify --format color", "filter"] {
            let same = shell(
                "\(chaff) \(command) --fragment \(sample) > /tmp/chaff-a-$$; \(chaff) \(command) \(stream) \(sample) | cmp - /tmp/chaff-a-$$; rm /tmp/chaff-a-$$"
            )
            #expect(same.output.isEmpty && same.status == 0)
        }
        let cut = shell("\(chaff) filter \(stream) --cut \(sample)").output
        let redacted = shell("\(chaff) filter \(stream) --redact '[gone]' \(sample)").output
        #expect(cut == shell("\(chaff) filter --fragment --cut \(sample)").output)
        #expect(redacted == shell("\(chaff) filter --fragment --redact '[gone]' \(sample)").output)
        #expect(redacted.contains("[gone]"))
    }

    @Test func `each file is a stream of its own`() {
        let one = shell("\(chaff) classify --stream --format tsv \(sample)").output
        #expect(shell("\(chaff) classify --stream --format tsv \(sample) \(sample)").output == one + one)
        let missing = shell("\(chaff) filter --stream /nowhere/a \(sample)")
        #expect(missing.status == 66 && missing.output.contains("/nowhere/a: there is no such file"))
    }

    @Test func `a line over the limit is cut with a note`() {
        let result = shell("printf 'abcdef ghi\\nx\\n' | \(chaff) filter --stream \(all) --max-page-bytes 4")
        #expect(result.status == 0)
        #expect(result.output.hasSuffix("abcd\nx\n") || result.output.hasPrefix("abcd\nx\n"))
        #expect(result.output.contains("standard input:1: the line is longer than 4 bytes"))
    }

    @Test func `compressed text is read, and what lies behind damage`() {
        let result = shell(
            "printf 'one\\n' | gzip > /tmp/chaff-z-$$; seq 1000 | gzip | head -c 60 >> /tmp/chaff-z-$$; printf 'two\\n' | gzip >> /tmp/chaff-z-$$; \(chaff) filter --stream \(all) /tmp/chaff-z-$$; s=$?; rm /tmp/chaff-z-$$; exit $s"
        )
        #expect(result.status == 65)
        #expect(result.output.contains("the compressed data is damaged at byte"))
        #expect(result.output.hasPrefix("one\n") || result.output.contains("\none\n"))
        #expect(result.output.contains("\ntwo\n"))
    }

    @Test func `a closed pipe ends quietly, a full disk does not`() {
        let result = shell(
            "bash -c 'seq 300000 | \"$1\" classify --stream | head -1; exit ${PIPESTATUS[1]}' - \(chaff)")
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(shell("seq 10 | \(chaff) filter --stream \(all) > /dev/full").status == 74)
    }

    @Test(
        "what is no plain text is refused with a sentence and its remedy",
        arguments: [
            ("<html><p>One</p>", "HTML"), (#"{"text":"One."}"#, "page records"), ("WARC/1.0", "WARC"),
        ])
    func otherInput(text: String, name: String) {
        let refused = shell("printf '%s\\n' '\(text)' | \(chaff) filter --stream")
        #expect(refused.status == 64)
        #expect(
            refused.output
                == "chaff: standard input: this looks like \(name), and --stream reads plain text; leave it out, or say --input text\n"
        )
        #expect(shell("printf '%s\\n' '\(text)' | \(chaff) filter --stream --input text \(all)").output == "\(text)\n")
    }
}
