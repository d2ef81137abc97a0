/// Finds, for the gold lines of an HTML page, the lines of the same text that the reader gives.
struct GoldAlignment {
    /// For each of the reader's lines the index of its gold line, or nil.
    let gold: [Int?]

    /// Texts are compared with their white space squeezed. First the longest sequence that both have in the same order
    /// (Hunt and Szymanski, 1977), then, for gold lines left over, the first spare line of the same text.
    init(lines: [String], gold: [String]) {
        let keys = lines.map(GoldAlignment.key)
        let goldKeys = gold.map(GoldAlignment.key)
        var places: [String: [Int]] = [:]
        for (index, key) in keys.enumerated() { places[key, default: []].append(index) }
        var found = [Int?](repeating: nil, count: lines.count)
        var isTaken = [Bool](repeating: false, count: gold.count)
        for (line, index) in GoldAlignment.longestCommon(goldKeys, places) {
            found[line] = index
            isTaken[index] = true
        }
        for (index, key) in goldKeys.enumerated() where !isTaken[index] {
            if let spare = places[key]?.first(where: { found[$0] == nil }) { found[spare] = index }
        }
        self.gold = found
    }

    private static func key(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The pairs (line, gold line) of a longest common subsequence.
    private static func longestCommon(_ gold: [String], _ places: [String: [Int]]) -> [(line: Int, gold: Int)] {
        struct Link {
            let line: Int
            let gold: Int
            let previous: Int
        }
        var links: [Link] = []
        // For each length the link that ends a sequence of it with the smallest line.
        var ends: [Int] = []
        for (index, key) in gold.enumerated() {
            // From behind, so that one gold line does not follow itself.
            for line in (places[key] ?? []).reversed() {
                var (low, high) = (0, ends.count)
                while low < high {
                    let middle = (low + high) / 2
                    if links[ends[middle]].line < line { low = middle + 1 } else { high = middle }
                }
                links.append(Link(line: line, gold: index, previous: low > 0 ? ends[low - 1] : -1))
                if low == ends.count { ends.append(links.count - 1) } else { ends[low] = links.count - 1 }
            }
        }
        var pairs: [(line: Int, gold: Int)] = []
        var link = ends.last ?? -1
        while link >= 0 {
            pairs.append((links[link].line, links[link].gold))
            link = links[link].previous
        }
        return pairs.reversed()
    }
}
