import Chaff
import ChaffPages

/// Why lines got their labels, an object a line.
final class ExplanationJSONWriter: ExplanationWriter {
    private let labels: [String]

    init(labels: [String]) { self.labels = labels }

    func write(
        _ evidence: LineEvidence, of page: Page, _ labelling: Labelling, from origin: PageOrigin, _ work: Work
    ) {
        let output = work.output
        output.append(UInt8(ascii: "{"))
        output.append(file: work.file, origin)
        output.append(#""line":"# as StaticString)
        output.append(decimal: page.lines[evidence.line].number)
        output.append(markupOf: evidence.line, of: page)
        append("label", string: labelling.label(ofLine: evidence.line) ?? "", to: output)
        output.append(#","probabilities":{"# as StaticString)
        for (index, probability) in labelling.probabilities(ofLine: evidence.line).enumerated() {
            appendKey(labels[index], isFirst: index == 0, to: output)
            output.append(shortDecimals: probability)
        }
        output.append(UInt8(ascii: "}"))
        let start = page.lines[evidence.line].bytes.lowerBound
        let spans = labelling.spans(ofLine: evidence.line)
        unsafe page.text.withUnsafeBytes { text in
            unsafe SpanCursor.append(spans.lazy.map(\.bytes), from: start, text, to: output)
            SpanCursor.append(factsOf: spans, to: output)
            output.append(#","text":""# as StaticString)
            unsafe output.append(jsonText: UnsafeRawBufferPointer(rebasing: text[page.lines[evidence.line].bytes]))
            output.append(UInt8(ascii: "\""))
        }
        append("folded", string: evidence.folded, to: output)
        output.append(tricksOf: LineFacts(evidence.line, of: page))
        appendList("shape", evidence.shape, to: output) { output.append(jsonString: $0) }
        if let injection = evidence.injection { append(injection, to: output) }
        appendList("decisions", evidence.decisions, to: output) { append($0, to: output) }
        appendList("neighbours", evidence.neighbours, to: output) { neighbour in
            output.append(#"{"line":"# as StaticString)
            output.append(decimal: page.lines[neighbour.line].number)
            append("label", string: labelling.label(ofLine: neighbour.line) ?? "", to: output)
            appendList("scores", neighbour.odds, to: output) { output.append(ScoreText.json($0)) }
            output.append(UInt8(ascii: "}"))
        }
        output.append("}\n" as StaticString)
    }

    private func append(_ injection: LineEvidence.Injection, to output: ByteBuffer) {
        output.append(#","injection":{"score":"# as StaticString)
        output.append(ScoreText.json(injection.odds))
        output.append(#","screened":"# as StaticString)
        output.append(injection.isScreened ? "true" as StaticString : "false" as StaticString)
        append(injection.contributions, to: output)
        if let first = injection.first {
            output.append(#","first":{"score":"# as StaticString)
            output.append(ScoreText.json(first.odds))
            append(first.contributions, to: output)
            output.append(UInt8(ascii: "}"))
        }
        append("naive", injection.naive, to: output)
        append("trained", injection.trained, to: output)
        output.append(UInt8(ascii: "}"))
    }

    private func append(_ decision: LineEvidence.Decision, to output: ByteBuffer) {
        output.append(#"{"label":"# as StaticString)
        output.append(jsonString: decision.label)
        if let other = decision.other { append("other", string: other, to: output) }
        output.append(#","score":"# as StaticString)
        output.append(ScoreText.json(decision.odds))
        append(decision.page, to: output)
        output.append(#","line":{"score":"# as StaticString)
        output.append(ScoreText.json(decision.lineOdds))
        append(decision.line, to: output)
        output.append(UInt8(ascii: "}"))
        append("features", decision.features, to: output)
        output.append(UInt8(ascii: "}"))
    }

    private func append(_ contributions: [LineEvidence.Contribution], to output: ByteBuffer) {
        output.append(#","contributions":{"# as StaticString)
        for (index, contribution) in contributions.enumerated() {
            appendKey(contribution.name, isFirst: index == 0, to: output)
            output.append(ScoreText.json(contribution.value))
        }
        output.append(UInt8(ascii: "}"))
    }

    private func append(_ key: String, _ features: [LineEvidence.Feature], to output: ByteBuffer) {
        appendList(key, features, to: output) { feature in
            output.append(#"{"kind":"# as StaticString)
            output.append(jsonString: feature.kind)
            append("text", string: feature.text, to: output)
            if !feature.folded.isEmpty { append("folded", string: feature.folded, to: output) }
            output.append(#","count":"# as StaticString)
            output.append(decimal: feature.count)
            output.append(#","weight":"# as StaticString)
            output.append(ScoreText.json(feature.weight))
            output.append(UInt8(ascii: "}"))
        }
    }

    private func appendList<Item>(_ key: String, _ items: [Item], to output: ByteBuffer, _ body: (Item) -> Void) {
        output.append(",\"\(key)\":[")
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            body(item)
        }
        output.append(UInt8(ascii: "]"))
    }

    private func appendKey(_ key: String, isFirst: Bool, to output: ByteBuffer) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        output.append(jsonString: key)
        output.append(UInt8(ascii: ":"))
    }

    private func append(_ key: String, string: String, to output: ByteBuffer) {
        output.append(",\"\(key)\":")
        output.append(jsonString: string)
    }
}
