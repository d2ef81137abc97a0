import TestSupport
import Testing

@testable import Chaff

@Suite struct LineCutTests {
    /// Cuts what stands between ⟦ and ⟧.
    private func cut(_ marked: String, isTidied: Bool = true) -> (rest: String, hasText: Bool) {
        var (line, spans, start) = ([UInt8](), [Range<Int>](), 0)
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦": start = line.count
            case "⟧": spans.append(start..<line.count)
            default: line += Array(String(scalar).utf8)
            }
        }
        let cut = LineCut(line[...], spans: spans, isTidied: isTidied)
        return (String(decoding: cut.rest(of: line[...]), as: UTF8.self), cut.hasText)
    }

    @Test(
        "a seam is tidied, the rest of the line stays as it is",
        arguments: [
            // Blanks.
            ("The hall ⟦lucky77⟧ opens", "The hall opens"), ("The hall⟦lucky77⟧ opens", "The hall opens"),
            ("The hall ⟦lucky77⟧opens", "The hall opens"), ("The ha⟦lucky77⟧ll opens", "The hall opens"),
            ("⟦lucky77⟧ The  hall", "The  hall"), ("The  hall ⟦lucky77⟧", "The  hall"),
            ("  ⟦lucky77⟧ The hall ", "  The hall "), ("The hall ⟦lucky77⟧  ", "The hall  "),
            ("The\u{A0}⟦lucky77⟧\u{3000}hall", "The\u{3000}hall"),
            // Separators at the ends.
            ("⟦lucky77⟧ - Town hall - News", "Town hall - News"), ("Town hall_⟦lucky77⟧", "Town hall"),
            ("Town hall | News | ⟦lucky77⟧", "Town hall | News"), ("⟦lucky77⟧。市政府公告", "市政府公告"),
            ("The hall opens. ⟦lucky77⟧", "The hall opens."), ("Call us: ⟦lucky77⟧", "Call us"),
            ("»⟦lucky77⟧» Town hall", "» Town hall"), ("⟦lucky77⟧ 5 - 3", "5 - 3"),
            // Separators on both sides.
            ("Home | ⟦lucky77⟧ | News", "Home | News"), ("Home, ⟦lucky77⟧, News", "Home, News"),
            ("首页-⟦乐七⟧-新闻", "首页-新闻"), ("It rained. ⟦lucky77⟧. It stopped.", "It rained. It stopped."),
            ("Town hall - ⟦lucky77⟧. It opened.", "Town hall. It opened."),
            ("Rain ⟦lucky77⟧, then sun", "Rain, then sun"),
            ("Rain, ⟦lucky77⟧ then sun", "Rain, then sun"), ("mot ⟦lucky77⟧ : suite", "mot : suite"),
            ("Rain ⟦lucky77⟧ - sun", "Rain - sun"),
            // Brackets and quotes.
            ("The hall (⟦lucky77⟧) opens", "The hall opens"), ("The hall (⟦lucky77) opens⟧", "The hall"),
            ("公告（⟦乐七⟧）全文", "公告全文"), ("The hall ⟦(lucky77⟧) opens", "The hall opens"),
            ("The hall (⟦lucky77⟧, new) opens", "The hall (new) opens"),
            ("The hall (new, ⟦lucky77⟧) opens", "The hall (new) opens"),
            ("The hall ⟦lucky77 (bonus⟧ new) opens", "The hall (new) opens"),
            ("The (new ⟦hall) lucky77⟧ opens", "The (new) opens"), ("He said \"⟦lucky77⟧\" twice", "He said twice"),
            ("He said ⟦lucky77 \"bonus⟧ now\" twice", "He said \"now\" twice"), ("The «⟦lucky77⟧» hall", "The hall"),
            ("a ) ⟦lucky77⟧ ( b", "a ) ( b"), ("[⟦lucky77⟧)", "[)"),
            // Several spans.
            ("⟦lucky77⟧ | ⟦bonus⟧ - Town hall", "Town hall"), ("Town hall - ⟦lucky77⟧ | ⟦bonus⟧", "Town hall"),
            ("Town ⟦lucky77⟧ ⟦bonus⟧ hall", "Town hall"), ("Town (⟦lucky77⟧ ⟦bonus⟧) hall", "Town hall"),
            ("Mayor opens library (⟦lucky77⟧) - ⟦lucky77⟧", "Mayor opens library"),
            // Clusters: a span inside one takes all of it.
            ("Ville e⟦\u{301}lucky77⟧ ici", "Ville ici"), ("Ja 🇯⟦🇵 lucky77⟧ nein", "Ja nein"),
            ("Ja 👨⟦\u{200D}👩⟧ nein", "Ja nein"), ("Town -\u{301} ⟦lucky77⟧", "Town -\u{301}"),
        ])
    func seams(marked: String, expected: String) {
        #expect(cut(marked).rest == expected)
    }

    @Test(
        "a line of which only marks are left has no text",
        arguments: [
            ("⟦lucky77⟧", false), ("【⟦lucky77⟧】★", false), ("🎰 ⟦lucky77⟧ 🎰", false), ("⟦lucky77⟧ 5", true),
            ("新⟦lucky77⟧", true),
        ])
    func text(marked: String, expected: Bool) {
        #expect(cut(marked).hasText == expected)
    }

    @Test func `without tidying the spans alone go, and no half of a pair`() {
        #expect(cut("Home | ⟦lucky77⟧ | News", isTidied: false).rest == "Home |  | News")
        #expect(cut("The hall ⟦(lucky77⟧) opens", isTidied: false).rest == "The hall () opens")
    }

    @Test func `a line as a whole keeps the blanks at its edges`() {
        let line = Array("\t lucky77 ".utf8)
        #expect(LineCut(wholeOf: line[...]).removed == [2..<9])
        #expect(LineCut(wholeOf: Array("  ".utf8)[...]).removed == [])
    }

    @Test func `places in the rest are found again in the line`() {
        let cut = LineCut(Array("abcdefgh".utf8)[...], spans: [2..<3, 5..<7])
        #expect(cut.original([0..<1, 1..<3, 4..<5], in: 0..<8) == [0..<1, 1..<2, 3..<4, 7..<8])
    }

    @Test func `a union is in order, and what meets is one`() {
        #expect(LineCut.union([4..<6, 8..<9], [0..<2, 6..<7, 1..<3, 5..<5]) == [0..<3, 4..<7, 8..<9])
    }

    /// Many seams beside each other are not looked at again and again.
    @Test(.timeLimit(.minutes(1)))
    func `a line of very many spans is cut in one pass`() {
        let words = Array(String(repeating: "a - ", count: 50_000).utf8)
        let spans = (0..<50_000).map { 4 * $0..<4 * $0 + 1 }
        #expect(LineCut(words[...], spans: spans).rest(of: words[...]).isEmpty)
        let open = Array(String(repeating: "a(", count: 50_000).utf8)
        #expect(LineCut(open[...], spans: [0..<1]).rest(of: open[...]).count == 99_999)
    }
}
