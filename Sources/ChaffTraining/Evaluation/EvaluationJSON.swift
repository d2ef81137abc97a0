extension Evaluation {
    /// The figures as JSON: overall, by language and by family.
    public func json(byLanguage: Bool = true, byFamily: Bool = true) -> JSONValue {
        func groups(_ groups: [(name: String, figures: Figures)]) -> JSONValue {
            .object(groups.map { ($0.name.isEmpty ? "?" : $0.name, json($0.figures)) })
        }
        let reliability = labels.compactMap { label in self.reliability(of: label).map { (label, json($0)) } }
        var members: [(String, JSONValue)] = [("all", json(overall)), ("reliability", .object(reliability))]
        if byLanguage { members.append(("by_language", groups(self.byLanguage))) }
        if byFamily { members.append(("by_family", groups(self.byFamily))) }
        return .object(members)
    }

    private func json(_ bins: [ReliabilityBin]) -> JSONValue {
        .array(
            bins.map { bin in
                .object([
                    ("lines", .integer(bin.lines)), ("probability", .number(bin.probability)),
                    ("share", .number(bin.share)),
                ])
            })
    }

    private func json(_ figures: Figures) -> JSONValue {
        let labelFigures = figures.labels.map { label in
            (
                label.name,
                JSONValue.object([
                    ("lines", .integer(label.lines)), ("precision", .number(label.precision)),
                    ("recall", .number(label.recall)), ("f1", .number(label.f1)),
                    ("calibration_error", label.calibrationError.map(JSONValue.number) ?? .null),
                ])
            )
        }
        var members: [(String, JSONValue)] = [("lines", .integer(figures.lines)), ("labels", .object(labelFigures))]
        let numbers: [(String, Double?)] = [
            ("macro_f1", figures.macroF1), ("macro_f1_body_chrome", figures.bodyChromeMacroF1),
            ("body_char_f1", figures.bodyCharacterF1), ("injected_average_precision", figures.injectedAveragePrecision),
            ("injected_recall_at_99_precision", figures.injectedRecallAt99),
            ("false_injected_per_100k", figures.falseInjectedPer100k), ("span_char_f1", figures.spanCharacterF1),
            ("kind_accuracy", figures.kindAccuracy),
        ]
        for (name, value) in numbers { if let value { members.append((name, .number(value))) } }
        let matrix = zip(labels, figures.confusion).filter { $0.1.contains { $0 > 0 } }.map { gold, counts in
            (gold, JSONValue.object(zip(labels, counts).map { ($0, .integer($1)) }))
        }
        members.append(("confusion", .object(matrix)))
        return .object(members)
    }
}
