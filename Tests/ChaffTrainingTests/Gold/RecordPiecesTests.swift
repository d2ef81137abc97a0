import Testing

@testable import ChaffTraining

@Suite struct RecordPiecesTests {
    private static let file = [
        "\u{FEFF}{\"text\":\"first\",\"label\":\"body\"}", "", "no JSON", "{\"text\":\"fourth\",\"label\":\"spam\"}\r",
        "{\"id\":\"own\",\"lines\":[{\"text\":\"a\",\"label\":\"body\"},{\"text\":\"b\",\"label\":null}]}",
        "{\"text\":\"no label\"}", "{\"text\":\"last\",\"label\":\"body\"}",
    ].joined(separator: "\n")

    private func read(size: Int, jobs: Int) -> GoldSet {
        var gold = GoldSet()
        unsafe Array(Self.file.utf8).withUnsafeBytes {
            unsafe RecordPieces(name: SampleName(file: "some.jsonl"), jobs: jobs, size: size).read($0, into: &gold)
        }
        return gold
    }

    @Test(arguments: [1, 30, 100, 1 << 20], [1, 3])
    func `pieces of any size give the same pages and faults, numbered by the rows of the file`(size: Int, jobs: Int) {
        let gold = read(size: size, jobs: jobs)
        #expect(gold.pages.map(\.id) == ["some/1", "some/4", "own", "some/7"])
        #expect(gold.pages.flatMap(\.lines).map(\.text) == ["first", "fourth", "a", "b", "last"])
        #expect(gold.faults.map(\.line) == [3, 6])
    }
}
