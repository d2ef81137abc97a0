import Chaff
import ChaffPages
import Testing

/// Marks that spell nothing, and text that is written with marks.
@Suite struct StackedMarksTests {
    private func expectFolds(_ text: String, to expected: String) {
        #expect(FoldedText(text).string.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
    }

    @Test(
        "lines drawn through and under letters go",
        arguments: [
            ("c\u{336}a\u{336}s\u{336}i\u{336}n\u{336}o\u{336}", "casino"), ("b\u{332}e\u{335}t\u{333}", "bet"),
            ("з\u{336}а\u{336}й\u{336}м", "займ"), ("é\u{336}", "é"), ("e\u{301}\u{336}", "é"), ("o\u{305}k", "ok"),
            ("a\u{20DD}", "a"), ("ち\u{336}", "ち"), ("n\u{332}\u{303}", "ñ"),
        ])
    func lines(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "a word with a stack of marks folds as if it had none",
        arguments: [
            ("b\u{300}\u{316}\u{35C}\u{344}o\u{301}nu\u{315}s\u{31D}\u{346}", "bonus"),
            ("s\u{301}\u{317}\u{318}\u{319}lót ca\u{301}fé", "slót cáfé"),
            ("п\u{316}\u{317}\u{318}о\u{301}кер", "покер"), ("x ab\u{316}\u{317}\u{318}\u{319}\u{31A} y", "x ab y"),
        ])
    func stacks(text: String, expected: String) { expectFolds(text, to: expected) }

    @Test(
        "text that is written with marks keeps them",
        arguments: [
            // Vietnamese, composed and not; Thai, Hindi, Arabic with vowels, Hebrew with points.
            ("Tiê\u{301}ng Viẹ\u{302}t", "tiếng việt"), ("ve\u{302}\u{301} ve\u{323}\u{302}", "vế vệ"), ("ที่นี่", "ที่นี่"),
            ("हिन्दी", "हिन्दी"), ("שָׁלוֹם", "שָׁלוֹם"), ("مَدْرَسَة", "مَدْرَسَة"),
            // Russian stress, polytonic Greek, Yoruba, phonetic writing, Lithuanian, Lakota.
            ("за\u{301}мок", "за\u{301}мок"), ("ω\u{314}\u{342}\u{345}", "ὧι"), ("Yoru\u{300}ba\u{301}", "yorùbá"),
            ("ẹ\u{301}kọ\u{301}", "ẹ\u{301}kọ\u{301}"), ("t\u{361}ʃɔ\u{303}", "t\u{361}ʃɔ\u{303}"),
            ("r\u{303}", "r\u{303}"),
            ("m\u{327}a\u{304}", "m\u{327}ā"),
        ])
    func orthographies(text: String, expected: String) {
        expectFolds(text, to: expected)
        #expect(FoldedText(text).line.tricks.total == 0, "\(text)")
    }

    @Test func `a vowel on the mark of a double Arabic consonant is no trick`() {
        #expect(FoldedText("مُحَمَّد رَبَّنَا").line.tricks == Tricks())
    }

    @Test(
        "each letter still knows its byte",
        arguments: [
            ("c\u{336}a\u{336}t", [0, 3, 6]), ("xa\u{316}\u{317}\u{318}b é", [0, 1, 8, 9, 10]),
            ("国a\u{316}\u{317}\u{318}\u{319}", [0, 3]),
        ])
    func origins(text: String, expected: [Int]) { #expect(FoldedText(text).origins == expected, "\(text)") }
}
