import ChaffPages
import ChaffTraining
import FoundationEssentials

/// Reads everything that pages are made of.
struct StockReader {
    let grammars: String
    let gold: String
    let phrases: String?

    /// - Throws: ``GrammarError`` for the first thing that is wrong in a grammar, ``GoldFault`` for a corpus file, and
    ///   ``SourceError`` for a file that cannot be read.
    func stock(pages paths: [String], prose: [CorpusSentence]) throws -> Stock {
        let vocabularies = try vocabularies()
        var lines = CleanLines()
        var pages = CorpusPages()
        let read = try GoldReader().read(paths: [gold] + paths)
        for fault in read.faults { report("\(fault): skipped") }
        pages.add(read.pages)
        for page in pages.pages {
            for line in page.lines {
                guard let label = line.label else { continue }
                lines.add(CleanLine(text: line.text, label: label, language: page.language), fold: page.fold ?? 0)
            }
        }
        var blocks = Blocks()
        for sentence in prose {
            let line = CleanLine(text: sentence.text, label: "body", language: sentence.lang)
            lines.add(line, fold: GoldPage.fold(ofGroup: blocks.group(of: sentence.source)))
        }
        return Stock(vocabularies: vocabularies, lines: lines, pages: pages)
    }

    /// One vocabulary a grammar; Simplified Chinese gets the engine's phrase rules, which are all it has without grammar.
    private func vocabularies() throws -> [Vocabulary] {
        let rules = PhraseRules.text(phrases: try phrases.map { try PhraseFile(path: $0).rules() } ?? "")
        var vocabularies: [Vocabulary] = []
        for name in try names(in: grammars, ending: ".grammar") {
            let path = grammars + "/" + name
            let stem = String(name.dropLast(8))
            let language = stem == "zh" ? "zh-Hans" : stem
            var text = try text(path)
            // Behind the file's own rules, so that line numbers in errors stay right.
            if language == "zh-Hans" { text += "\n" + rules }
            vocabularies.append(Vocabulary(grammar: try Grammar(language: language, file: path, text: text)))
        }
        if !vocabularies.contains(where: \.isChinese) {
            let grammar = try Grammar(language: "zh-Hans", file: phrases ?? "PhraseRules", text: rules)
            vocabularies.append(Vocabulary(grammar: grammar))
        }
        return vocabularies.sorted { $0.language < $1.language }
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try ByteSource(path: path).readAll(), as: UTF8.self)
    }

    private func names(in folder: String, ending: String) throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw SourceError(.missing, file: folder)
        }
        return names.filter { $0.hasSuffix(ending) }.sorted()
    }
}
