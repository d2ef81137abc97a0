import Chaff
import ChaffPages
import Testing

@testable import ChaffCommand

@Suite struct ExplainTests {
    @Test(
        "scores have a sign and no exponent",
        arguments: [
            (1.5, "+1.50", "1.5"), (-0.25, "−0.25", "-0.25"), (0, "+0.00", "0"), (-0.00001, "+0.00", "0"),
            (12.34567, "+12.35", "12.3457"), (-3, "−3.00", "-3"), (1e-7, "+0.00", "0"),
            (1e30, "+1000000000.00", "1000000000"),
        ] as [(Float, String, String)])
    func scores(score: Float, text: String, json: String) {
        #expect(ScoreText.signed(score) == text)
        #expect(ScoreText.json(score) == json)
    }

    @Test(arguments: [(0.004, ".00"), (0.5, ".50"), (0.07, ".07"), (0.996, "1.0"), (1, "1.0")] as [(Float, String)])
    func `probabilities look as classify shows them`(probability: Float, text: String) {
        #expect(ScoreText.probability(probability) == text)
    }

    @Test func `lines that no page has are missed`() {
        let wanted = WantedLines([3, 1, 9])
        #expect(wanted.indices(in: PageBuilder().page(text: "a\n\nb")) == [0, 2])
        #expect(wanted.missing == [9])
        #expect(WantedLines([]).indices(in: PageBuilder().page(text: "a\n\nb")) == [0, 2])
    }

    @Test func `a line number below one is wrong use`() {
        let error = #expect(throws: (any Error).self) { try Explain.parse(["--line", "0"]) }
        #expect(error.map { Explain.exitCode(for: $0).rawValue } == 64)
    }
}

/// `explain` with the shipped model, as a shell sees it.
@Suite(.enabled(if: chaff != nil && (try? Model.shipped()) != nil))
struct ExplainCommandTests {
    private let chaff = "'\(ChaffCommandTests.chaff ?? "")'"
    private static let line =
        "The council said on Tuesday that lucky777 ｃasino bonus free spins the room has sixty seats and will open on Monday."
    private let page = "printf '%s\\n' 'Library opens' '' '\(line)' 'Home | News'"

    /// Reads the objects as any reader of JSON does, and checks that what adds up does.
    private let check = """
        import json, sys
        def check(value):
            if isinstance(value, list):
                for element in value: check(element)
            elif isinstance(value, dict):
                if "contributions" in value:
                    assert abs(sum(value["contributions"].values()) - value["score"]) < 2e-3, value
                for element in value.values(): check(element)
        for row in sys.stdin:
            value = json.loads(row)
            check(value)
            print(value["line"], value["label"], value["spans"], sorted(value["tricks"].items()), len(value["decisions"]),
                  value["folded"][:14])
        """

    @Test func `each line is an object whose contributions add up`() {
        let result = shell("\(page) | \(chaff) explain --json | python3 -c '\(check)'")
        #expect(result.status == 0)
        let rows = result.output.split(separator: "\n")
        #expect(rows.count == 3, "\(result.output)")
        #expect(rows.dropFirst().first == "3 spam [[33, 65]] [('styled', 1)] 1 the council sa")
    }

    @Test(arguments: [("html", "<p>Library opens</p><p hidden>casino slots bonus</p>"), ("text", "Library opens")])
    func `records and archives are explained`(field: String, value: String) {
        let record = shell("printf '%s\\n' '{\"id\":\"a\",\"\(field)\":\"\(value)\"}' | \(chaff) explain --json")
        #expect(record.output.hasPrefix(#"{"file":"-","id":"a","line":1,"#), "\(record.output)")
        let archive =
            "printf 'WARC/1.0\\r\\nWARC-Type: resource\\r\\nWARC-Target-URI: http://a.example/\\r\\n"
            + "Content-Type: text/html\\r\\nContent-Length: \(value.utf8.count)\\r\\n\\r\\n%s\\r\\n\\r\\n' '\(value)'"
        let output = shell("\(archive) | \(chaff) explain --line 1 | head -n 1").output
        #expect(output == "── http://a.example/, line 1 ──\n")
    }

    @Test func `a person sees why, in the page's own characters`() {
        let output = shell("\(page) | COLUMNS=200 \(chaff) explain --line 3").output
        for expected in [
            "standard input, line 3", "⟦lucky777 ｃasino bonus free spins⟧", "styled 1", "spam +", "body against chrome",
            "line alone", "trained chain: ", "neighbours  1 ",
        ] {
            #expect(output.contains(expected), "\(expected) in \(output)")
        }
        // An n-gram as the page writes it, then as it was folded.
        #expect(output.contains(/“[^”]*ｃ[^”]*” \([^)]*c[^)]*\)/), "\(output)")
    }

    @Test func `a line that is not there is told`() {
        let result = shell("\(page) | \(chaff) explain --line 4 --line 2 > /dev/null")
        #expect(result.status == 64 && result.output.contains("no page has a line 2 that is not blank"))
    }

    @Test func `a page cannot steer the terminal`() {
        let output = shell("printf 'casino \\033[31mbonus\\033[0m slots\\n' | \(chaff) explain --color never").output
        #expect(!output.contains("\u{1B}") && output.contains("casino"))
    }
}
