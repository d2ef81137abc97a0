import ChaffTraining

/// Recipes that add lines of their own.
extension PageInjector {
    /// F1: at the very top, behind junk tags, or as the second or third line; now and then glued to the title.
    mutating func header(_ random: inout Random) -> Bool {
        let kind: Kind? = vocabulary.isChinese && random.chance(0.7) ? .adult : nil
        guard let header = injection([.header], kind: kind, &random) else { return false }
        if random.chance(0.08), let title = titles.first, paste(header, into: title, .prefix, &random) { return true }
        let place = random.pick(weighted: [
            (0, 70.0), (top, 20), (min(page.lines.count, top + random.number(in: 1...2)), 10),
        ])
        var line = header
        if random.chance(0.12) { line.text.append(random.pick([" ?", "?", " •"])) }
        insert(line, at: place)
        if random.chance(0.15) { insert(header, at: page.lines.count) }
        return true
    }

    /// F2: the header on top, again at the end, and links behind it, one a line or joined.
    mutating func footer(_ random: inout Random) -> Bool {
        guard let header = injection([.header], &random) else { return false }
        insert(header, at: random.chance(0.85) ? 0 : top)
        insert(header, at: page.lines.count)
        let links = (0..<random.number(in: 4...20)).compactMap { _ in injection([.list], kind: header.kind, &random) }
        if random.chance(0.5) {
            for link in links { insert(link, at: page.lines.count) }
        } else if let first = links.first {
            let separator = random.pick(["| ", " ", "_", ",", " | "])
            var row = MarkedText(links.map(\.text.string).joined(separator: separator))
            row.mark(0..<row.count)
            insert(Injection(text: row, kind: first.kind), at: page.lines.count)
        }
        return true
    }

    /// F13: five to ten brands in a row.
    mutating func brandList(_ random: inout Random) -> Bool {
        let separator = random.pick([" ", " ", ", ", " | ", "·", "\u{3000}"])
        let brands = (0..<random.number(in: 5...10)).map { _ in
            random.chance(0.5)
                ? InventedNames.brand(fold: fold, &random)
                : injection([.insertedBrand], kind: .gambling, &random)?.text.string ?? ""
        }
        var text = MarkedText(brands.filter { !$0.isEmpty }.joined(separator: separator))
        text.mark(0..<text.count)
        insert(Injection(text: text, kind: .gambling), at: random.chance(0.8) ? 0 : top)
        return true
    }

    /// Brand or keyword lines alone between two paragraphs.
    mutating func brandLines(_ random: inout Random) -> Bool {
        let places = prose
        guard places.count > 1, vocabulary.has(.brand) else { return false }
        let chosen = (0..<random.number(in: 1...5)).map { _ in random.pick(places) }.sorted(by: >)
        let kind = injection([.brand], &random)?.kind
        for place in chosen {
            guard let brand = injection([.brand, .brand, .brand, .app, .list], kind: kind, &random) else { continue }
            insert(brand, at: place)
        }
        return true
    }

    /// A block of links at the end, at the top or inside the page; harmless entries of the same list are chrome.
    mutating func list(_ random: inout Random) -> Bool {
        guard vocabulary.has(.list) else { return false }
        let place = random.pick(weighted: [
            (page.lines.count, 7.0), (top, 1.5), (random.below(page.lines.count + 1), 1.5),
        ])
        let harmless = random.chance(0.3) ? page.lines.filter { $0.label == "chrome" && 4...40 ~= $0.text.count } : []
        let kind = random.chance(0.75) ? injection([.list], &random)?.kind : nil
        for _ in 0..<random.number(in: 3...30) {
            if let line = harmless.randomOne(&random), random.chance(0.3) {
                page.lines.insert(GoldLine(text: line.text, label: "chrome"), at: place)
            } else if let entry = injection([.list, .list, .list, .title, .brand, .app], kind: kind, &random) {
                insert(entry, at: place)
            }
        }
        return true
    }

    /// A line that is no header, before or after everything else.
    mutating func edge(isFirst: Bool, _ random: inout Random) -> Bool {
        for _ in 0..<(random.chance(0.7) ? 1 : random.number(in: 2...4)) {
            guard let line = injection([.promo, .promo, .contact, .comment, .tips, .title, .app, .brand], &random)
            else { return false }
            insert(line, at: isFirst ? (random.chance(0.7) ? 0 : min(page.lines.count, top + 1)) : page.lines.count)
        }
        return true
    }

    /// Comments behind the article, some of them clean.
    mutating func comments(_ random: inout Random) -> Bool {
        guard vocabulary.has(.comment), let last = prose.last else { return false }
        var place = last + 1
        for _ in 0..<random.number(in: 1...8) {
            if random.chance(0.5), let byline = vocabulary.clean("chrome.byline", fold: fold, &random) {
                page.lines.insert(GoldLine(text: byline, label: "chrome"), at: place)
                place += 1
            }
            if random.chance(0.25), let clean = vocabulary.clean("body.plain", fold: fold, &random) {
                page.lines.insert(GoldLine(text: clean, label: "body"), at: place)
            } else if let comment = injection([.comment, .comment, .comment, .contact], &random) {
                insert(comment, at: place)
            }
            place = min(place + 1, page.lines.count)
        }
        return true
    }
}
