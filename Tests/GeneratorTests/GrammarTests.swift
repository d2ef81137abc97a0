import ChaffTraining
import Testing

@testable import chaff_generate

@Suite("Grammars")
struct GrammarTests {
    static func grammar(_ text: String) throws -> Grammar {
        try Grammar(language: "xx", file: "xx.grammar", text: text)
    }

    static func expansions(_ text: String, of rule: String = "r", fold: Int = 0) throws -> Set<String> {
        let grammar = try grammar(text)
        let index = try #require(grammar.index(of: rule))
        var random = Random(seed: 7, stream: "test")
        let expander = Expander(grammar: grammar, fold: fold)
        return Set((0..<200).map { _ in expander.expand(index, &random).string })
    }

    @Test(
        "Every construct expands to what the format says",
        arguments: [
            ("[r]\n{a}\n[a]\nx\ny", ["x", "y"]),
            ("[r]\n{a?}!\n[a]\nx", ["x!", "!"]),
            ("[r]\n{1 x|b||c}.", ["1 x.", "b.", "c.", "."]),
            ("[r]\n{u{n:1-1}|{v|{a}{w|}}||{a*2-2 |}}\n[a]\nx", ["u1", "v", "xw", "x", "", "x|x"]),
            ("[r]\n{n:8-9}", ["8", "9"]),
            ("[r]\n{a*2-2 _}\n[a]\nx\ny", ["x_y", "y_x"]),
            ("[r]\n{a*2-2  }\n[a]\nx\ny", ["x y", "y x"]),
            ("[r]\n{a*2-2 | }\n[a]\nx\ny", ["x| y", "y| x"]),
            ("[r]\n{a*2-2}\n[a]\nx\ny", ["xy", "yx"]),
            ("[r]\n{a*5-9 ,}\n[a]\nx\ny", ["x,y", "y,x"]),
            ("# a comment\n[r]\n\n[no heading] x\n", ["[no heading] x"]),
        ])
    func constructs(text: String, expected: [String]) throws {
        #expect(try Self.expansions(text) == Set(expected))
    }

    @Test("Numbers, letters, years and invented names have their form")
    func builtIns() throws {
        let text = "[r]\n{digits:4} {letters:3} {year} {latinbrand}/{domain}"
        let form = /[0-9]{4} [a-z]{3} 20(1[6-9]|2[0-6]) [A-Za-z0-9 ]+\/([a-z]+\.)?[a-z0-9-]+\.[a-z]+/
        #expect(try Self.expansions(text).allSatisfy { $0.wholeMatch(of: form) != nil })
    }

    @Test("Span marks become spans, in code points")
    func spans() throws {
        let grammar = try Self.grammar("[r]\n👍🏽 é ⟦{a}⟧ end\n[a]\nbet")
        var random = Random(seed: 1, stream: "test")
        let text = Expander(grammar: grammar, fold: 0).expand(0, &random)
        #expect(text.spans == [5..<8])
        #expect(text.string(in: 5..<8) == "bet")
    }

    @Test(
        "An error names its line and what is wrong",
        arguments: [
            ("[r]\nx {nobody}", 2, "nobody"),
            ("[r]\n{a}\n[a]\n{r}", 4, "itself"),
            ("[r]\nx {a\n[a]\ny", 2, "{"),
            ("[r]\n{x|{y|z}", 2, "{"),
            ("[r]\n{x|{a}}\n[a]\n{r}", 4, "itself"),
            ("[r]\n{x|{nobody}}", 2, "nobody"),
            ("[r]\n{x|⟦y⟧}", 2, "⟦"),
            ("[r]\nx }", 2, "}"),
            ("[r]\nx ⟧", 2, "⟦"),
            ("[r]\nx ⟦ y", 2, "⟦"),
            ("[r]\n{n:18}", 2, "n:18"),
            ("x\n[r]\ny", 1, "before the first"),
            ("[r]\nx\n[r]\ny", 3, "line 1"),
            ("[r]\n[a]\nx", 1, "no alternative"),
        ])
    func errors(text: String, line: Int, word: String) throws {
        let error = #expect(throws: GrammarError.self) { try Self.grammar(text) }
        #expect(error?.line == line)
        #expect(error?.sentence.contains(word) == true)
    }
}
