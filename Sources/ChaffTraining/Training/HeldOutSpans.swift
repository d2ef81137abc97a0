import Chaff
import ChaffPages

/// Labels the pages of the held-out fold with a model that has not seen them, and fits on that how sure a model may be of
/// a span and which threshold gives which precision.
struct HeldOutSpans {
    let options: TrainingOptions
    private var spans = LogisticRegression(width: SpanCertainty.inputCount)
    private var rows: [OperatingPoints.Row] = []

    /// - Parameter parts: a model without the held-out fold.
    init(_ pages: HeldOutPages, parts: ModelParts, options: TrainingOptions) {
        self.options = options
        guard let model = try? parts.model(), let injected = model.spanLabel else { return }
        // A page that is there as HTML and as text says the same of injection twice.
        let heldOut = pages.pages.filter { !($0.isHTML && pages.asText.contains($0.id)) }
        let chunk = 64
        let found = Parallel.map(0..<(heldOut.count + chunk - 1) / chunk, jobs: options.jobs) { part in
            let pages = heldOut[part * chunk..<min(heldOut.count, (part + 1) * chunk)]
            return Self.look(pages, model, injected)
        }
        for (spans, rows) in found {
            self.spans.append(spans)
            self.rows += rows
        }
    }

    /// The weights of ``SpanCertainty``; nil with too few spans to tell.
    var certainty: [Float]? {
        let right = spans.targets.count { $0 == 1 }
        guard min(right, spans.rows - right) >= 50 else { return nil }
        return spans.fit(penalty: 1, jobs: options.jobs)
    }

    var points: [OperatingPoint] { OperatingPoints(rows).table() }

    private static func look(
        _ pages: ArraySlice<GoldPage>, _ model: Model, _ injected: Int
    ) -> (LogisticRegression, [OperatingPoints.Row]) {
        let (builder, labeller, reader) = (PageBuilder(), Labeller(model: model), SpanReader())
        var spans = LogisticRegression(width: SpanCertainty.inputCount)
        var rows: [OperatingPoints.Row] = []
        for gold in pages {
            var page = builder.page(text: gold.lines.map(\.text).joined(separator: "\n"))
            page.isFragment = gold.isFragment
            if gold.isHTML { page.setMarkup(gold.lines.compactMap(\.markup), words: gold.markupWords) }
            let labelling = labeller.label(page)
            let inputs = reader.inputs(labelling, injected: injected, of: page, model: model)
            let weight = min(1, gold.weight)
            for (index, line) in gold.lines.enumerated() where index < page.lines.count && !page.lines[index].isBlank {
                guard line.label != nil || line.isClean else { continue }
                rows.append(
                    OperatingPoints.Row(
                        probability: labelling.probabilities(ofLine: index)[index * model.labels.count + injected],
                        isInjected: line.label == model.labels[injected], weight: weight,
                        isReal: gold.fold == nil && !gold.isFragment))
            }
            for (span, row) in zip(labelling.spans, inputs) {
                let line = gold.lines[span.line]
                guard line.label == model.labels[injected] else { continue }
                spans.add(row, target: Self.isRight(span, line, page), weight: weight)
            }
        }
        return (spans, rows)
    }

    /// True if at least half of a span's characters are injected.
    private static func isRight(_ span: Span, _ line: GoldLine, _ page: Page) -> Bool {
        guard let marked = line.spans else { return true }
        let start = page.lines[span.line].bytes.lowerBound
        let before = String(decoding: page.text[start..<span.bytes.lowerBound], as: UTF8.self).unicodeScalars.count
        let said = before..<before + String(decoding: page.text[span.bytes], as: UTF8.self).unicodeScalars.count
        return 2 * marked.reduce(0) { $0 + said.clamped(to: $1).count } >= said.count
    }
}
