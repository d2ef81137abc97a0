/// Emoji whose UTF-8 was read as windows-1252, or as Thai where that has a character, and encoded again.
enum DoubleEncoding {
    static let emoji: [Unicode.Scalar] = ["🎰", "🎲", "🔥", "🎉", "💎", "✨", "⚡", "🏀", "📱", "😀", "🌹"]

    static func text(of emoji: Unicode.Scalar, isThai: Bool) -> String {
        var text = String.UnicodeScalarView()
        for byte in UTF8.encode(emoji) ?? UTF8.encodedReplacementCharacter {
            switch byte {
            case 0x80..<0xA0: text.append(western[Int(byte - 0x80)])
            case 0xA1...0xFB where isThai && !(0xDB...0xDE ~= byte):
                text.append(Unicode.Scalar(UInt32(byte) - 0xA1 + 0xE01) ?? "?")
            default: text.append(Unicode.Scalar(byte))
            }
        }
        return String(text)
    }

    /// What windows-1252 has from 0x80 on; what it has not stays a control character.
    private static let western = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
