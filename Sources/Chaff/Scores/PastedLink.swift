/// Finds the link inside a line that was pasted there: the one whose text is about what the chains find most suspicious.
///
/// What it adds is set by hand like ``Markup/hidingOdds``, because the corpus of injected pages has no markup.
enum PastedLink {
    /// What such a link adds to the log-odds that the line is injected.
    static let odds: Float = 4

    /// How much of what link and stretch cover together both must cover.
    private static let overlap = 0.5

    /// How many cells of the line must stand outside the link. A link behind a bullet was not pasted into anything.
    private static let leastAround = 40

    /// The cells of the link, or nil if no link of the line is one.
    /// - Parameters:
    ///   - seams: where each link of the line starts, then where it ends, in cells.
    ///   - count: the line's cells.
    static func find(seams: [Int], count: Int, _ naive: ChainScore, _ trained: ChainScore) -> Range<Int>? {
        // In a row of links no link was pasted: a portal's channels are all of a kind.
        let linked = stride(from: 0, to: seams.count, by: 2).reduce(0) { $0 + seams[$1 + 1] - seams[$1] }
        guard 2 * linked <= count else { return nil }
        for index in stride(from: 0, to: seams.count, by: 2) {
            let link = seams[index]..<seams[index + 1]
            guard count - link.count >= leastAround else { continue }
            if isText(of: link, naive) || isText(of: link, trained) { return link }
        }
        return nil
    }

    /// True if a chain's best stretch is the link's text, more or less.
    private static func isText(of link: Range<Int>, _ score: ChainScore) -> Bool {
        guard score.bestSum >= Chain.floor else { return false }
        let stretch = score.bestStart..<score.bestEnd
        let both = link.clamped(to: stretch).count
        return Double(both) >= overlap * Double(link.count + stretch.count - both)
    }
}
