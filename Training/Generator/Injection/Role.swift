/// What a piece of injected text sells.
enum Kind: String, CaseIterable {
    case gambling, adult, other
}

/// What a piece of injected text is: the first part of the names of the rules that make it.
enum Role: String, CaseIterable {
    case header = "spam.header"
    case list = "spam.list"
    case app = "spam.app"
    case brand = "spam.brand"
    case promo = "spam.promo"
    case tips = "spam.tips"
    case contact = "spam.contact"
    case comment = "spam.comment"
    case title = "spam.title"
    case insertedBrand = "insert.brand"
    case insertedKeyword = "insert.keyword"
    case insertedAnchor = "insert.anchor"
    case insertedApp = "insert.app"

    /// The name that families are made of.
    var name: String { String(rawValue.split(separator: ".")[1]) }

    /// The engine's own rules of phrases for the role, in Chinese.
    var phraseRule: String? {
        switch self {
        case .header: "phrase.header"
        case .list: "phrase.list"
        case .insertedKeyword: "phrase.keyword"
        default: nil
        }
    }

    /// How often each kind comes in a role: what the taxonomy saw, evened out so that no kind is rare.
    func weight(of kind: Kind, isChinese: Bool) -> Double {
        switch (self, kind) {
        case (.header, .adult) where isChinese: 7
        case (.list, .adult) where isChinese: 4
        case (.header, .gambling) where isChinese: 4
        case (.insertedApp, .adult) where isChinese: 6
        case (.app, .adult) where isChinese: 4
        case (.tips, .gambling): 8
        case (.promo, .adult): 3
        case (_, .gambling): 6
        case (_, .adult): 2
        case (_, .other): 1.5
        }
    }
}
