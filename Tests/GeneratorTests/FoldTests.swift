import ChaffTraining
import Testing

@testable import chaff_generate

@Suite("Folds")
struct FoldTests {
    private static let words = (0..<60).map { "word\($0)" }

    @Test("An open list is dealt out: each word to one fold, the same in every list")
    func dealtOut() throws {
        let list = Self.words.joined(separator: "\n")
        let text = "[spam.list.other]\n{a}\n[a !]\n\(list)\n[spam.brand.other]\n{b}\n[b !]\n\(list)"
        var all: [String] = []
        for fold in 0..<GoldPage.folds {
            let first = try GrammarTests.expansions(text, of: "spam.list.other", fold: fold)
            #expect(try GrammarTests.expansions(text, of: "spam.brand.other", fold: fold) == first)
            all += first
        }
        #expect(all.sorted() == Self.words.sorted())
    }

    @Test("A list too short to deal out, and a list that is not open, belong to all")
    func shared() throws {
        for fold in 0..<GoldPage.folds {
            #expect(try GrammarTests.expansions("[r]\na\nb", fold: fold) == ["a", "b"])
            #expect(
                try !GrammarTests.expansions("[spam.list.other !]\na\nb", of: "spam.list.other", fold: fold).isEmpty)
        }
    }

    @Test("No two folds invent brands of the same syllables")
    func inventedNames() {
        let all = InventedNames.syllables.flatMap { $0 }
        #expect(Set(all).count == all.count)
        #expect(InventedNames.syllables.allSatisfy { $0.count > 20 })
    }
}
