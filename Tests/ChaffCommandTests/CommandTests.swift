import Chaff
import ChaffPages
import Testing

@testable import ChaffCommand

/// The built command with the shipped model: what a shell sees.
@Suite(.enabled(if: chaff != nil && (try? Model.shipped()) != nil))
struct CommandTests {
    private let chaff = "'\(ChaffCommandTests.chaff ?? "")'"

    @Test(
        "bad input ends with a sentence and its exit code",
        arguments: [
            ("classify /nowhere/a", 66, "/nowhere/a: there is no such file"),
            ("filter /tmp", 66, "this is a directory"),
            ("classify --model /nowhere/m /dev/null", 66, "/nowhere/m: there is no such file"),
            ("classify --model /dev/null /dev/null", 65, "/dev/null: the model is empty"),
            ("model verify /bin/sh", 65, "/bin/sh: "), ("filter --keep nonsense /dev/null", 64, "has no label"),
            ("classify --threshold 7", 64, "--threshold"), ("train /dev/null -o /tmp/never", 65, "no samples are left"),
            ("evaluate /nowhere/gold", 66, "there is no such file"),
            ("classify /dev/null -o /nowhere/x", 74, "/nowhere/x"),
            ("nonsense", 64, "nonsense"),
        ])
    func failures(arguments: String, status: Int32, sentence: String) {
        let result = shell("\(chaff) \(arguments)")
        #expect(result.status == status)
        #expect(result.output.contains(sentence), "\(result.output)")
    }

    @Test func `one bad record among good ones is told with its line, all others are labelled`() {
        let result = shell(
            "printf '%s\\n' '{\"id\":1,\"text\":\"One.\"}' '{bad}' '' '{\"page\":\"<p>\"}' '{\"text\":\"Two.\"}' | \(chaff) classify"
        )
        #expect(result.status == 65)
        #expect(result.output.contains("chaff: standard input:2: byte 2: expected a string\n"))
        #expect(result.output.contains("chaff: standard input:4: the record has no field"))
        #expect(result.output.split(separator: "\n").filter { $0.hasPrefix("{") }.count == 2)
    }

    @Test(arguments: ["/dev/null", "<(printf '\\0\\377\\n\\r\\n')", "<(head -c 300000 /dev/urandom)"])
    func `any bytes are labelled`(input: String) {
        #expect(shell("bash -c \"\(chaff) classify --input text \(input) | tail -c 1 | wc -c\"").status == 0)
        #expect(shell("bash -c \"\(chaff) classify --input text \(input) > /dev/null\"").status == 0)
    }

    @Test func `a closed pipe ends quietly, a full disk does not`() {
        let result = shell("bash -c 'seq 30000 | \"$1\" classify | head -1; exit ${PIPESTATUS[1]}' - \(chaff)")
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(shell("seq 10 | \(chaff) classify > /dev/full").status == 74)
    }

    @Test(arguments: [2, 5])
    func `the number of threads changes nothing`(jobs: Int) {
        let input = "seq 50000"
        let one = shell("\(input) | \(chaff) classify --jobs 1 --format jsonl | cksum")
        #expect(shell("\(input) | \(chaff) classify --jobs \(jobs) --format jsonl | cksum").output == one.output)
    }

    @Test func `filtering nothing gives the input back`() {
        let result = shell(
            "head -c 200000 /dev/urandom > /tmp/chaff-random && \(chaff) filter --input text --keep body,chrome,spam /tmp/chaff-random"
                + " | cmp - /tmp/chaff-random; rm /tmp/chaff-random")
        #expect(result.output.isEmpty)
    }
}
