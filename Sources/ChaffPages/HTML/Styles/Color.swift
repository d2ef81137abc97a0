/// A colour as far as it is needed: red, green, blue, or unknown.
struct Color: Equatable {
    private var bits: UInt32

    static let unknown = Color(bits: 0)

    private init(bits: UInt32) { self.bits = bits }

    init(red: UInt32, green: UInt32, blue: UInt32) {
        bits = 1 << 24 | min(red, 255) << 16 | min(green, 255) << 8 | min(blue, 255)
    }

    @inline(__always) var isKnown: Bool { bits != 0 }

    /// True if a person cannot tell text in one colour from a ground in the other: `#fffffe` on white is hidden too.
    func isIndistinguishable(from other: Color) -> Bool {
        guard isKnown, other.isKnown else { return false }
        for shift: UInt32 in [0, 8, 16] {
            let difference = Int32((bits >> shift) & 255) - Int32((other.bits >> shift) & 255)
            if abs(difference) > Color.tolerance { return false }
        }
        return true
    }

    private static let tolerance: Int32 = 8

    /// Reads a name, `#rgb`, `#rrggbb` or `rgb(…)`; anything else, and what is translucent, is unknown.
    init(_ text: ByteView) {
        self = .unknown
        if text[0] == 0x23 {
            self = Color.hexadecimal(text[ByteRange(1, text.count)])
        } else if text.matches("rgb", at: 0) {
            self = Color.components(text)
        } else if text.count == 6, let hexadecimal = Optional(Color.hexadecimal(text)), hexadecimal.isKnown {
            // Old attributes leave out the hash.
            self = hexadecimal
        } else if let named = ColorNames.shared.color(text) {
            self = named
        }
    }

    private static func hexadecimal(_ digits: ByteView) -> Color {
        var value: UInt32 = 0
        guard digits.count == 3 || digits.count == 6 else { return .unknown }
        for index in 0..<digits.count {
            guard let digit = CharacterReference.hexadecimalDigit(digits[index]) else { return .unknown }
            value = value << 4 | digit
            if digits.count == 3 { value = value << 4 | digit }
        }
        return Color(red: value >> 16, green: value >> 8 & 255, blue: value & 255)
    }

    /// `rgb(255, 0, 0)`, `rgb(100% 0% 0%)`, `rgba(255, 0, 0, 1)`.
    private static func components(_ text: ByteView) -> Color {
        var parts: [UInt32] = []
        var position = 3
        while position < text.count, parts.count < 4 {
            guard let length = Length(text, at: position) else {
                position += 1
                continue
            }
            let value = length.value * (length.unit == .percent ? 2.55 : 1)
            // The fourth number is how much covers what is below.
            if parts.count == 3, length.value < (length.unit == .percent ? 100 : 1) { return .unknown }
            parts.append(UInt32(max(0, min(255, value))))
            position = length.end
        }
        return parts.count >= 3 ? Color(red: parts[0], green: parts[1], blue: parts[2]) : .unknown
    }
}
