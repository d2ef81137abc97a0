import Testing

@testable import ChaffCommand

/// From samples to labels with the built command and a model of one's own, as a shell sees it.
@Suite(.enabled(if: chaff != nil))
struct RoundTripTests {
    private let chaff = "'\(ChaffCommandTests.chaff ?? "")'"

    @Test func `a model is trained, looked at, used and measured`() {
        let folder = "/tmp/chaff-test-\(UInt64.random(in: 0 ... .max))"
        defer { _ = shell("rm -r \(folder)") }
        let rows = "ham\\tThe ferry sails at noon\\nads\\tBuy two, get one free\\n\\n"
        _ = shell("mkdir \(folder); for i in 1 2 3 4 5 6; do printf '\(rows)'; done > \(folder)/gold.tsv")

        let trained = shell("\(chaff) train --quiet \(folder)/gold.tsv -o \(folder)/my.chaff")
        #expect(trained.status == 0, "\(trained.output)")
        let info = shell("\(chaff) model info \(folder)/my.chaff")
        #expect(info.status == 0 && info.output.contains("ads, ham"), "\(info.output)")
        #expect(shell("\(chaff) model verify \(folder)/my.chaff").status == 0)

        let page = "printf 'The ferry sails at noon\\n\\nBuy two, get one free\\n'"
        let labels = shell("\(page) | \(chaff) classify --format tsv --model \(folder)/my.chaff | cut -f 1,3")
        #expect(labels.output == "ham\tThe ferry sails at noon\n\t\nads\tBuy two, get one free\n")
        let kept = shell("\(page) | \(chaff) filter --keep ham --model \(folder)/my.chaff")
        #expect(kept.output == "The ferry sails at noon\n\n")
        let figures = shell("\(chaff) evaluate --json \(folder)/gold.tsv --model \(folder)/my.chaff")
        #expect(figures.output.contains("\"macro_f1\": 1,"), "\(figures.output)")

        _ = shell("truncate -s -1 \(folder)/my.chaff")
        let cut = shell("\(page) | \(chaff) classify --model \(folder)/my.chaff")
        #expect(cut.status == 65 && cut.output.contains("the model ends early"), "\(cut.output)")
    }
}
