import ChaffPages
import TestSupport
import Testing

@testable import Chaff

@Suite struct FeatureNamesTests {
    private func names(_ text: String, _ block: Block) -> [String] {
        let page = PageBuilder().page(text: text)
        return FeatureNames(page.lines[0], of: page)[block].map {
            $0.folded.isEmpty ? $0.text : "\($0.text)=\($0.folded)"
        }
    }

    @Test(
        "a feature has a name that a person can read",
        arguments: [
            (.characters2, "ab", ["⊢a", "ab", "b⊣"]), (.characters4, "ab", ["⊢a", "⊢ab", "⊢ab⊣"]),
            (.characters2, "國x", ["⊢國=⊢国", "國x=国x", "x⊣"]), (.edges, "ab", ["⊢a", "⊢ab", "ab⊣", "b⊣", "⊢ab⊣"]),
            (.words1, "Two ab 365", ["Two", "ab", "3 digits"]),
            (.words2, "Two 國!", ["⊢ Two", "Two 國=Two 国", "國 !=国 !", "! ⊣"]),
            (.skeleton12, "Two", ["capital: 3 letters", "⊢ · capital: 3 letters", "⊣", "capital: 3 letters · ⊣"]),
            (
                .skeleton34, "a-b",
                [
                    "⊢ · 1 letters · -", "1 letters · - · 1 letters", "⊢ · 1 letters · - · 1 letters",
                    "- · 1 letters · ⊣", "1 letters · - · 1 letters · ⊣",
                ]
            ),
        ] as [(Block, String, [String])])
    func readable(block: Block, text: String, expected: [String]) {
        #expect(names(text, block) == expected)
    }

    /// The slots come from the code that labels; the names must be as many, and in the same order.
    private func check(_ page: Page) {
        let features = LineFeatures()
        // For each name the slot it has had.
        var slotOfName = [[FeatureTally.Name: UInt32]](repeating: [:], count: Block.count)
        for line in page.lines where !line.isBlank {
            unsafe page.withCells(of: line) { cells in _ = unsafe features.read(cells, count: line.cells.count) }
            let names = FeatureNames(line, of: page)
            for block in Block.allCases {
                let slots = unsafe [UInt32](features[block])
                guard slots.count == names[block].count else {
                    Issue.record(
                        "\(block): \(slots.count) slots, \(names[block].count) names, \(page.string(of: line))")
                    return
                }
                for (slot, name) in zip(slots, names[block]) {
                    let known = slotOfName[block.rawValue].updateValue(slot, forKey: name)
                    if known != nil, known != slot {
                        Issue.record("\(block): two slots for \(name) in \(page.string(of: line))")
                        return
                    }
                }
            }
        }
    }

    @Test(arguments: FixturePages.languages)
    func `each slot has its name, over the pages of the fixtures`(language: String) {
        for page in FixturePages.pages(language) { check(page) }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `any line has as many names as slots`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let page = PageBuilder().page(bytes: RandomText.bytes(pieces: seed % 4 == 0 ? 1500 : 60, using: &random))
        let features = LineFeatures()
        for line in page.lines where !line.isBlank {
            unsafe page.withCells(of: line) { cells in _ = unsafe features.read(cells, count: line.cells.count) }
            let names = FeatureNames(line, of: page)
            for block in Block.allCases {
                #expect(unsafe features[block].count == names[block].count)
            }
        }
    }
}
