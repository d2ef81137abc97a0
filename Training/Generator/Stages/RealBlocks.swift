import ChaffTraining

/// Copies of clean pages into which real spam lines were put: a block of one trade at the end, at the top or inside, or
/// single lines. Real lines of a block are not equally plain, and most are in another language than the page: what is
/// joined over the lines of a page learns from that what neighbours are worth.
///
/// Only for the held-out fold, on which the joiners are fitted: everything else knows these lines from ``PassedLines``.
struct RealBlocks: Stage {
    static let name = "real"
    let count: Int
    let lines: [CorpusLine]

    /// The fold the joiners are fitted on.
    private static let fold = GoldPage.folds - 1
    /// A line counts little: each stands in many pages.
    private static let weight: Float = 0.5

    func run(_ stock: Stock, to writer: inout PageWriter, _ random: inout Random) throws {
        let trades = Trades(lines, fold: Self.fold)
        let hosts = stock.pages.languages.map { stock.pages.pages($0.0, fold: Self.fold) }.filter { !$0.isEmpty }
        guard !trades.isEmpty, !hosts.isEmpty else { return }
        for index in 0..<count {
            let host = random.pick(random.pick(hosts))
            // Every eighth page stays clean: its own lines are all there is.
            var page = index % 8 == 0 ? host : Self.page(host, trades, &random)
            page.family = "real.blocks"
            page.weight = Self.weight
            page.isCopy = true
            try writer.write(page)
        }
    }

    private static func page(_ host: GoldPage, _ trades: Trades, _ random: inout Random) -> GoldPage {
        var page = host
        page.id = ""
        let trade = trades.any(&random)
        switch random.below(10) {
        case 0...4:
            let end = page.lines.count
            // Before the last line or two of the footer, one time in four.
            let place = random.chance(0.25) ? max(0, end - random.number(in: 1...2)) : end
            page.lines.insert(contentsOf: trade.block(2...9, &random), at: place)
        case 5:
            page.lines.insert(contentsOf: trade.block(2...5, &random), at: 0)
        case 6, 7:
            page.lines.insert(contentsOf: trade.block(1...6, &random), at: random.below(page.lines.count + 1))
        default:
            for line in trade.block(1...4, &random) {
                page.lines.insert(line, at: random.pick([0, page.lines.count, random.below(page.lines.count + 1)]))
            }
        }
        return page
    }
}

/// The spam lines of a fold, by source.
private struct Trades {
    private var trades: [(Trade, Double)] = []

    init(_ lines: [CorpusLine], fold: Int) {
        var bySource: [String: [GoldLine]] = [:]
        var blocks = Blocks()
        for line in lines where line.label == "spam" {
            let group = PassedLines.group(of: line, isSpam: true, &blocks)
            guard GoldPage.fold(ofGroup: group) == fold, line.text.contains(where: { !$0.isWhitespace }) else {
                continue
            }
            var gold = GoldLine(text: line.text, label: "spam")
            gold.spans = [0..<line.text.unicodeScalars.count]
            gold.kind = line.kind ?? ""
            // The Indonesian comments are one trade.
            bySource[line.source.contains("judol") ? "judol" : group, default: []].append(gold)
        }
        for source in bySource.keys.sorted() {
            let lines = bySource[source] ?? []
            trades.append((Trade(lines: lines), Double(lines.count).squareRoot()))
        }
    }

    var isEmpty: Bool { trades.isEmpty }

    func any(_ random: inout Random) -> Trade { random.pick(weighted: trades) }
}

/// The lines of one source.
private struct Trade {
    let lines: [GoldLine]

    /// So many lines, none twice.
    func block(_ count: ClosedRange<Int>, _ random: inout Random) -> [GoldLine] {
        var rest = lines
        return (0..<min(random.number(in: count), rest.count)).map { _ in rest.remove(at: random.below(rest.count)) }
    }
}
