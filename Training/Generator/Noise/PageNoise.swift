import ChaffTraining

/// Noise of a whole page: a mirror's conversion, junk tags, lone question marks, emoji sprinkled over the article. A
/// page with noise alone stays clean; the same noise lies over injected pages.
struct PageNoise {
    var mirror = Mirror()
    var hasJunkTags = false
    var hasStrayMarks = false
    var hasEmoji = false
    var hasCode = false
    /// True if a few lines are written with a trick.
    var hasTricks = false

    /// - Parameter isMirrored: the chance that a Chinese page is a mirror.
    static func any(isChinese: Bool, isMirrored: Double, _ random: inout Random) -> PageNoise {
        var noise = PageNoise()
        if isChinese && random.chance(isMirrored) { noise.mirror = .any(&random) }
        if isChinese && random.chance(0.08) { noise.mirror.loss = 0.2 }
        noise.hasJunkTags = random.chance(isChinese ? 0.25 : 0.08)
        noise.hasStrayMarks = random.chance(isChinese ? 0.25 : 0.06)
        noise.hasEmoji = random.chance(0.08)
        noise.hasCode = random.chance(0.02)
        noise.hasTricks = random.chance(0.03)
        return noise
    }

    /// Lays the noise over a page; labels stay, added lines are chrome.
    func apply(to page: inout GoldPage, _ random: inout Random) {
        for index in page.lines.indices {
            var text = MarkedText(page.lines[index].text)
            mirror.apply(to: &text, &random)
            if hasEmoji { Self.sprinkle(&text, &random) }
            if hasTricks, page.lines[index].label != "spam", random.chance(0.1) {
                Obfuscation(language: page.language).apply(to: &text, &random)
            }
            page.lines[index].text = text.string
        }
        if mirror.isTraditional && page.language == "zh-Hans" { page.language = "zh-Hant" }
        if hasStrayMarks {
            for _ in 0..<random.number(in: 1...3) {
                page.lines.insert(
                    GoldLine(text: random.pick(["?", "?", "？", "•"]), label: "chrome"),
                    at: random.below(page.lines.count + 1))
            }
        }
        if hasCode { page.lines.insert(GoldLine(text: random.pick(Self.code), label: "chrome"), at: 0) }
        if hasJunkTags { page.lines.insert(contentsOf: Self.junkTags(&random), at: 0) }
    }

    /// What a cloaker or a broken template prints instead of running it.
    private static let code = [
        "<?php if(!function_exists('cget')){function cget($u){$c=curl_init($u);curl_setopt($c,CURLOPT_RETURNTRANSFER,1);",
        "document.write('<div style=\"display:none\">');", "var _hmt = _hmt || []; (function() { var hm =",
        "if(preg_match('/(baidu|google|bing|sogou)/i',$_SERVER['HTTP_USER_AGENT'])){echo base64_decode($t);exit;}",
        "{{ $t('common.loading') }}", "<!--[if lt IE 9]> <script src=\"html5shiv.js\"></script> <![endif]-->",
        "Warning: file_get_contents(): failed to open stream in /www/wwwroot/index.php on line 3", "undefined", "null",
    ]

    /// One to three lines of escaped empty tags with one identifier, as they stand before the title.
    private static func junkTags(_ random: inout Random) -> [GoldLine] {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        let id = String((0..<5).map { _ in random.pick(alphabet) })
        let names = [
            "tr", "sup", "tfoot", "noscript", "kbd", "th", "output", "strike", "abbr", "td", "dl", "pre", "center",
            "bdo",
        ]
        return (0..<random.number(in: 1...3)).map { _ in
            let tags = (0..<random.number(in: 1...3)).map { _ in
                let name = random.pick(names)
                return "<\(name) id=\"\(id)\"></\(name)>"
            }
            let text = random.chance(0.6) ? tags.map { "• " + $0 }.joined(separator: " ") : tags.joined()
            return GoldLine(text: text, label: "chrome")
        }
    }

    private static func sprinkle(_ text: inout MarkedText, _ random: inout Random) {
        var left = random.number(in: 10...60)
        text.rewrite(0..<text.count) { _, scalar in
            left -= 1
            guard left <= 0, Border.isUnspaced(scalar) || scalar == " " else { return [scalar] }
            left = random.number(in: 25...60)
            return [scalar] + random.pick(Emoji.sprinkled).unicodeScalars + (scalar == " " ? [" "] : [])
        }
    }
}
