/// What a character is to a cut: what may be left orphaned beside it, and what must stay.
enum SeamMark: Equatable {
    case blank
    /// `.` and its like: it belongs to what is before it.
    case end
    /// `,`, `:` and their like: it belongs to what is before it and waits for what follows.
    case comma
    /// `-`, `|` and their like: it stands between two things.
    case separator
    case opener, closer
    /// `"`, which opens and closes.
    case quote
    /// Everything else; never taken away.
    case word

    init(_ grapheme: Grapheme) {
        guard let scalar = grapheme.scalar else {
            self = .word
            return
        }
        switch scalar {
        case ".", "!", "?", "…", "。", "！", "？", "．", "｡", "।", "؟", "۔": self = .end
        case ",", ";", ":", "，", "、", "；", "：", "،", "؛", "､": self = .comma
        case "|", "/", "\\", "~", "•", "·", "・", "･", "*", ">", "<", "=", "+", "&", "｜", "／", "＼", "～", "＊", "＞", "＜",
            "＝", "＋", "＆", "丨", "●", "■", "▪", "◆", "◇", "★", "☆", "→", "←", "−":
            self = .separator
        case "\"": self = .quote
        default: self = SeamMark(category: scalar.properties)
        }
    }

    private init(category properties: Unicode.Scalar.Properties) {
        if properties.isWhitespace {
            self = .blank
            return
        }
        switch properties.generalCategory {
        case .openPunctuation, .initialPunctuation: self = .opener
        case .closePunctuation, .finalPunctuation: self = .closer
        case .dashPunctuation, .connectorPunctuation: self = .separator
        default: self = .word
        }
    }

    /// True for what is orphaned where nothing is left on one side of it.
    var isJoint: Bool { self == .end || self == .comma || self == .separator }

    /// True for what follows a word without a blank.
    var clingsToLeft: Bool { self == .end || self == .comma || self == .closer }
}
