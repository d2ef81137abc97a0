/// Latin letters and digits in styled forms that NFKC undoes.
enum LetterForms {
    /// A style: where its capitals, small letters and digits begin; nil where it has none.
    struct Style {
        let capitals: UInt32?
        let small: UInt32?
        var digits: UInt32?
        /// Code points that stand elsewhere.
        var exceptions: [Unicode.Scalar: UInt32] = [:]

        func form(of scalar: Unicode.Scalar) -> Unicode.Scalar {
            if let value = exceptions[scalar] { return Unicode.Scalar(value) ?? scalar }
            let start: (UInt32?, UInt32) =
                switch scalar {
                case "A"..."Z": (capitals ?? small, 0x41)
                case "a"..."z": (small ?? capitals, 0x61)
                case "0"..."9": (digits, 0x30)
                default: (nil, 0)
                }
            guard let base = start.0 else { return scalar }
            return Unicode.Scalar(base + scalar.value - start.1) ?? scalar
        }
    }

    static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
        case 0x20: "\u{3000}"
        default: scalar
        }
    }

    static let mathematicalStyles = [
        Style(capitals: 0x1D400, small: 0x1D41A, digits: 0x1D7CE),
        Style(capitals: 0x1D434, small: 0x1D44E, exceptions: ["h": 0x210E]),
        Style(capitals: 0x1D468, small: 0x1D482),
        Style(capitals: 0x1D4D0, small: 0x1D4EA),
        Style(capitals: 0x1D56C, small: 0x1D586),
        Style(capitals: 0x1D5A0, small: 0x1D5BA, digits: 0x1D7E2),
        Style(capitals: 0x1D5D4, small: 0x1D5EE, digits: 0x1D7EC),
        Style(capitals: 0x1D63C, small: 0x1D656),
        Style(capitals: 0x1D670, small: 0x1D68A, digits: 0x1D7F6),
        Style(
            capitals: 0x1D538, small: 0x1D552, digits: 0x1D7D8,
            exceptions: ["C": 0x2102, "H": 0x210D, "N": 0x2115, "P": 0x2119, "Q": 0x211A, "R": 0x211D, "Z": 0x2124]),
        Style(capitals: 0xFF21, small: 0xFF41, digits: 0xFF10),
    ]

    static let enclosedStyles = [
        Style(capitals: 0x24B6, small: 0x24D0),
        Style(capitals: 0x1F130, small: nil),
        Style(capitals: 0x1F150, small: nil),
        Style(capitals: 0x1F170, small: nil),
    ]
}

/// Emoji of the trade and of template authors.
enum Emoji {
    static let trade = [
        "🎰", "💰", "🔥", "🎁", "✅", "⭐", "💎", "🏆", "❤️", "👉", "🎲", "🚨", "💯", "🍀", "⚡", "🎉", "💋", "🔞", "📲", "🤑", "♠️", "♦️",
        "🎯", "👑",
    ]

    /// What mirrors sprinkle over clean articles, with skin tones, joiners and signs that lost their partner.
    static let sprinkled = [
        "😩", "🍕", "🤹🏿", "♀️", "😀", "🐼", "🌹", "🚀", "📕", "🥳", "👨🏻", "🏿♂️", "🍉", "🎈", "🐳", "⛄", "🌧", "🤝🏽", "\u{200D}♀️",
        "➡", "🦊", "🥦", "🎻",
    ]
}
