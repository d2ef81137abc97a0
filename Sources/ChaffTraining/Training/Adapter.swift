import Chaff

/// Adds what samples say of body, chrome and other structure to a model that is there, without the samples it was made
/// from. What finds injected text stays as it is.
///
/// A weight of a table is the logarithm of a ratio, and the counts behind it are not in the model. So it is taken for
/// ``trust`` lines that stand in this ratio, and the lines of the samples are added to them. The joiners stay: they say
/// how to weigh what tables say, and that is no different on another site.
public struct Adapter: Sendable {
    private let model: Model
    private let options: TrainingOptions

    /// As how many lines a weight counts. On ten sites of the development pages, each model with 300 lines of the site,
    /// macro-F1 is .934 with 4 and .937 with 1, .910 without them; with 1 it falls from .937 to .915 on all other sites
    /// once 5,000 lines of one site are added, with 4 to .931.
    private static let trust: Float = 4

    public init(model: Model, options: TrainingOptions) {
        self.model = model
        self.options = options
    }

    /// The model with the samples added. The same model and samples give the same bytes.
    /// - Throws: ``TrainingError`` if the samples have fewer than two labels or one that the model does not have.
    public func adapt(pages: [GoldPage]) throws(TrainingError) -> TrainedModel {
        let injected = model.spanLabel.map { model.labels[$0] }
        let has = pages.contains { $0.lines.contains { $0.label == injected } }
        let corpus = try TrainingCorpus(pages: pages, spanLabel: has ? injected : nil, jobs: options.jobs)
        let strangers = corpus.labels.filter { !model.labels.contains($0) }
        if !strangers.isEmpty { throw TrainingError.notInModel(strangers, known: model.labels) }
        let report = AdaptationReport(model: model, pages: pages).text { rest in
            let pages = TrainingCorpus(corpus, only: rest)
            return try? Model.made(of: adapted(pages, lines: 0))
        }
        let lines = corpus.pages.reduce(0) { $0 + $1.lines.count { $0.structure != nil } }
        return TrainedModel(bytes: adapted(corpus, lines: lines), report: report)
    }

    private func adapted(_ corpus: TrainingCorpus, lines: Int) -> [UInt8] {
        // The model was opened, so its sections can be read.
        var sections = (try? model.contents()) ?? []
        let structure = model.structureLabels.map { model.labels[$0] }
        for index in 0..<Model.contrasts(structure.count) {
            let positive = structure[index]
            let trainer = StructureTrainer(
                corpus: corpus, positive: Set([positive].compactMap(corpus.labels.firstIndex)),
                negative: Set(structure.filter { $0 != positive }.compactMap(corpus.labels.firstIndex)),
                options: options)
            add(trainer.count(), to: "structure.\(index).blocks", tables: SlotCollector.blocks, of: &sections)
            let markup = MarkupTrainer(structure: trainer).count()
            add(markup, to: "markup.\(index).tables", tables: MarkupCollector.tables, of: &sections)
        }
        if let index = sections.firstIndex(where: { $0.name == "information" }) {
            sections[index].content += "\nlines added\t\(lines)".utf8
        }
        return ModelFile.bytes(of: sections)
    }

    /// - Parameter counts: for each fold the counts of every slot for the decision, then against it, in sixteenths.
    private func add(
        _ counts: [[Int32]], to name: String, tables: Int, of sections: inout [(name: String, content: [UInt8])]
    ) {
        guard let index = sections.firstIndex(where: { $0.name == name }) else { return }
        let slots = sections[index].content.count
        var all = [Int64](repeating: 0, count: 2 * slots)
        for part in counts { for slot in all.indices { all[slot] += Int64(part[slot]) } }
        for table in 0..<tables {
            let range = table * slots / tables..<(table + 1) * slots / tables
            let positives = Float(all[range].reduce(0, +)) / 16
            let negatives = Float(all[range.lowerBound + slots..<range.upperBound + slots].reduce(0, +)) / 16
            // Both sides weigh the same, as in training; the rest keeps a few lines of one label from weighing much.
            let scale = ((negatives + 20) / (positives + 20)).squareRoot()
            for slot in range where all[slot] + all[slots + slot] > 0 {
                let weight = Float(Int8(bitPattern: sections[index].content[slot])) * Quantum.step
                let share = logistic(weight)
                let positive = Self.trust * share + Float(all[slot]) / 16 * scale
                let negative = Self.trust * (1 - share) + Float(all[slots + slot]) / 16 / scale
                sections[index].content[slot] = UInt8(bitPattern: Quantum.quantise(log(positive / negative)))
            }
        }
    }
}

extension TrainingCorpus {
    /// Some of the pages of a corpus.
    init(_ corpus: TrainingCorpus, only pages: [Int]) {
        labels = corpus.labels
        spanLabel = corpus.spanLabel
        self.pages = pages.map { corpus.pages[$0] }
        (hasOwnPages, hasWholePages) = (corpus.hasOwnPages, corpus.hasWholePages)
    }
}
