import Chaff

/// Makes a model from gold pages.
///
/// ```swift
/// let trained = try Trainer(options: options).train(pages: gold) { print($0.stage) }
/// try write(trained.bytes)
/// ```
public struct Trainer {
    public let options: TrainingOptions

    public init(options: TrainingOptions) { self.options = options }

    /// Trains. The same pages in the same order give the same bytes, whatever the number of threads.
    /// - Throws: ``TrainingError`` if the pages hold fewer than two labels or not the one asked for.
    public func train(
        pages: consuming [GoldPage], progress: @Sendable (TrainingProgress) -> Void
    ) throws(TrainingError) -> TrainedModel {
        progress(TrainingProgress(stage: "fold", done: 0, total: 1))
        var gold = pages
        let corpus = try TrainingCorpus(pages: gold, spanLabel: options.spanLabel, jobs: options.jobs)
        let heldOutPages = HeldOutPages(gold)
        // What is left of the others stands in the corpus.
        gold = []
        var parts = ModelParts(labels: corpus.labels, spanLabel: corpus.spanLabel, options: options)
        var heldOut = parts
        let structure = corpus.labels.indices.filter { $0 != corpus.spanLabel }
        let contrasts = Model.contrasts(structure.count)
        for index in 0..<contrasts {
            progress(TrainingProgress(stage: "structure", done: index, total: contrasts))
            let trainer = StructureTrainer(
                corpus: corpus, positive: [structure[index]],
                negative: Set(structure).subtracting([structure[index]]), options: options)
            let (final, held) = train(trainer)
            parts.structures.append(final)
            heldOut.structures.append(held)
        }
        if corpus.spanLabel != nil {
            trainSpans(corpus, &parts, &heldOut, progress)
            trainExtras(corpus, heldOutPages, &parts, &heldOut, progress)
        }
        parts.information += information(corpus, parts.screen)
        progress(TrainingProgress(stage: "measure", done: 0, total: 1))
        let report = HeldOutReport(pages: heldOutPages, parts: heldOut).text
        return TrainedModel(bytes: parts.bytes(), report: report)
    }

    /// A structure decision with tables from all folds, and the same with the held-out fold left out of them.
    private func train(_ trainer: StructureTrainer) -> (final: ModelParts.Structure, heldOut: ModelParts.Structure) {
        let counts = trainer.count()
        let inputs = trainer.lineInputs(counts)
        let line = trainer.fitLine(inputs)
        let odds = trainer.odds(inputs, weights: line)
        let (page, fragment) = trainer.fitPages(odds: odds)
        let bagWeights = trainer.hasNetwork ? StructureBagTrainer(trainer).weights() : []
        let bags = bagWeights.isEmpty ? [] : trainer.bagOdds(bagWeights)
        let network = trainer.fitNetwork(inputs, odds: odds, bags: bags)
        let markupTrainer = MarkupTrainer(structure: trainer)
        let markupCounts = markupTrainer.count()
        let markup = markupTrainer.train(markupCounts, textInputs: inputs, bags: bags)
        func made(without fold: Int?) -> ModelParts.Structure {
            ModelParts.Structure(
                blocks: trainer.weights(counts, without: fold), line: line, page: page, fragment: fragment,
                network: network, bag: bagWeights.isEmpty ? nil : bagWeights[fold ?? GoldPage.folds],
                markup: markup.map {
                    var markup = $0
                    markup.tables = markupTrainer.tables(markupCounts, without: fold)
                    return markup
                })
        }
        return (made(without: nil), made(without: SpanTrainer.heldOut))
    }

