extension SpanScorer {
    /// What the line that was scored last says outside the best paths.
    func rest(count: Int) -> WholeLine.Rest {
        var rest = WholeLine.Rest()
        let trained = unsafe emissions + capacity
        var sum: Int32 = 0
        var wasCovered = false
        for position in 0...count {
            let isCovered = position < count && isInjected(position)
            if isCovered != wasCovered {
                rest.stretches += isCovered ? 1 : 0
                let isTidy = unsafe position == 0 || position == count || boundaries[position] != 0
                rest.tidyEnds += isTidy ? 1 : 0
            }
            wasCovered = isCovered
            if position == count { break }
            if isCovered {
                rest.covered += 1
                sum = 0
                continue
            }
            let (naive, trained) = unsafe (Int32(emissions[position]), Int32(trained[position]))
            rest.cells += 1
            rest.naive &+= naive
            rest.trained &+= trained
            rest.positives += naive > 0 || trained > 0 ? 1 : 0
            rest.letters += unsafe ScalarClass(bits: (grams.codes[position] &>> 21) & 15).isLetter ? 1 : 0
            sum = max(0, sum &+ naive &+ trained)
            rest.best = max(rest.best, sum)
        }
        rest.startsCovered = count > 0 && isInjected(0)
        rest.endsCovered = count > 0 && isInjected(count - 1)
        return rest
    }
}
