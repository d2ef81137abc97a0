import Chaff

/// What CSS declarations say about whether text is seen; each property is either not set, or set to what hides or to
/// what shows.
struct Style: Equatable {
    /// One bit a property.
    struct Properties: OptionSet {
        let rawValue: UInt16
        static let display = Properties(rawValue: 1 << 0)
        static let visibility = Properties(rawValue: 1 << 1)
        static let position = Properties(rawValue: 1 << 2)
        static let horizontal = Properties(rawValue: 1 << 3)
        static let vertical = Properties(rawValue: 1 << 4)
        static let margin = Properties(rawValue: 1 << 5)
        static let indent = Properties(rawValue: 1 << 6)
        static let overflow = Properties(rawValue: 1 << 7)
        static let width = Properties(rawValue: 1 << 8)
        static let height = Properties(rawValue: 1 << 9)
        static let fontSize = Properties(rawValue: 1 << 10)
        static let opacity = Properties(rawValue: 1 << 11)
        static let clip = Properties(rawValue: 1 << 12)
        static let transform = Properties(rawValue: 1 << 13)
        static let color = Properties(rawValue: 1 << 14)
        static let background = Properties(rawValue: 1 << 15)
    }

    /// The properties that are set.
    var declared: Properties = []
    /// Those that are set to a value that hides, or helps another to.
    var hides: Properties = []
    var color = Color.unknown
    var background = Color.unknown

    var isEmpty: Bool { declared.isEmpty }

    mutating func set(_ property: Properties, hides hiding: Bool) {
        declared.insert(property)
        if hiding { hides.insert(property) } else { hides.remove(property) }
    }

    /// Lets the declarations of `other` overrule these.
    mutating func merge(_ other: Style) {
        hides = hides.subtracting(other.declared).union(other.hides)
        declared.formUnion(other.declared)
        if other.declared.contains(.color) { color = other.color }
        if other.declared.contains(.background) { background = other.background }
    }

    /// Hiding that nothing inside the element can undo.
    var hiding: Markup.Hiding {
        if hides.isEmpty { return .none }
        if hides.contains(.display) { return .display }
        if hides.contains(.position), !hides.isDisjoint(with: [.horizontal, .vertical]) { return .offScreen }
        if !hides.isDisjoint(with: [.margin, .transform]) { return .offScreen }
        if hides.contains(.opacity) { return .opacity }
        if hides.contains(.overflow), !hides.isDisjoint(with: [.width, .height]) { return .zeroSize }
        if hides.contains(.clip) { return .clipped }
        return .none
    }

    /// True if the style can hide text whatever stands around it.
    var canHide: Bool { hiding != .none || !hides.isDisjoint(with: [.visibility, .fontSize, .indent]) }
}
