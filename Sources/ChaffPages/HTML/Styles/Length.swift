/// A number in CSS with its unit.
struct Length {
    enum Unit { case pixels, fontRelative, rootRelative, viewport, percent, none }

    var value: Double
    var unit: Unit
    /// The position behind it.
    var end: Int

    /// Reads the number that starts at `start`, or nil if none does.
    init?(_ text: ByteView, at start: Int) {
        var position = start
        var sign = 1.0
        if text[position] == 0x2D || text[position] == 0x2B {
            if text[position] == 0x2D { sign = -1 }
            position += 1
        }
        var number = 0.0
        var digits = 0
        while ByteView.isDigit(text[position]) {
            number = min(1e9, number * 10 + Double(text[position] - 0x30))
            digits += 1
            position += 1
        }
        if text[position] == 0x2E {
            position += 1
            var weight = 0.1
            while ByteView.isDigit(text[position]) {
                number += weight * Double(text[position] - 0x30)
                weight /= 10
                digits += 1
                position += 1
            }
        }
        guard digits > 0 else { return nil }
        value = sign * number
        let unitStart = position
        while ByteView.isLetter(text[position]) || text[position] == 0x25 { position += 1 }
        unit = Length.unit(text[ByteRange(unitStart, position)])
        end = position
    }

    private static func unit(_ name: ByteView) -> Unit {
        if name.count == 0 { return .none }
        if name[0] == 0x25 { return .percent }
        if name.equals("em") || name.equals("ex") || name.equals("ch") { return .fontRelative }
        if name.equals("rem") { return .rootRelative }
        if name.equals("vw") || name.equals("vh") { return .viewport }
        return .pixels
    }

    /// About how many pixels it is; a part of something counts as one of 500 pixels, a font as 16.
    var pixels: Double {
        switch unit {
        case .fontRelative, .rootRelative: value * 16
        case .percent, .viewport: value * 5
        case .pixels, .none: value
        }
    }
}
