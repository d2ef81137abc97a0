import Chaff

/// Fits the weights of ``StructureBag``: a logistic regression over the slots of a line's features, with Adagrad.
struct StructureBagTrainer {
    /// The slots of the lines to learn from, and which page each line is of.
    private let pages: [Page]
    private let jobs: Int

    private static let rate: Float = 0.4
    private static let epochs = 4
    private static let smallestGradient: Float = 0.01

    /// The lines of a page that have a target.
    private struct Page: Sendable {
        let fold: Int
        let weight: Float
        /// The slots of line after line, and where each line's end.
        var slots: [UInt32] = []
        var ends: [Int] = []
        var targets: [Bool] = []
    }

    init(_ structure: StructureTrainer) {
        let corpus = structure.corpus
        let chosen = corpus.pages.indices.filter { structure.isFitted(corpus.pages[$0]) }
        jobs = structure.options.jobs
        pages = Parallel.map(0..<chosen.count, jobs: jobs) { number in
            let page = corpus.pages[chosen[number]]
            let collector = SlotCollector()
            // A page of a thousand lines is one layout, not a thousand.
            let share = (100 / Float(max(1, page.lines.count))).squareRoot()
            var found = Page(fold: page.fold, weight: page.weight * share)
            for (line, known) in zip(page.page.lines, page.lines) where !line.isBlank {
                guard let target = structure.target(known) else { continue }
                collector.collect(line, of: page.page, into: &found.slots)
                found.ends.append(found.slots.count)
                found.targets.append(target)
            }
            return found
        }
    }

    /// The weights from all folds but one, for each fold, then those from all.
    func weights() -> [[Int8]] {
        Parallel.map(0..<GoldPage.folds + 1, jobs: jobs) { fit(without: $0 < GoldPage.folds ? $0 : nil) }
    }

    /// The mean of the weights after each pass but the first.
    private func fit(without fold: Int?) -> [Int8] {
        let adagrad = Adagrad(slots: SlotCollector.blocks * Block.slots, rate: Self.rate)
        var order = pages.indices.filter { pages[$0].fold != fold }.flatMap { page in
            pages[page].targets.indices.map { (page: page, line: $0) }
        }
        var random = SplitMix(seed: 43)
        var mean = [Float](repeating: 0, count: adagrad.count)
        var bias: Float = 0
        for epoch in 0..<Self.epochs {
            order.shuffle(using: &random)
            let rate = adagrad.rate(epoch: epoch)
            for (page, line) in order { learn(pages[page], line, adagrad, &bias, rate: rate) }
            if epoch > 0 { for slot in mean.indices { unsafe mean[slot] += adagrad.weights[slot] } }
        }
        return mean.map { Quantum.quantise($0 / Float(Self.epochs - 1)) }
    }

    private func learn(_ page: Page, _ line: Int, _ adagrad: Adagrad, _ bias: inout Float, rate: Float) {
        let range = (line > 0 ? page.ends[line - 1] : 0)..<page.ends[line]
        unsafe page.slots.withUnsafeBufferPointer { slots in
            var sum: Float = 0
            for place in range { unsafe sum += adagrad.weights[Int(slots[place])] }
            let odds = sum * StructureBag.scale + bias
            let gradient = ((page.targets[line] ? 1 : 0) - logistic(odds)) * page.weight
            if abs(gradient) < Self.smallestGradient { return }
            bias += 0.01 * rate * gradient
            for place in range {
                adagrad.step(unsafe Int(slots[place]), gradient * StructureBag.scale, rate: rate)
            }
        }
    }
}
