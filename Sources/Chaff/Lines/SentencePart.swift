/// What a code point does in a sentence, for the few that a line's shape is read from; 0 for all others.
///
/// Decided once a code point, when the folding table is filled, and carried in ``Cell``.
@_spi(Folding) public enum SentencePart: UInt32 {
    /// `. ! ? 。` and their like in other scripts.
    case end = 1
    /// `,` and `、`: a comma that keyword stacks are strung on too.
    case listComma = 2
    /// `;` and the Arabic comma.
    case comma = 3
    /// What keyword stacks are strung on: `- / _ | · ・ 丨`.
    case separator = 4
    /// Han characters that prose needs and keyword stacks do without: 的 了 在 是 和 and others.
    case functionCharacter = 5
    /// `” 」`: a sentence may end with them.
    case closingQuote = 6
    case colon = 7

    /// The part a folded code point plays, or nil.
    public init?(of codePoint: UInt32) {
        switch codePoint {
        case 0x2E, 0x21, 0x3F, 0x3002, 0x0964, 0x06D4, 0x061F: self = .end
        case 0x2C, 0x3001: self = .listComma
        case 0x060C, 0x3B: self = .comma
        case 0x2D, 0x2F, 0x5F, 0x7C, 0xB7, 0x30FB, 0x4E28: self = .separator
        // 的 了 在 是 和 与 为 这 不 也 就 对 从 被 将 而 其 及 以 所
        case 0x7684, 0x4E86, 0x5728, 0x662F, 0x548C, 0x4E0E, 0x4E3A, 0x8FD9, 0x4E0D, 0x4E5F, 0x5C31, 0x5BF9, 0x4ECE,
            0x88AB, 0x5C06, 0x800C, 0x5176, 0x53CA, 0x4EE5, 0x6240:
            self = .functionCharacter
        case 0x201D, 0x300D: self = .closingQuote
        case 0x3A: self = .colon
        default: return nil
        }
    }
}
