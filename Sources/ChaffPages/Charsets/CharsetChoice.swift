/// The charset a page was read in, and why.
/// ```swift
/// choice.name          // "utf-8"
/// choice.explanation   // "valid UTF-8, though gb2312 is declared"
/// ```
public struct CharsetChoice: Equatable, Sendable {
    /// What settled the choice.
    public enum Reason: String, Equatable, Sendable {
        /// The byte order mark at the start.
        case byteOrderMark
        /// The charset the caller asked for.
        case option
        /// The header the page was served with.
        case http
        /// A meta element of the page.
        case meta
        /// The XML declaration at the start of the page.
        case xmlDeclaration
        /// Zero bytes where UTF-16 or UTF-32 has them.
        case zeroBytes
        /// Escape sequences of ISO-2022-JP.
        case escapeSequences
        /// The text is valid UTF-8.
        case validity
        /// The charset under which the bytes make the likeliest text.
        case likelihood
    }

    /// The charset in lower case, as the WHATWG Encoding Standard names it: gb18030 for gb2312 and gbk.
    public var name: String
    public var reason: Reason
    /// What was declared, by a header, a meta element or an XML declaration, and not followed: names joined by " and ",
    /// or empty.
    public var overruled: String
    /// How many bytes or sequences of bytes were no characters and became U+FFFD, NUL bytes among them.
    public var repaired: Int

    public init(name: String, reason: Reason, overruled: String = "", repaired: Int = 0) {
        self.name = name
        self.reason = reason
        self.overruled = overruled
        self.repaired = repaired
    }

    /// The reason for people, a part of a sentence: "declared in a meta element".
    public var explanation: String {
        let because =
            switch reason {
            case .byteOrderMark: "byte order mark"
            case .option: "asked for"
            case .http: "declared in the HTTP header"
            case .meta: "declared in a meta element"
            case .xmlDeclaration: "declared in the XML declaration"
            case .zeroBytes: "zero bytes in every character"
            case .escapeSequences: "escape sequences of the charset"
            case .validity: "valid UTF-8"
            case .likelihood: "likeliest for these bytes"
            }
        return overruled.isEmpty ? because : "\(because), though \(overruled) is declared"
    }
}
