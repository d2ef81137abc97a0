import ChaffTraining

/// Brand names and domains that nobody has registered: syllables dealt to the folds, with affixes that all share.
///
/// A word is in a fold by the hash of its first syllables, so no two folds ever invent the same stem.
enum InventedNames {
    /// A brand in Latin letters and digits, such as `kovabet`, `LUMI88` or `Ratomi Casino`.
    static func brand(fold: Int, _ random: inout Random) -> String {
        switch random.below(20) {
        case 0...6: return cased(stem(fold, &random) + random.pick(endings), &random)
        case 7...10: return cased(stem(fold, &random), &random) + random.pick(numbers)
        case 11...13: return cased(stem(fold, &random) + random.pick(endings), &random) + random.pick(numbers)
        case 14: return random.pick(numbers) + cased(stem(fold, &random), &random)
        case 15, 16: return cased(stem(fold, &random), &random)
        case 17: return capitalized(stem(fold, &random)) + " " + random.pick(words)
        case 18: return pair(fold, &random).uppercased() + random.pick(numbers)
        default: return pair(fold, &random) + random.pick(endings) + random.pick(numbers)
        }
    }

    /// A domain of the kind such sites use, such as `kovabet88.vip` or `8837lu.com`.
    static func domain(fold: Int, _ random: inout Random) -> String {
        let name =
            switch random.below(8) {
            case 0, 1: stem(fold, &random) + random.pick(endings)
            case 2, 3: stem(fold, &random) + random.pick(numbers)
            case 4: stem(fold, &random) + random.pick(endings) + random.pick(numbers)
            case 5: random.pick(endings) + "-" + stem(fold, &random)
            case 6: String(random.number(in: 100...9999)) + pair(fold, &random)
            default: pair(fold, &random) + String(random.number(in: 100...99999))
            }
        let host = random.chance(0.06) ? random.pick(["m.", "app.", "go."]) + name : name
        return host + "." + random.pick(topLevels)
    }

    static func letter(_ random: inout Random) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(ascii: "a") + UInt8(random.below(26)))
    }

    /// For each fold its syllables, cut out of the same list by hash.
    static let syllables: [[String]] = {
        let onsets = [
            "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "x", "y", "z", "br", "dr",
            "gr",
            "kr", "tr", "fl", "pl", "ch", "sh", "st", "zh",
        ]
        let vowels = ["a", "e", "i", "o", "u", "ai", "ia", "an", "en", "or", "ix", "ul"]
        let all = onsets.flatMap { onset in vowels.map { onset + $0 } }
        return (0..<GoldPage.folds).map { fold in all.filter { GoldPage.fold(ofGroup: $0) == fold } }
    }()

    private static let endings = [
        "bet", "bet", "bet", "win", "win", "casino", "casino", "slot", "slots", "play", "game", "vip", "club", "spin",
        "sport", "sports", "luck", "poker", "toto", "4d", "vegas", "bets", "pay", "fun", "city", "king", "go",
    ]
    private static let words = ["Casino", "Bet", "Slots", "Play", "Games", "Club", "Sports", "Vegas", "Spin", "Win"]
    private static let numbers = [
        "88", "88", "77", "99", "168", "138", "365", "777", "888", "8", "9", "66", "247", "333", "55", "303", "123",
        "789",
        "1", "22", "188", "2", "24", "33", "4", "5", "69", "96",
    ]
    private static let topLevels = [
        "com", "com", "com", "net", "vip", "cc", "win", "top", "xyz", "bet", "online", "app", "club", "live", "site",
        "org", "info", "me", "io", "fun", "pro", "one", "tv", "co", "games",
    ]

    private static func stem(_ fold: Int, _ random: inout Random) -> String {
        let count = random.chance(0.75) ? 2 : 3
        return (0..<count).map { _ in random.pick(syllables[fold]) }.joined()
    }

    /// Two letters that begin one of the fold's syllables, for names such as `KV88`.
    private static func pair(_ fold: Int, _ random: inout Random) -> String {
        String(random.pick(syllables[fold]).prefix(2))
    }

    private static func cased(_ name: String, _ random: inout Random) -> String {
        switch random.below(10) {
        case 0...4: name
        case 5...7: capitalized(name)
        default: name.uppercased()
        }
    }

    private static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
