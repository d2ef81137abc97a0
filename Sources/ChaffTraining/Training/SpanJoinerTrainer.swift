import Chaff

/// Fits what joins both chains, the line's shape and the page, on the fold the chains have not seen: the logistic of the
/// first look, the one that tells whole lines from parts, that of the second look, and the threshold.
struct SpanJoinerTrainer {
    let corpus: TrainingCorpus
    let options: TrainingOptions

    /// Real advertising lines are few beside the generated ones, and less alike.
    private static let realWeight: Float = 5
    /// With fewer samples of a side there is no second look, and half of a line decides about the whole.
    private static let fewestSamples = 100

    /// The parts with the weights and the threshold filled in.
    func fit(_ parts: ModelParts) -> ModelParts {
        var parts = parts
        parts.spanJoiner = [Float](repeating: 0, count: SpanContext.inputCount + 1)
        guard let unjoined = try? parts.model() else { return parts }
        var pages = corpus.pages.indices.filter { corpus.pages[$0].fold == SpanTrainer.heldOut }
        var first = collect(pages, unjoined)
        // Too few samples to hold any out: better fitted on what was seen than not at all.
        if !Samples(first).joiner.hasBothTargets {
            pages = Array(corpus.pages.indices)
            first = collect(pages, unjoined)
        }
        parts = join(parts, Samples(first), pages)
        // What was fitted on a page knows it: each half is judged by what was fitted on the other.
        let judged = [0, 1].map { half in
            let others = pages.filter { Self.half(ofPage: $0) != half }
            return (
                pages: pages.filter { Self.half(ofPage: $0) == half },
                parts: join(parts, Samples(first.filter { $0.half != half }), others)
            )
        }
        parts.threshold = SpanThreshold(corpus: corpus, options: options).choose(judged)
        return parts
    }

    /// In which half a page is: pages of one site stand together in the samples.
    private static func half(ofPage page: Int) -> Int { page / 32 % 2 }

    /// The parts with the weights fitted on samples of some pages.
    private func join(_ parts: ModelParts, _ first: Samples, _ pages: [Int]) -> ModelParts {
        var parts = parts
        parts.spanJoiner = first.joiner.fit(penalty: 3, jobs: options.jobs)
        parts.wholeLine = []
        parts.secondLook = []
        parts.looseLine = []
        if first.whole.fewerTarget >= Self.fewestSamples {
            parts.wholeLine = first.whole.fit(penalty: 3, jobs: options.jobs)
        }
        if first.loose.fewerTarget >= Self.fewestSamples {
            parts.looseLine = first.loose.fit(penalty: 3, jobs: options.jobs)
        }
        if let joined = try? parts.model() {
            let second = Samples(collect(pages, joined)).second
            if second.fewerTarget >= Self.fewestSamples {
                parts.secondLook = second.fit(penalty: 3, jobs: options.jobs)
            }
        }
        return parts
    }

    /// What is fitted.
    private struct Samples {
        var joiner = LogisticRegression(width: SpanContext.inputCount)
        var whole = LogisticRegression(width: WholeLine.inputCount)
        var second = LogisticRegression(width: SecondLook.inputCount)
        var loose = LogisticRegression(width: LooseLine.inputs.count)

        init() {}

        init(_ runs: [Run]) {
            for run in runs {
                joiner.append(run.samples.joiner)
                whole.append(run.samples.whole)
                second.append(run.samples.second)
                loose.append(run.samples.loose)
            }
        }

        mutating func add(_ scorer: PageScorer, _ page: TrainingPage) {
            let weight = min(1, page.weight)
            for (index, position) in scorer.hotLines.enumerated() {
                let place = scorer.lines[position]
                let known = page.lines[place]
                guard known.injection != .unknown else { continue }
                let isInjected = known.injection == .injected
                if let inputs = scorer.secondInputs(ofHotLine: index) {
                    second.add(inputs, target: isInjected, weight: weight)
                }
                let inputs = scorer.spanInputs(ofHotLine: index)
                if page.lines.count < StructureInputs.leastPage {
                    loose.add(LooseLine.inputs.lazy.map { inputs[$0] }, target: isInjected, weight: weight)
                }
                // Most samples are loose lines, which are all looked at; most lines of a page are not.
                guard scorer.isPassed(hotLine: index) else { continue }
                joiner.add(inputs, target: isInjected, weight: weight)
                if isInjected { addWhole(scorer, index, known.isWhole(of: page.page.lines[place]), page) }
            }
        }

        private mutating func addWhole(_ scorer: PageScorer, _ index: Int, _ isWhole: Bool, _ page: TrainingPage) {
            let inputs = scorer.wholeInputs(ofHotLine: index)
            guard inputs[SpanContext.inputCount] > 0 else { return }
            whole.add(inputs, target: isWhole, weight: page.weight > 1 ? SpanJoinerTrainer.realWeight : page.weight)
        }
    }

    /// What is fitted, of pages that follow each other and are in the same half.
    private struct Run {
        let half: Int
        var samples = Samples()
    }

    private func collect(_ pages: [Int], _ model: Model) -> [Run] {
        let chunk = 64
        let parts = Parallel.map(0..<(pages.count + chunk - 1) / chunk, jobs: options.jobs) { part in
            let scorer = PageScorer()
            scorer.gathersSecondInputs = true
            var runs: [Run] = []
            for index in pages[part * chunk..<min(pages.count, (part + 1) * chunk)] {
                let page = corpus.pages[index]
                let half = Self.half(ofPage: index)
                if runs.last?.half != half { runs.append(Run(half: half)) }
                scorer.score(page.page, model: model)
                runs[runs.count - 1].samples.add(scorer, page)
            }
            return runs
        }
        return parts.flatMap { $0 }
    }
}
