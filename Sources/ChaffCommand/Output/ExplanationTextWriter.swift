import Chaff
import ChaffPages

/// Why lines got their labels, for people: a heading a line, then its facts, a row each.
final class ExplanationTextWriter: ExplanationWriter {
    private let labels: [String]
    private let style: ColorStyle
    private let injectedName: (LineEvidence) -> String

    init(labels: [String], style: ColorStyle) {
        self.labels = labels
        self.style = style
        // The injected label is the one that no decision names.
        injectedName = { evidence in
            let named = evidence.decisions.flatMap { [$0.label, $0.other ?? $0.label] }
            return labels.first { !named.contains($0) } ?? ""
        }
    }

    func write(
        _ evidence: LineEvidence, of page: Page, _ labelling: Labelling, from origin: PageOrigin, _ work: Work
    ) {
        let output = work.output
        let line = page.lines[evidence.line]
        // A piece of a file has no name but that of its first piece.
        let name = PageHeading.name(of: origin, work) ?? work.file
        output.append("\(style.heading)── \(shown(name)), line \(line.number) ──\(style.reset)\n")
        let choice = Int(labelling.choice[evidence.line])
        let probabilities = labelling.probabilities(ofLine: evidence.line).enumerated().map {
            "\(labels[$0]) \(ScoreText.probability($1))"
        }
        output.append(style.label(labels[choice], index: choice) + labels[choice] + style.reset)
        output.append("   \(probabilities.joined(separator: " · "))\n")
        let spans = labelling.spans(ofLine: evidence.line)
        var row = RowText(page.text[line.bytes], spans: spans.map(\.bytes))
        output.append("  \(row.text(room: max(16, style.width - 2), style: style))\n")
        appendSpans(spans, of: page, to: output)
        appendFacts(evidence, of: page, to: output)
        if let injection = evidence.injection { append(injection, injectedName(evidence), to: output) }
        for decision in evidence.decisions { append(decision, to: output) }
        appendNeighbours(evidence, of: page, labelling, to: output)
        output.append(0x0A)
    }

    /// What each span sells and how sure it is, `adult .98 “…”, gambling .75 “…”`.
    private func appendSpans(_ spans: ArraySlice<Span>, of page: Page, to output: ByteBuffer) {
        if spans.isEmpty { return }
        let shown = spans.map { span in
            let kind = span.kind.map { "\($0) " } ?? ""
            let text = String(decoding: page.text[span.bytes].prefix(4096), as: UTF8.self)
            return "\(kind)\(ScoreText.probability(span.probability)) “\(self.shown(text))”"
        }
        output.append("  spans    \(shown.joined(separator: ", "))\n")
    }

    private func appendFacts(_ evidence: LineEvidence, of page: Page, to output: ByteBuffer) {
        let facts = LineFacts(evidence.line, of: page)
        let text = page.string(of: page.lines[evidence.line])
        // Capitals are no trick.
        if evidence.folded != text, evidence.folded != text.lowercased() {
            var row = RowText(evidence.folded.unicodeScalars.prefix(4096).map { TextColumns.shown($0) }, spans: [])
            output.append("  folded   \(row.text(room: max(16, style.width - 11), style: style))\n")
        }
        if !facts.tag.isEmpty {
            let landmark = facts.landmark.isEmpty ? "" : " in \(facts.landmark)"
            let hidden = facts.hiding.isEmpty ? "" : ", hidden: \(facts.hiding)"
            output.append("  markup   \(facts.tag)\(landmark), \(facts.linkShare ?? 0) % in links\(hidden)\n")
        }
        if !facts.tricks.isEmpty { output.append("  tricks   \(facts.trickText)\n") }
        output.append("  shape    \(evidence.shape.joined(separator: ", "))\n")
    }

    private func append(_ injection: LineEvidence.Injection, _ name: String, to output: ByteBuffer) {
        appendSum(name, injection.odds, injection.contributions, to: output)
        if let first = injection.first { output.append("    first look \(sum(first.odds, first.contributions))\n") }
        if injection.isScreened { output.append("    settled by the screen; the chains did not see it\n") }
        append("trained chain", injection.trained, to: output)
        append("naive chain", injection.naive, to: output)
    }

    private func append(_ decision: LineEvidence.Decision, to output: ByteBuffer) {
        let name = "\(decision.label) against \(decision.other ?? "all others")"
        appendSum(name, decision.odds, decision.page, to: output)
        output.append("    line alone \(sum(decision.lineOdds, decision.line))\n")
        append("for \(decision.label)", decision.features.filter { $0.weight > 0 }, to: output)
        append("against", decision.features.filter { $0.weight < 0 }, to: output)
    }

    private func appendSum(
        _ name: String, _ odds: Float, _ parts: [LineEvidence.Contribution], to output: ByteBuffer
    ) {
        output.append("  \(style.heading)\(name)\(style.reset) \(sum(odds, parts))\n")
    }

    /// `+7.12 = trained chain +5.10, bias −2.00`, the largest first.
    private func sum(_ odds: Float, _ parts: [LineEvidence.Contribution]) -> String {
        let sorted = parts.sorted { $0.value.magnitude > $1.value.magnitude }
        let shown = sorted.filter { $0.value.magnitude >= 0.005 }.map { "\($0.name) \(ScoreText.signed($0.value))" }
        return "\(ScoreText.signed(odds)) = \(shown.isEmpty ? "nothing" : shown.joined(separator: ", "))"
    }

    private func append(_ name: String, _ features: [LineEvidence.Feature], to output: ByteBuffer) {
        if features.isEmpty { return }
        let shown = features.map { feature in
            let folded = feature.folded.isEmpty ? "" : " (\(self.shown(feature.folded)))"
            let times = feature.count > 1 ? " ×\(feature.count)" : ""
            return "\(feature.kind) “\(self.shown(feature.text))”\(folded) \(ScoreText.signed(feature.weight))\(times)"
        }
        output.append("    \(name): \(shown.joined(separator: ", "))\n")
    }

    private func appendNeighbours(
        _ evidence: LineEvidence, of page: Page, _ labelling: Labelling, to output: ByteBuffer
    ) {
        if evidence.neighbours.isEmpty { return }
        let rows = evidence.neighbours.map { neighbour in
            let label = labelling.label(ofLine: neighbour.line) ?? ""
            let alone = neighbour.odds.isEmpty ? "" : " (alone \(ScoreText.signed(neighbour.odds[0])))"
            return "\(page.lines[neighbour.line].number) \(label)\(alone)"
        }
        output.append("  neighbours  \(rows.joined(separator: ", "))\n")
    }

    // Long enough for any feature but a whole line.
    private static let widest = 40

    private func shown(_ text: String) -> String {
        var row = RowText(text.unicodeScalars.prefix(4096).map { TextColumns.shown($0) }, spans: [])
        return row.text(room: ExplanationTextWriter.widest, style: style)
    }
}
