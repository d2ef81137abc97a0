/// Reads CSS declarations, `display: none; color: #fff`, for what they say about hiding. Everything else is skipped.
struct DeclarationReader {
    let view: ByteView
    private(set) var position: Int
    private(set) var style = Style()

    /// Pixels beyond the edge from which on a positioned element counts as off-screen.
    private static let farAway = 500.0
    /// The same to the right, where wide pages and carousels are, and for margins, which layouts use too.
    private static let veryFarAway = 2000.0

    init(_ view: ByteView, from start: Int = 0) {
        self.view = view
        position = start
    }

    /// Reads up to the closing brace or to the end.
    mutating func read() {
        while true {
            skipBlanks(andSemicolons: true)
            guard position < view.count, view[position] != 0x7D else { return }
            let name = position
            while ByteView.isLetter(view[position]) || view[position] == 0x2D { position &+= 1 }
            let nameEnd = position
            skipBlanks(andSemicolons: false)
            guard view[position] == 0x3A, nameEnd > name else {
                position = valueEnd(from: max(position, name))
                continue
            }
            position &+= 1
            guard DeclarationReader.mayMatter(view[name], nameEnd &- name) else {
                position = valueEnd(from: position)
                continue
            }
            skipBlanks(andSemicolons: false)
            let end = valueEnd(from: position)
            apply(view[ByteRange(name, nameEnd)], view[ByteRange(min(position, end), end)])
            position = end
        }
    }

    private mutating func skipBlanks(andSemicolons: Bool) {
        while true {
            let byte = view[position]
            if ByteView.isWhiteSpace(byte) || andSemicolons && byte == 0x3B {
                position &+= 1
            } else if byte == 0x2F, view[position &+ 1] == 0x2A {
                position = DeclarationReader.commentEnd(view, from: position)
            } else {
                return
            }
        }
    }

    /// The position behind the comment that starts at `start`; the end if it is not closed.
    static func commentEnd(_ view: ByteView, from start: Int) -> Int {
        var position = start &+ 2
        while let star = view.index(of: 0x2A, from: position) {
            if view[star &+ 1] == 0x2F { return star &+ 2 }
            position = star &+ 1
        }
        return view.count
    }

