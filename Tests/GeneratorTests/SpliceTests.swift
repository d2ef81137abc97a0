import ChaffTraining
import Testing

@testable import chaff_generate

@Suite("Pasting")
struct SpliceTests {
    private static let lines = [
        "市图书馆周末延长开放时间。读者可凭证入馆，江城大学志愿者到场服务。",
        "The library opens at nine. Visitors from Oak Valley may bring a bag 👨‍👩‍👧 of books. It closes at six.",
        "สวัสดีครับ วันนี้ฝนตก ตลาดเปิดปกติ",
        "The é in café is e\u{301}, and 🇫🇷 is a flag. So it is.",
    ]

    @Test("A span holds exactly what was pasted, and the real text is whole", arguments: Splice.allCases)
    func spans(splice: Splice) throws {
        var random = Random(seed: 3, stream: splice.rawValue)
        var pasted = 0
        for line in Self.lines {
            for injection in ["kova88 slots", "【星河】官网", "kova88 slots |"] {
                var text = MarkedText(injection)
                text.mark(0..<text.count)
                guard let mixed = splice.paste(text, into: MarkedText(line), &random) else { continue }
                pasted += 1
                let core = injection.hasSuffix("|") ? "kova88 slots" : injection
                #expect(mixed.spans.allSatisfy { mixed.string(in: $0) == core })
                #expect(mixed.spans.count == (splice == .wrapped ? 2 : 1))
                var rest = mixed
                for span in mixed.spans.reversed() { rest.replace(span, with: MarkedText()) }
                let real = splice == .replaced ? [] : line.unicodeScalars.filter { $0 != " " }
                let left = rest.scalars.filter { $0 != " " }
                #expect(splice == .replaced || left.firstRange(of: real) != nil)
            }
        }
        #expect(pasted > 0)
    }

    @Test("No span begins or ends with a separator")
    func borders() {
        let (core, tail) = Border.core(of: MarkedText("_ kova88官网 - "))
        #expect(core.string == "kova88官网")
        #expect(core.spans == [0..<core.count])
        #expect(String(String.UnicodeScalarView(tail)) == " - ")
    }

    @Test("Spans follow their text through every trick", arguments: Trick.allCases)
    func tricks(trick: Trick) {
        var random = Random(seed: 5, stream: trick.rawValue)
        let before = "前文 text "
        let inside = "Kova 赌场 casinò 88"
        let after = " 后文 text"
        for _ in 0..<20 {
            var text = MarkedText(before + inside + after)
            let range = before.unicodeScalars.count..<(before + inside).unicodeScalars.count
            text.mark(range)
            trick.apply(to: &text, in: range, &random)
            #expect(text.spans.count == 1)
            guard let span = text.spans.first else { continue }
            #expect(MarkedText(Array(text.scalars[..<span.lowerBound])).string == before)
            #expect(MarkedText(Array(text.scalars[span.upperBound...])).string == after)
        }
    }
}
