extension Evaluation {
    /// The figures as text for people: overall, the confusion matrix, and one row for each language and family.
    public func table(byLanguage: Bool = true, byFamily: Bool = true) -> String {
        let overall = self.overall
        var text = labelTable(overall)
        text += summary(overall)
        text += confusion(overall)
        if byLanguage { text += groups("language", self.byLanguage) }
        if byFamily { text += groups("family", self.byFamily.filter { !$0.name.isEmpty }) }
        return text
    }

    private func labelTable(_ figures: Figures) -> String {
        var table = TextTable(header: ["", "lines", "precision", "recall", "F1", "calibration error"])
        for label in figures.labels {
            table.add([
                label.name, "\(label.lines)", decimals(label.precision, 3), decimals(label.recall, 3),
                decimals(label.f1, 3), decimals(label.calibrationError, 3),
            ])
        }
        return table.text
    }

    private func summary(_ figures: Figures) -> String {
        let injected = injectedLabel ?? ""
        let facts: [(String, String?)] = [
            ("lines measured", "\(figures.lines)"),
            ("macro-F1", figures.macroF1.map { decimals($0, 3) }),
            ("macro-F1 of body and chrome", figures.bodyChromeMacroF1.map { decimals($0, 3) }),
            ("F1 of body by characters", figures.bodyCharacterF1.map { decimals($0, 3) }),
            ("average precision of \(injected)", figures.injectedAveragePrecision.map { decimals($0, 3) }),
            ("recall of \(injected) at 99 % precision", figures.injectedRecallAt99.map { decimals($0, 3) }),
            ("false \(injected) per 100,000 lines", figures.falseInjectedPer100k.map { decimals($0, 1) }),
            ("F1 of span characters", figures.spanCharacterF1.map { decimals($0, 3) }),
            ("kinds right, of lines found", figures.kindAccuracy.map { decimals($0, 3) }),
        ]
        var table = TextTable(header: nil)
        for (name, value) in facts { if let value { table.add([name, value]) } }
        return "\n" + table.text
    }

    private func confusion(_ figures: Figures) -> String {
        var table = TextTable(header: ["gold \\ said"] + labels)
        for (name, counts) in zip(labels, figures.confusion) where counts.contains(where: { $0 > 0 }) {
            table.add([name] + counts.map { "\($0)" })
        }
        return "\n" + table.text
    }

    private func groups(_ title: String, _ groups: [(name: String, figures: Figures)]) -> String {
        guard !groups.isEmpty else { return "" }
        let injected = injectedLabel ?? ""
        var header = [title, "lines"] + labels.map { "\($0) F1" } + ["macro-F1"]
        if injectedLabel != nil { header += ["\(injected) AP", "R at 99 % P", "false/100k", "span F1"] }
        var table = TextTable(header: header)
        for (name, figures) in groups {
            var cells = [name.isEmpty ? "?" : name, "\(figures.lines)"]
            cells += labels.map { decimals(figures.label($0)?.f1, 3) }
            cells.append(decimals(figures.macroF1, 3))
            if injectedLabel != nil {
                cells += [
                    decimals(figures.injectedAveragePrecision, 3), decimals(figures.injectedRecallAt99, 3),
                    decimals(figures.falseInjectedPer100k, 1), decimals(figures.spanCharacterF1, 3),
                ]
            }
            table.add(cells)
        }
        return "\n" + table.text
    }
}
