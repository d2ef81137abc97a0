import ChaffTraining

extension GoldLine {
    /// A spam line. White space at the ends of the text goes.
    init(spam text: MarkedText, kind: Kind) {
        let text = text.trimmed()
        self.init(text: text.string, label: "spam")
        spans = text.spans
        self.kind = kind.rawValue
    }

    /// The line's text with its spans.
    var marked: MarkedText {
        var text = MarkedText(self.text)
        for span in spans ?? [] { text.mark(span) }
        return text
    }
}

extension GoldPage {
    /// A record of the generator's own making.
    init(family: String, language: String, fold: Int, lines: [GoldLine]) {
        self.init(id: "")
        self.family = family
        self.language = language
        self.fold = fold
        group = "generated/\(language)/\(fold)"
        self.lines = lines
    }

    /// A record of one loose line.
    init(loose line: GoldLine, family: String, language: String, fold: Int) {
        self.init(family: family, language: language, fold: fold, lines: [line])
        isFragment = true
    }
}
