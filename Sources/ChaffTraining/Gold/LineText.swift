/// The text of a gold line as one line of plain text.
enum LineText {
    /// Replaces every line break by a blank; breaks at the end go.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }),
            text.unicodeScalars.contains(where: isBreak)
        else { return text }
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n", isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = scalar == "\r"
            line.append(isBreak(scalar) ? " " : scalar)
        }
        if let last = text.unicodeScalars.last, isBreak(last) { line.removeLast() }
        return String(line)
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// True if there is nothing but white space: such a line has no label.
    static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

    /// Takes the marks `⟦` and `⟧` out and gives the spans between them, in code points; nil if there are no marks.
    /// Fails with a reason if the marks do not pair.
    static func takeSpans(from text: inout String) -> Result<[Range<Int>]?, SpanFault> {
        // Both marks begin with the same two bytes, which are rare.
        guard text.utf8.contains(0xE2), text.unicodeScalars.contains(where: { $0 == "⟦" || $0 == "⟧" }) else {
            return .success(nil)
        }
        var plain = String.UnicodeScalarView()
        var spans: [Range<Int>] = []
        var count = 0
        var start: Int?
        for scalar in text.unicodeScalars {
            switch (scalar, start) {
            case ("⟦", nil): start = count
            case ("⟦", _): return .failure(SpanFault(reason: "a span opens inside another one"))
            case ("⟧", nil): return .failure(SpanFault(reason: "a span closes that was not opened"))
            case ("⟧", let opened?):
                if opened == count { return .failure(SpanFault(reason: "a span is empty")) }
                spans.append(opened..<count)
                start = nil
            default:
                plain.append(scalar)
                count += 1
            }
        }
        if start != nil { return .failure(SpanFault(reason: "a span is not closed; write ⟧ at its end")) }
        text = String(plain)
        return .success(spans)
    }

    struct SpanFault: Error { let reason: String }
}
