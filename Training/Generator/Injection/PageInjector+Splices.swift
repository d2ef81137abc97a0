import ChaffTraining

/// Recipes that paste into lines of the page.
extension PageInjector {
    /// F3 and F4: a brand before the title, or around it, everywhere the title stands.
    mutating func title(_ splice: Splice, _ random: inout Random) -> Bool {
        guard let brand = brand(&random) else { return false }
        var isDone = false
        for index in titles where !isDone || random.chance(0.5) {
            isDone = paste(brand, into: index, splice, &random) || isDone
        }
        return isDone
    }

    /// A brand to paste, mostly of a bookmaker.
    private func brand(_ random: inout Random) -> Injection? {
        injection([.insertedBrand], kind: random.chance(0.75) ? .gambling : nil, &random)
    }

    /// F7: the page's own title gives way to a doorway's.
    mutating func doorwayTitle(_ random: inout Random) -> Bool {
        guard let title = injection([.title, .header], &random), !page.lines.isEmpty else { return false }
        if random.chance(0.5), top < page.lines.count { page.lines.remove(at: top) }
        insert(title, at: min(top, page.lines.count))
        return true
    }

    /// F14: the site is “powered by” a brand, or the brand owns the copyright.
    mutating func powered(_ random: inout Random) -> Bool {
        guard let brand = brand(&random), !brand.isMarked else { return false }
        let year = random.number(in: 2013...2026)
        let isChinese = page.language.hasPrefix("zh")
        let before =
            isChinese
            ? ["Powered by ", "版权所有 © ", "Copyright © \(year) ", "技术支持：", "Copyright @ 2013-\(year) "]
            : ["Powered by ", "© \(year) ", "Copyright © \(year) ", "Theme by ", "\(year) © "]
        let after =
            isChinese
            ? [
                " @2013-\(year) RSS地图 HTML地图", " 版权所有", " 网站地图", "", " All Rights Reserved",
                " 备案号：ICP备\(random.number(in: 10_000_000...21_999_999))号",
            ]
            : [" @2013-\(year) RSS HTML", ". All rights reserved.", "", " | Sitemap", " – All Rights Reserved"]
        var text = MarkedText(random.pick(before))
        text.append(Border.core(of: brand.text).core)
        text.append(random.pick(after))
        if page.language == "zh-Hant" && random.chance(0.5) { text.makeTraditional() }
        let place = page.lines.count - random.below(min(3, page.lines.count))
        insert(Injection(text: text, kind: brand.kind), at: place)
        return true
    }

    /// F16: one brand in place of an organisation's name, all over the page.
    mutating func replaceNames(_ random: inout Random) -> Bool {
        guard let brand = brand(&random), !brand.isMarked else { return false }
        let core = Border.core(of: brand.text).core
        let article = prose.map { MarkedText(page.lines[$0].text) }
        let isUnspaced = page.language.hasPrefix("zh") || page.language == "ja"
        guard let name = Names.commonest(in: article, isUnspaced: isUnspaced) else { return false }
        var isDone = false
        for index in page.lines.indices where page.lines[index].label == "body" || page.lines[index].label == "chrome" {
            var text = MarkedText(page.lines[index].text)
            var last = text.count + 1
            for place in Names.places(of: name, in: text).reversed()
            where place.upperBound <= last && random.chance(0.9) {
                text.replace(place, with: core)
                last = place.lowerBound
            }
            guard !text.spans.isEmpty else { continue }
            page.lines[index] = GoldLine(spam: text, kind: brand.kind)
            isDone = true
        }
        return isDone
    }

    /// F10, F18 and app fragments: something pasted into several lines of prose.
    mutating func splice(_ roles: [Role], _ splices: [Splice], _ count: ClosedRange<Int>, _ random: inout Random)
        -> Bool
    {
        let places = prose
        guard !places.isEmpty else { return false }
        // Short splices come in Traditional characters, whatever the page is in.
        let isTraditional = roles == [.insertedKeyword] && vocabulary.isChinese && random.chance(0.5)
        let repeated = random.chance(0.4) ? injection(roles, &random) : nil
        var isDone = false
        for _ in 0..<random.number(in: count) {
            guard var injection = repeated ?? injection(roles, &random) else { return isDone }
            if isTraditional { injection.text.makeTraditional() }
            isDone = paste(injection, into: random.pick(places), random.pick(splices), &random) || isDone
        }
        return isDone
    }
}
