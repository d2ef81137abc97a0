// What the page around a line says of its structure.

extension PageScorer {
    /// Joins the log-odds of a page's lines for one structure decision.
    func joinStructure(_ index: Int, model: Model, page: Page) {
        let count = scores.count
        let odds = unsafe scores.structureOdds(index)
        unsafe context.read(odds: odds, rootWidths: scores.rootWidths, count: count)
        if let network = network(index, model: model, page: page) {
            let rows = unsafe networkInputs.standardised(for: network, context, decision: index, count: count)
            unsafe network.run(rows, count: count, planes, to: odds)
            return
        }
        let weights = unsafe model.structures[index].pageWeights(
            lines: count, isFragment: isFragment, hasMarkup: !page.markup.isEmpty)
        unsafe weights.withUnsafeBufferPointer { weights in
            guard let weights = weights.baseAddress else { return }
            unsafe context.join(weights, to: odds)
        }
    }

    /// What joins the lines of the page that was read, or nil if the page logistic does.
    func network(_ index: Int, model: Model, page: Page) -> PageNetwork? {
        if !mayUseNetwork || scores.count < StructureModel.leastPage { return nil }
        let network = unsafe model.structures[index].network(hasMarkup: !page.markup.isEmpty)
        // The first decision says what was read of the markup.
        return network?.layout.inputs == networkInputs.width ? network : nil
    }
}