    /// The semicolon or closing brace after `start`, eight bytes a step.
    private func valueEnd(from start: Int) -> Int {
        var index = start
        while index &+ 8 <= view.count {
            let word = view.word(at: index)
            let semicolon = word ^ 0x3B &* ByteView.ones
            let brace = word ^ 0x7D &* ByteView.ones
            let hits =
                ((semicolon &- ByteView.ones) & ~semicolon | (brace &- ByteView.ones) & ~brace) & ByteView.highs
            if hits != 0 { return index &+ hits.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < view.count, view[index] != 0x3B, view[index] != 0x7D { index &+= 1 }
        return index
    }

    /// False if no property that is read begins and is as long as this.
    @inline(__always) private static func mayMatter(_ first: UInt8, _ length: Int) -> Bool {
        // b c d f h l m o p r t v w
        length >= 3 && length <= 16 && (1 as UInt32) &<< UInt32(first & 31) & 0b1101_0101_1011_0001_0101_1100 != 0
    }

    private mutating func apply(_ name: ByteView, _ value: ByteView) {
        switch name[0] | 0x20 {
        case 0x62: if name.matches("background", at: 0) { applyBackground(name, value) }
        case 0x63: applyClipOrColor(name, value)
        case 0x64: if name.equals("display") { style.set(.display, hides: value.matches("none", at: 0)) }
        case 0x66: applyFont(name, value)
        case 0x68: if name.equals("height") { applySize(.height, value) }
        case 0x6C: if name.equals("left") { applyPlace(.horizontal, value) }
        case 0x6D: applyMargin(name, value)
        case 0x6F: applyOverflow(name, value)
        case 0x70:
            if name.equals("position") {
                style.set(.position, hides: !value.matches("static", at: 0) && !value.matches("in", at: 0))
            }
        case 0x72: if name.equals("right") { applyPlace(.horizontal, value) }
        case 0x74: applyText(name, value)
        case 0x76:
            if name.equals("visibility"), !value.matches("in", at: 0) {
                style.set(.visibility, hides: !value.matches("visible", at: 0))
            }
        case 0x77: if name.equals("width") { applySize(.width, value) }
        default: if name.equals("bottom") { applyPlace(.vertical, value) }
        }
    }

    private mutating func applyBackground(_ name: ByteView, _ value: ByteView) {
        guard name.count == 10 || name.equals("background-color") || name.equals("background-image") else { return }
        let isColor = value.matches("rgb", at: 0) || value.nearIndex(of: 0x28, from: 0) == nil
        if !isColor || name.equals("background-color") && value.matches("var", at: 0) {
            // A picture or a gradient covers the colour, whatever it is.
            style.declared.insert(.background)
            style.background = .unknown
            return
        }
        let color = Color(firstWord(of: value))
        guard color.isKnown else { return }
        style.declared.insert(.background)
        style.background = color
    }

    private mutating func applyClipOrColor(_ name: ByteView, _ value: ByteView) {
        if name.equals("color") {
            guard !value.matches("in", at: 0) else { return }
            style.declared.insert(.color)
            style.color = Color(firstWord(of: value))
        } else if name.equals("clip") {
            let sides = lengths(in: value)
            style.set(.clip, hides: sides.count == 4 && sides.allSatisfy { (0...1).contains($0.pixels) })
        } else if name.equals("clip-path"), let length = lengths(in: value).first {
            let isInset = value.matches("inset", at: 0) && length.unit == .percent && length.value >= 50
            style.set(.clip, hides: isInset || value.matches("circle", at: 0) && length.value == 0)
        }
    }

    private mutating func applyFont(_ name: ByteView, _ value: ByteView) {
        guard name.equals("font") || name.equals("font-size") else { return }
        let isShorthand = name.count == 4
        let length = lengths(in: value).first {
            // A weight has no unit.
            !isShorthand || $0.unit != .none || $0.value == 0
        }
        guard let length else {
            if !isShorthand, !value.matches("in", at: 0) { style.set(.fontSize, hides: false) }
            return
        }
        let isTiny = length.value <= 0 || length.unit == .pixels && length.value <= 1
        // A share of nothing is nothing: what is relative shows nothing that was hidden.
        if isTiny || length.unit != .percent && length.unit != .fontRelative { style.set(.fontSize, hides: isTiny) }
    }

    private mutating func applyPlace(_ property: Style.Properties, _ value: ByteView) {
        guard let length = Length(value, at: 0) else { return }
        style.set(
            property,
            hides: length.pixels <= -DeclarationReader.farAway || length.pixels >= DeclarationReader.veryFarAway)
    }

    private mutating func applyMargin(_ name: ByteView, _ value: ByteView) {
        if name.equals("max-height") {
            applySize(.height, value)
        } else if name.equals("max-width") {
            applySize(.width, value)
        } else if name.equals("margin-left") || name.equals("margin-top"), let length = Length(value, at: 0) {
            style.set(.margin, hides: length.unit != .percent && length.pixels <= -DeclarationReader.veryFarAway)
        }
    }

    private mutating func applySize(_ property: Style.Properties, _ value: ByteView) {
        let length = Length(value, at: 0)
        style.set(property, hides: length.map { (0...1).contains($0.pixels) } ?? false)
    }

    private mutating func applyOverflow(_ name: ByteView, _ value: ByteView) {
        if name.equals("opacity") {
            guard let length = Length(value, at: 0) else { return }
            style.set(.opacity, hides: length.value <= (length.unit == .percent ? 1 : 0.01))
        } else if name.equals("overflow") || name.equals("overflow-x") || name.equals("overflow-y") {
            style.set(.overflow, hides: value.matches("hidden", at: 0) || value.matches("clip", at: 0))
        }
    }

    private mutating func applyText(_ name: ByteView, _ value: ByteView) {
        if name.equals("top") {
            applyPlace(.vertical, value)
        } else if name.equals("text-indent") {
            guard let length = Length(value, at: 0) else { return }
            // A full width to the right is how pictures replace text.
            let isReplaced = length.unit == .percent && length.value >= 100
            style.set(.indent, hides: length.pixels <= -DeclarationReader.farAway || isReplaced)
        } else if name.equals("transform") {
            guard let length = lengths(in: value).first else { return }
            let isMoved = value.matches("translate", at: 0) && length.unit != .percent
            let isScaled = value.matches("scale", at: 0) && length.value == 0
            style.set(
                .transform, hides: isScaled || isMoved && length.pixels <= -DeclarationReader.veryFarAway)
        }
    }

    /// The first few lengths that stand apart in a value.
    private func lengths(in value: ByteView) -> [Length] {
        var lengths: [Length] = []
        var index = 0
        while index < value.count, lengths.count < 4 {
            let before = value[index &- 1]
            let startsHere = index == 0 || !ByteView.isLetter(before) && before != 0x2D && before != 0x23
            if startsHere, let length = Length(value, at: index) {
                lengths.append(length)
                index = max(length.end, index &+ 1)
            } else {
                index &+= 1
            }
        }
        return lengths
    }

    private func firstWord(of value: ByteView) -> ByteView {
        if value.matches("rgb", at: 0) { return value }
        var end = 0
        while end < value.count, !ByteView.isWhiteSpace(value[end]), value[end] != 0x21 { end &+= 1 }
        return value[ByteRange(0, end)]
    }
}