    private func trainSpans(
        _ corpus: TrainingCorpus, _ parts: inout ModelParts, _ heldOut: inout ModelParts,
        _ progress: @Sendable (TrainingProgress) -> Void
    ) {
        let examples = SpanExample.all(corpus)
        let (known, counts, positions, trained) = learnGrams(corpus, examples, progress)
        let folds = Array(0..<GoldPage.folds)
        let trainingFolds = folds.filter { $0 != SpanTrainer.heldOut }
        heldOut.grams = GramTable.bytes(
            known, naive: SpanTrainer.weights(counts, folds: trainingFolds), trained: trained.chain)
        // The last slot is that of all that is not known.
        heldOut.bag = trained.heldOutBag.dropLast()
        heldOut.positionWeights = positions
        let screen = ScreenTrainer(corpus: corpus, options: options)
        heldOut.screen = screen.fit(examples, weights: trained.screen, heldOut)
        progress(TrainingProgress(stage: "join spans", done: 0, total: 1))
        let joiner = SpanJoinerTrainer(corpus: corpus, options: options)
        heldOut = joiner.fit(heldOut)
        parts.grams = GramTable.bytes(known, naive: SpanTrainer.weights(counts, folds: folds), trained: trained.chain)
        parts.information.append(("n-grams known", String(known.count)))
        parts.bag = trained.bag.dropLast()
        parts.positionWeights = positions
        parts.screen = heldOut.screen
        parts.spanJoiner = heldOut.spanJoiner
        parts.wholeLine = heldOut.wholeLine
        parts.secondLook = heldOut.secondLook
        parts.looseLine = heldOut.looseLine
        parts.threshold = heldOut.threshold
    }

    /// Everything that asks for the slots of the examples; they are a third of the memory, and go afterwards.
    private func learnGrams(
        _ corpus: TrainingCorpus, _ examples: [SpanExample], _ progress: @Sendable (TrainingProgress) -> Void
    ) -> (known: KnownGrams, counts: [[Int32]], positions: [Float], trained: TrainingPasses.Weights) {
        progress(TrainingProgress(stage: "choose n-grams", done: 0, total: 1))
        let known = GramSelection(corpus: corpus, options: options).known(examples)
        let slots = ExampleSlots(examples, corpus: corpus, known: known, jobs: options.jobs)
        let trainer = SpanTrainer(corpus: corpus, options: options, examples: examples, slots: slots)
        progress(TrainingProgress(stage: "count spans", done: 0, total: 1))
        let counts = trainer.count()
        progress(TrainingProgress(stage: "join orders", done: 0, total: 1))
        let positions = trainer.positionWeights(counts)
        let trained = TrainingPasses(examples: examples, slots: slots, options: options).train { done, total in
            progress(TrainingProgress(stage: "train chain", done: done, total: total))
        }
        return (known, counts, positions, trained)
    }

    /// What is told of spans once they are found, and the thresholds that one may ask for.
    private func trainExtras(
        _ corpus: TrainingCorpus, _ pages: HeldOutPages, _ parts: inout ModelParts, _ heldOut: inout ModelParts,
        _ progress: @Sendable (TrainingProgress) -> Void
    ) {
        progress(TrainingProgress(stage: "tell kinds", done: 0, total: 1))
        let trainer = SpanKindTrainer(corpus: corpus, options: options)
        if let (final, seen) = trainer.train() {
            (parts.spanExtras.kinds, heldOut.spanExtras.kinds) = (final, seen)
            if let model = try? heldOut.model(), let right = trainer.report(model) {
                parts.information.append(("kinds of held-out spans right", right))
            }
        }
        progress(TrainingProgress(stage: "weigh spans", done: 0, total: 1))
        let spans = HeldOutSpans(pages, parts: heldOut, options: options)
        heldOut.spanExtras.certainty = spans.certainty
        heldOut.spanExtras.points = spans.points
        parts.spanExtras.certainty = heldOut.spanExtras.certainty
        parts.spanExtras.points = heldOut.spanExtras.points
    }

    private func information(_ corpus: TrainingCorpus, _ screen: ScreenParts) -> [(String, String)] {
        let lines = corpus.pages.reduce(0) { $0 + $1.lines.count }
        return [
            ("pages", String(corpus.pages.count)), ("lines", String(lines)),
            ("block table slots", String(Block.slots)),
            ("clean lines past the screen", "\((screen.passed * 1000).rounded() / 10) %"),
            ("their characters", "\((screen.passedCells * 1000).rounded() / 10) %"),
        ]
    }
}

/// What training gives.
public struct TrainedModel: Sendable {
    /// The model file.
    public let bytes: [UInt8]
    /// Held-out figures and the confusion matrix, as text for a person.
    public let report: String
}
