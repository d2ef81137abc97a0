import Chaff
import ChaffPages

/// The fields of one line in a JSON sample.
struct SampleLine {
    var text: String?
    var label: String?
    var isClean = false
    var spans: [Range<Int>] = []
    var kind = ""
    private var tag: String?
    private var landmark: String?
    private var linkCharacters = 0

    /// Takes the value of a field; false if it is none of a line's.
    mutating func read(_ name: String, from scanner: inout JSONScanner) throws(RecordError) -> Bool {
        switch name {
        case "text": text = try scanner.text("text")
        case "label": label = try scanner.text("label")
        case "clean": isClean = try scanner.boolean()
        case "tag": tag = try scanner.text("tag")
        case "where": landmark = try scanner.text("where")
        case "link_chars": linkCharacters = try scanner.null() ? 0 : Int(max(0, min(1e6, try scanner.double())))
        case "kind": kind = try scanner.text("kind") ?? ""
        case "spans": spans = try SampleLine.spans(&scanner)
        default: return false
        }
        return true
    }

    /// The line; nil if its text is blank: a blank line has no label.
    func line() throws(RecordError) -> GoldLine? {
        guard let text else { throw RecordError(reason: "a line has no text") }
        if label == "" { throw RecordError(reason: "a label is empty; write null for an undecided line") }
        let oneLine = LineText.oneLine(text)
        if LineText.isBlank(oneLine) { return nil }
        var line = GoldLine(text: oneLine, label: label)
        line.isClean = isClean && label == nil
        line.kind = kind
        line.markup = tag.map { name in
            Markup(
                tag: Markup.Tag(name: name) ?? .other,
                landmark: landmark.flatMap { Markup.Landmark(name: $0) } ?? .none,
                characters: oneLine.unicodeScalars.count, linkCharacters: linkCharacters)
        }
        if let last = spans.last {
            if last.upperBound > text.unicodeScalars.count {
                throw RecordError(reason: "a span ends at \(last.upperBound), after the end of its line")
            }
            line.spans = spans
        }
        return line
    }

    private static func spans(_ scanner: inout JSONScanner) throws(RecordError) -> [Range<Int>] {
        if try scanner.null() { return [] }
        var spans: [Range<Int>] = []
        try scanner.beginArray()
        while try scanner.nextElement() {
            var ends: [Int] = []
            try scanner.beginArray()
            while try scanner.nextElement() { ends.append(Int(exactly: try scanner.double()) ?? -1) }
            guard ends.count == 2, ends[0] >= spans.last?.upperBound ?? 0, ends[1] > ends[0] else {
                throw scanner.failure("a span is [start, end] in code points, and spans are in order")
            }
            spans.append(ends[0]..<ends[1])
        }
        return spans
    }
}

extension JSONScanner {
    /// The value of a field that is a string or null.
    mutating func text(_ name: String) throws(RecordError) -> String? {
        if try null() { return nil }
        guard peek() == UInt8(ascii: "\"") else { throw failure("\(name) must be a string") }
        return unsafe try string().string(in: bytes)
    }
}
