import Testing

@testable import ChaffCommand

@Suite struct ColorTests {
    private func rows(_ page: LabelledPage, width: Int = 40, color: Bool = false) -> [String] {
        let style = ColorStyle(width: width, hasColor: color)
        let text = page.text(of: ColorWriter(labels: LabelledPage.labels, style: style))
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test func `one row a line, readable without colour`() {
        let page = LabelledPage("The harbour\n\nHome | News\nbuy casino", [0, nil, 1, 2], spans: [(3, 4..<10)])
        #expect(rows(page) == ["body   .75  The harbour", "", "chrome .75  Home | News", "spam   .75  buy ⟦casino⟧"])
    }

    @Test func `colours mark labels and spans`() {
        let page = LabelledPage("Home\nbuy casino", [1, 2], probability: 1, spans: [(1, 4..<10)])
        #expect(
            rows(page, color: true) == [
                "\u{1B}[2mchrome 1.0 \u{1B}[0m \u{1B}[2mHome\u{1B}[0m",
                "\u{1B}[1;31mspam   1.0 \u{1B}[0m buy \u{1B}[97;41mcasino\u{1B}[0m\u{1B}[0m",
            ])
    }

    @Test(
        "a long line is cut to the width, around its first span",
        arguments: [
            ("abcdefghijklmnopqrstuvwxyz", [], 27, "abcdefghijklmn…"),
            ("abcdefghijklmno", [], 27, "abcdefghijklmno"),
            ("日本語日本語日本語", [], 27, "日本語日本語日…"),
            ("日本語日本語日本", [], 28, "日本語日本語日本"),
            ("abcdefghijklmnopqrstuvwxyz0123456789", [30..<33], 27, "…123⟦456⟧789"),
            ("abcdefghijklmnopqrstuvwxyz0123456789", [0..<36], 27, "⟦abcdefghijkl⟧…"),
        ] as [(String, [Range<Int>], Int, String)])
    func width(text: String, spans: [Range<Int>], width: Int, expected: String) {
        let page = LabelledPage(text, [2], spans: spans.map { (0, $0) })
        let row = rows(page, width: width)[0]
        #expect(row.dropFirst(12) == expected)
        #expect(row.unicodeScalars.reduce(0) { $0 + TextColumns.of($1) } <= width)
    }

    @Test func `a page cannot steer the terminal`() {
        let page = LabelledPage(Array("a\u{1B}[31mb\u{9B}c\tx\u{202E}y\0".utf8) + [0xFF], [0])
        #expect(rows(page) == ["body   .75  a·[31mb·c x\u{200B}y·\u{FFFD}"])
    }

    @Test func `a very long line is cut without being read to its end`() {
        let long = String(repeating: "x", count: 200_000) + "casino" + String(repeating: "y", count: 200_000)
        let page = LabelledPage(long, [2], spans: [(0, 200_000..<200_006)])
        #expect(rows(page) == ["spam   .75  …xxxxxx⟦casino⟧yyyyyyyyyyyy…"])
    }

    @Test(arguments: [(ColorChoice.always, false, true), (.never, true, false), (.auto, false, false)])
    func `colour is for terminals unless it is asked for`(choice: ColorChoice, terminal: Bool, expected: Bool) {
        #expect(choice.isOn(terminal: terminal) == expected)
    }
}
